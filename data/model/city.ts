import type { Field, Layer } from './catalogue.ts';
import { nameFields, provenanceFields } from './common-fields.ts';

const id = (field: string): Field => ({ name: field, type: 'text', access: 'public', label: { zh: '编号', en: 'Id' } });
const people: Field = {
  name: 'population',
  type: 'integer',
  range: [0, 1e8],
  access: 'public',
  label: { zh: '人口', en: 'Population' },
};

export const districts: Layer = {
  id: 'districts',
  theme: 'city',
  title: { zh: '行政区', en: 'Districts' },
  geometry: 'polygon',
  key: 'districtId',
  labelField: 'name',
  minZoom: 6,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [id('districtId'), ...nameFields(), people, ...provenanceFields],
};

export const streets: Layer = {
  id: 'streets',
  theme: 'city',
  title: { zh: '街道', en: 'Streets (subdistricts)' },
  geometry: 'polygon',
  key: 'streetId',
  labelField: 'name',
  minZoom: 9,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    id('streetId'),
    ...nameFields(),
    { name: 'districtId', type: 'text', access: 'public', label: { zh: '所属区', en: 'District' } },
    people,
    ...provenanceFields,
  ],
};

export const builtUp: Layer = {
  id: 'built_up',
  theme: 'city',
  title: { zh: '建成区', en: 'Built-up area' },
  geometry: 'polygon',
  key: 'builtUpId',
  minZoom: 6,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [id('builtUpId'), ...provenanceFields],
};

export const surveyCoverage: Layer = {
  id: 'survey_coverage',
  theme: 'city',
  title: { zh: '普查范围', en: 'Survey coverage' },
  geometry: 'polygon',
  key: 'coverageId',
  minZoom: 6,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    id('coverageId'),
    { name: 'surveyDate', type: 'date', access: 'public', label: { zh: '普查日期', en: 'Survey date' } },
    ...provenanceFields.filter((f) => f.name !== 'surveyDate'),
  ],
};

export const landCover: Layer = {
  id: 'land_cover',
  theme: 'city',
  title: { zh: '土地覆盖', en: 'Land cover' },
  geometry: 'polygon',
  key: 'coverId',
  minZoom: 9,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    id('coverId'),
    {
      name: 'cover',
      type: 'code',
      codes: 'landCover',
      access: 'public',
      label: { zh: '类型', en: 'Cover' },
      tileZoom: 0,
    },
    ...provenanceFields,
  ],
  // Parks and woods shape a city from afar; its blocks are seen where blocks can be told apart.
  detail: { field: 'cover', codes: ['building', 'paved', 'bare', 'farmland', 'water'], fromZoom: 12 },
};

export const roads: Layer = {
  id: 'roads',
  theme: 'city',
  title: { zh: '道路', en: 'Roads' },
  geometry: 'line',
  key: 'roadId',
  labelField: 'name',
  minZoom: 8,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'road-class',
  fields: [
    id('roadId'),
    // Low zooms draw no road names, and without them whole classes of road join into one line.
    ...nameFields('public', 12),
    {
      name: 'roadClass',
      type: 'code',
      codes: 'roadClass',
      access: 'public',
      label: { zh: '等级', en: 'Class' },
      tileZoom: 0,
    },
    {
      name: 'widthM',
      type: 'number',
      unit: 'm',
      range: [0.5, 200],
      access: 'public',
      label: { zh: '红线宽度', en: 'Width' },
    },
    ...provenanceFields,
  ],
};

export const water: Layer = {
  id: 'water',
  theme: 'city',
  title: { zh: '水系', en: 'Water' },
  geometry: 'polygon',
  key: 'waterId',
  labelField: 'name',
  minZoom: 6,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    id('waterId'),
    ...nameFields(),
    {
      name: 'waterType',
      type: 'code',
      codes: 'waterType',
      access: 'public',
      label: { zh: '类型', en: 'Type' },
      tileZoom: 0,
    },
    {
      name: 'floodLevelM',
      type: 'number',
      unit: 'm',
      range: [-200, 9000],
      access: 'staff',
      label: { zh: '设计洪水位', en: 'Design flood level' },
    },
    ...provenanceFields,
  ],
};

/** Rivers and canals as lines: their names run along the water, and narrow ones stay in sight at low zooms. */
export const waterways: Layer = {
  id: 'waterways',
  theme: 'city',
  title: { zh: '河道中心线', en: 'Watercourses' },
  geometry: 'line',
  key: 'waterwayId',
  labelField: 'name',
  minZoom: 8,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    id('waterwayId'),
    ...nameFields(),
    {
      name: 'waterType',
      type: 'code',
      codes: 'waterType',
      access: 'public',
      label: { zh: '类型', en: 'Type' },
      tileZoom: 0,
    },
    ...provenanceFields,
  ],
};

/** Railway lines, and stations as the stretch of line along their platforms. */
export const railways: Layer = {
  id: 'railways',
  theme: 'city',
  title: { zh: '铁路', en: 'Railways' },
  geometry: 'line',
  key: 'railwayId',
  labelField: 'name',
  minZoom: 8,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    id('railwayId'),
    ...nameFields(),
    {
      name: 'railType',
      type: 'code',
      codes: 'railType',
      access: 'public',
      label: { zh: '类型', en: 'Type' },
      tileZoom: 0,
    },
    ...provenanceFields,
  ],
};

/** Footprints of buildings, where a survey has them. */
export const buildings: Layer = {
  id: 'buildings',
  theme: 'city',
  title: { zh: '建筑物', en: 'Buildings' },
  geometry: 'polygon',
  key: 'buildingId',
  minZoom: 14,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    id('buildingId'),
    { name: 'floors', type: 'integer', range: [0, 300], access: 'public', label: { zh: '层数', en: 'Floors' } },
    ...provenanceFields,
  ],
};

/** Terrain as the survey delivers it in vector form; fine terrain is not for the public (domain reference 7). */
export const contours: Layer = {
  id: 'contours',
  theme: 'city',
  title: { zh: '地形等高线', en: 'Terrain contours' },
  geometry: 'line',
  key: 'contourId',
  minZoom: 12,
  maxZoom: 16,
  access: 'staff',
  publicGeometry: 'none',
  fields: [
    { name: 'contourId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    {
      name: 'levelM',
      type: 'number',
      unit: 'm',
      range: [-200, 9000],
      access: 'staff',
      label: { zh: '高程', en: 'Level' },
      tileZoom: 0,
    },
    ...provenanceFields,
  ],
};

export const cityLayers = [
  districts,
  streets,
  builtUp,
  surveyCoverage,
  landCover,
  buildings,
  roads,
  railways,
  water,
  waterways,
  contours,
] as const;
