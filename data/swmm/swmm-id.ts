const longest = 31;

/**
 * Id of a record in a model: its key where the engine takes it (letters, digits, `_ - .`, at most 31), else what is left
 * of the key and a hash of the whole. The same key always gives the same id, so that results find back to records.
 */
export function swmmId(key: string): string {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/.test(key)) return key;
  const kept = key.replace(/[^A-Za-z0-9_.-]+/g, '_').replace(/^[.-]/, '_');
  return `${kept.slice(0, longest - 9)}_${hash(key)}`;
}

/** FNV-1a of the UTF-16 code units, eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** Gives ids out once each; letters that differ in case only count as the same. */
export class IdShelf {
  private readonly taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.taken.has(id.toLowerCase()); n++) id = `${wanted.slice(0, longest - 5)}~${n}`;
    this.taken.add(id.toLowerCase());
    return id;
  }
}
