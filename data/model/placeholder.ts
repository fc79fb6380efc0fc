const placeholders = new Set([
  'name',
  'names',
  'null',
  'none',
  'nil',
  'nan',
  'n/a',
  'na',
  'unknown',
  'undefined',
  'unnamed',
  'test',
  'tbd',
  'todo',
  'xxx',
  'xx',
  'x',
  '?',
  '-',
  '--',
  '/',
  '名称',
  '未知',
  '不详',
  '无名',
  '未命名',
  '测试',
  '无',
]);

/** Whether a name or key is a word that stands for a name nobody filled in, such as `name`, `N/A` or 未知. */
export function isPlaceholder(text: string): boolean {
  return placeholders.has(text.trim().toLowerCase());
}
