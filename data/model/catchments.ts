import type { Layer } from './catalogue.ts';
import { nameFields, provenanceFields } from './common-fields.ts';
import { kind } from './drainage-fields.ts';

/** 汇水区: land by where its rain goes. */
export const catchments: Layer = {
  id: 'catchments',
  theme: 'drainage',
  title: { zh: '汇水区', en: 'Catchments' },
  geometry: 'polygon',
  key: 'catchmentId',
  labelField: 'name',
  minZoom: 11,
  maxZoom: 16,
  access: 'staff',
  publicGeometry: 'none',
  tileRank: 'area',
  fields: [
    { name: 'catchmentId', type: 'text', access: 'staff', label: { zh: '汇水区编号', en: 'Catchment id' } },
    ...nameFields('staff'),
    kind,
    { name: 'outletNodeId', type: 'text', access: 'staff', label: { zh: '出口管点', en: 'Outlet node' } },
    {
      name: 'runoffCoefficient',
      type: 'number',
      range: [0, 1],
      access: 'staff',
      label: { zh: '综合径流系数', en: 'Runoff coefficient' },
    },
    ...provenanceFields,
  ],
};
