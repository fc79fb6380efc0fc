import type { Layer } from './catalogue.ts';
import { inBothLanguages, nameFields, provenanceFields } from './common-fields.ts';

export const lifelines: Layer = {
  id: 'lifelines',
  theme: 'lifelines',
  title: { zh: '生命线设施', en: 'Lifelines' },
  geometry: 'point',
  key: 'lifelineId',
  labelField: 'name',
  minZoom: 10,
  maxZoom: 16,
  access: 'staff',
  publicGeometry: 'none',
  fields: [
    { name: 'lifelineId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    ...nameFields('staff'),
    {
      name: 'lifelineType',
      type: 'code',
      codes: 'lifelineType',
      access: 'staff',
      label: { zh: '类型', en: 'Type' },
      tileZoom: 0,
    },
    ...inBothLanguages({ name: 'owner', type: 'text', access: 'staff', label: { zh: '权属单位', en: 'Owner' } }),
    ...provenanceFields,
  ],
};

export const lifelineLayers = [lifelines] as const;
