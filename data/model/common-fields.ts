import type { Access, Field } from './catalogue.ts';

/**
 * A text of the survey and, for readers of English, its twin of the same name and `En`: the inspector shows it first.
 */
export function inBothLanguages(field: Field): [Field, Field] {
  const { zh, en } = field.label;
  return [field, { ...field, name: `${field.name}En`, label: { zh: `${zh}（英文）`, en: `${en} in English` } }];
}

/** The tail every survey table has: where a record came from and how it was delivered. */
export const provenanceFields: readonly Field[] = [
  {
    name: 'dataSource',
    type: 'code',
    codes: 'dataSource',
    access: 'staff',
    label: { zh: '数据来源', en: 'Data source' },
  },
  { name: 'surveyDate', type: 'date', access: 'staff', label: { zh: '数据获取时间', en: 'Survey date' } },
  ...inBothLanguages({ name: 'remark', type: 'text', access: 'staff', label: { zh: '备注', en: 'Remark' } }),
  {
    name: 'sourceValues',
    type: 'text',
    access: 'staff',
    label: { zh: '原始值', en: 'As delivered' },
    help: {
      zh: '原始表中的代码与写法，格式为“列=值”，按映射文件换算前的内容',
      en: 'Codes and spellings of the source table before the mapping file translated them, as column=value',
    },
  },
];

/**
 * What a thing is called: `name` as the survey has it, `nameEn` for readers of English (the official English name, else
 * pinyin with an English word for the kind of thing). Both are in tiles from `tileZoom` on.
 */
export function nameFields(access: Access = 'public', tileZoom = 0): Field[] {
  return [
    { name: 'name', type: 'text', access, label: { zh: '名称', en: 'Name' }, tileZoom },
    { name: 'nameEn', type: 'text', access, label: { zh: '英文名称', en: 'Name in English' }, tileZoom },
  ];
}
