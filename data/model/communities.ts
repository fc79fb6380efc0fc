import type { Layer } from './catalogue.ts';
import { nameFields, provenanceFields } from './common-fields.ts';

export const oldCommunities: Layer = {
  id: 'old_communities',
  theme: 'communities',
  title: { zh: '老旧小区', en: 'Old communities' },
  geometry: 'polygon',
  key: 'communityId',
  labelField: 'name',
  minZoom: 10,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    { name: 'communityId', type: 'text', access: 'public', label: { zh: '编号', en: 'Id' } },
    ...nameFields(),
    {
      name: 'yearBuilt',
      type: 'integer',
      range: [1800, 2100],
      access: 'public',
      label: { zh: '建成年代', en: 'Year built' },
    },
    {
      name: 'households',
      type: 'integer',
      range: [0, 100_000],
      access: 'public',
      label: { zh: '户数', en: 'Households' },
    },
    {
      name: 'buildings',
      type: 'integer',
      range: [0, 10_000],
      access: 'public',
      label: { zh: '楼栋数', en: 'Buildings' },
    },
    {
      name: 'floorAreaM2',
      type: 'number',
      unit: 'm2',
      range: [0, 1e8],
      access: 'public',
      label: { zh: '建筑面积', en: 'Floor area' },
    },
    {
      name: 'renewalStatus',
      type: 'code',
      codes: 'renewalStatus',
      access: 'public',
      label: { zh: '改造状态', en: 'Renewal' },
      tileZoom: 0,
    },
    {
      name: 'separation',
      type: 'code',
      codes: 'separation',
      access: 'public',
      label: { zh: '雨污分流', en: 'Separation' },
    },
    ...provenanceFields,
  ],
};

export const communityLayers = [oldCommunities] as const;
