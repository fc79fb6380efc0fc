import type { Field } from './catalogue.ts';

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
  { name: 'remark', type: 'text', access: 'staff', label: { zh: '备注', en: 'Remark' } },
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
