import type { Field } from './catalogue.ts';
import { inBothLanguages } from './common-fields.ts';

/** 类别: what a pipe, a structure or a catchment carries. */
export const kind: Field = {
  name: 'kind',
  type: 'code',
  codes: 'drainageKind',
  access: 'staff',
  tileZoom: 0,
  label: { zh: '类别', en: 'Kind' },
};
export const status: Field = {
  name: 'status',
  type: 'code',
  codes: 'status',
  access: 'staff',
  tileZoom: 14,
  label: { zh: '状态', en: 'Status' },
};
export const roadName = inBothLanguages({
  name: 'roadName',
  type: 'text',
  access: 'staff',
  label: { zh: '所在道路', en: 'Road' },
});
export const yearBuilt: Field = {
  name: 'yearBuilt',
  type: 'integer',
  access: 'staff',
  range: [1800, 2100],
  label: { zh: '建设年代', en: 'Year built' },
};
export const owner = inBothLanguages({
  name: 'owner',
  type: 'text',
  access: 'staff',
  label: { zh: '权属单位', en: 'Owner' },
});
/** A level above the vertical datum, m. */
export const level = (name: string, zh: string, en: string): Field => ({
  name,
  type: 'number',
  unit: 'm',
  access: 'staff',
  range: [-200, 9000],
  label: { zh, en },
});
