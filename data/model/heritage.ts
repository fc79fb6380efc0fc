import type { Field, Layer } from './catalogue.ts';
import { inBothLanguages, nameFields, provenanceFields } from './common-fields.ts';

const grade: Field = {
  name: 'grade',
  type: 'code',
  codes: 'heritageGrade',
  access: 'public',
  label: { zh: '保护级别', en: 'Grade' },
  tileZoom: 0,
};

export const heritageDistricts: Layer = {
  id: 'heritage_districts',
  theme: 'heritage',
  title: { zh: '历史文化街区', en: 'Heritage districts' },
  geometry: 'polygon',
  key: 'heritageDistrictId',
  labelField: 'name',
  minZoom: 9,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    { name: 'heritageDistrictId', type: 'text', access: 'public', label: { zh: '编号', en: 'Id' } },
    ...nameFields(),
    {
      name: 'zone',
      type: 'code',
      codes: 'heritageZone',
      access: 'public',
      label: { zh: '保护范围', en: 'Zone' },
      tileZoom: 0,
    },
    grade,
    { name: 'designatedDate', type: 'date', access: 'public', label: { zh: '公布日期', en: 'Designated' } },
    ...provenanceFields,
  ],
};

export const heritageBuildings: Layer = {
  id: 'heritage_buildings',
  theme: 'heritage',
  title: { zh: '历史建筑', en: 'Heritage buildings' },
  geometry: 'point',
  key: 'heritageBuildingId',
  labelField: 'name',
  minZoom: 12,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    { name: 'heritageBuildingId', type: 'text', access: 'public', label: { zh: '编号', en: 'Id' } },
    ...nameFields(),
    grade,
    ...inBothLanguages({ name: 'period', type: 'text', access: 'public', label: { zh: '年代', en: 'Period' } }),
    ...provenanceFields,
  ],
};

export const traditionalVillages: Layer = {
  id: 'traditional_villages',
  theme: 'heritage',
  title: { zh: '传统村落', en: 'Traditional villages' },
  geometry: 'polygon',
  key: 'villageId',
  labelField: 'name',
  minZoom: 9,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    { name: 'villageId', type: 'text', access: 'public', label: { zh: '编号', en: 'Id' } },
    ...nameFields(),
    grade,
    {
      name: 'households',
      type: 'integer',
      range: [0, 100_000],
      access: 'public',
      label: { zh: '户数', en: 'Households' },
    },
    ...provenanceFields,
  ],
};

export const heritageLayers = [heritageDistricts, heritageBuildings, traditionalVillages] as const;
