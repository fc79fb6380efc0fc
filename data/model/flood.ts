import type { Layer } from './catalogue.ts';
import { provenanceFields } from './common-fields.ts';

/** 易涝点 with the four-level responsibility; a person's name and phone are personal and never leave the staff's data. */
export const floodPoints: Layer = {
  id: 'flood_points',
  theme: 'flood',
  title: { zh: '易涝点', en: 'Flood-prone points' },
  geometry: 'point',
  key: 'floodPointId',
  labelField: 'name',
  minZoom: 8,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'street',
  fields: [
    { name: 'floodPointId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    { name: 'name', type: 'text', access: 'public', label: { zh: '名称', en: 'Name' }, tileZoom: 0 },
    { name: 'riskLevel', type: 'code', codes: 'riskLevel', access: 'public', label: { zh: '风险等级', en: 'Risk level' }, tileZoom: 0 },
    { name: 'floodStatus', type: 'code', codes: 'floodStatus', access: 'public', label: { zh: '整治状态', en: 'Status' }, tileZoom: 0 },
    { name: 'cause', type: 'code', codes: 'floodCause', access: 'staff', label: { zh: '积水原因（登记）', en: 'Recorded cause' } },
    {
      name: 'maxDepthM',
      type: 'number',
      unit: 'm',
      display: 'cm',
      range: [0, 20],
      access: 'public',
      tileZoom: 0,
      label: { zh: '最大积水深度', en: 'Maximum ponding depth' },
    },
    { name: 'areaM2', type: 'number', unit: 'm2', range: [0, 1e7], access: 'public', label: { zh: '积水面积', en: 'Ponding area' } },
    { name: 'durationMin', type: 'number', unit: 'min', range: [0, 100_000], access: 'public', label: { zh: '积水历时', en: 'Duration' } },
    { name: 'lastEventDate', type: 'date', access: 'public', label: { zh: '最近积水日期', en: 'Last event' } },
    { name: 'rainThresholdMm', type: 'number', unit: 'mm', range: [0, 1000], access: 'public', label: { zh: '致涝雨量', en: 'Rain threshold' } },
    { name: 'measures', type: 'text', access: 'public', label: { zh: '整治措施', en: 'Measures' } },
    { name: 'pointUnit', type: 'text', access: 'public', label: { zh: '点位责任单位', en: 'Unit: point' } },
    { name: 'streetUnit', type: 'text', access: 'public', label: { zh: '街道责任单位', en: 'Unit: street' } },
    { name: 'districtUnit', type: 'text', access: 'public', label: { zh: '区级责任单位', en: 'Unit: district' } },
    { name: 'cityUnit', type: 'text', access: 'public', label: { zh: '市级责任单位', en: 'Unit: city' } },
    { name: 'hotline', type: 'text', access: 'public', label: { zh: '值班热线', en: 'Duty hotline' } },
    { name: 'contactName', type: 'text', access: 'personal', label: { zh: '责任人', en: 'Person responsible' } },
    { name: 'contactPhone', type: 'text', access: 'personal', label: { zh: '责任人电话', en: 'Phone' } },
    ...provenanceFields,
  ],
};

export const floodEvents: Layer = {
  id: 'flood_events',
  theme: 'flood',
  title: { zh: '积水事件', en: 'Flood events' },
  geometry: 'point',
  key: 'eventId',
  minZoom: 10,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'street',
  fields: [
    { name: 'eventId', type: 'text', access: 'staff', label: { zh: '事件编号', en: 'Event id' } },
    { name: 'floodPointId', type: 'text', access: 'staff', label: { zh: '易涝点编号', en: 'Flood-prone point' } },
    { name: 'date', type: 'date', access: 'public', label: { zh: '日期', en: 'Date' }, tileZoom: 0 },
    { name: 'depthM', type: 'number', unit: 'm', display: 'cm', range: [0, 20], access: 'public', label: { zh: '积水深度', en: 'Ponding depth' }, tileZoom: 0 },
    { name: 'rainMm', type: 'number', unit: 'mm', range: [0, 3000], access: 'public', label: { zh: '降雨量', en: 'Rain' } },
    { name: 'durationMin', type: 'number', unit: 'min', range: [0, 100_000], access: 'public', label: { zh: '积水历时', en: 'Duration' } },
    ...provenanceFields,
  ],
};

export const underpasses: Layer = {
  id: 'underpasses',
  theme: 'flood',
  title: { zh: '下穿立交', en: 'Underpasses' },
  geometry: 'line',
  key: 'underpassId',
  labelField: 'name',
  minZoom: 11,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    { name: 'underpassId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    { name: 'name', type: 'text', access: 'public', label: { zh: '名称', en: 'Name' }, tileZoom: 0 },
    { name: 'lowestM', type: 'number', unit: 'm', range: [-200, 9000], access: 'staff', label: { zh: '最低点高程', en: 'Lowest level' } },
    { name: 'warningDepthM', type: 'number', unit: 'm', display: 'cm', range: [0, 10], access: 'public', label: { zh: '警戒水深', en: 'Warning depth' }, tileZoom: 0 },
    { name: 'pumpStationId', type: 'text', access: 'staff', label: { zh: '泵站编号', en: 'Pump station' } },
    ...provenanceFields,
  ],
};

export const undergroundSpaces: Layer = {
  id: 'underground_spaces',
  theme: 'flood',
  title: { zh: '地下空间', en: 'Underground spaces' },
  geometry: 'point',
  key: 'spaceId',
  labelField: 'name',
  minZoom: 12,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    { name: 'spaceId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    { name: 'name', type: 'text', access: 'public', label: { zh: '名称', en: 'Name' }, tileZoom: 0 },
    { name: 'use', type: 'code', codes: 'undergroundUse', access: 'public', label: { zh: '用途', en: 'Use' }, tileZoom: 0 },
    { name: 'entranceM', type: 'number', unit: 'm', range: [-200, 9000], access: 'staff', label: { zh: '入口高程', en: 'Entrance level' } },
    { name: 'warningDepthM', type: 'number', unit: 'm', display: 'cm', range: [0, 10], access: 'public', label: { zh: '警戒水深', en: 'Warning depth' } },
    ...provenanceFields,
  ],
};

export const riskZones: Layer = {
  id: 'risk_zones',
  theme: 'flood',
  title: { zh: '内涝风险区', en: 'Risk zones' },
  geometry: 'polygon',
  key: 'zoneId',
  minZoom: 8,
  maxZoom: 16,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    { name: 'zoneId', type: 'text', access: 'staff', label: { zh: '编号', en: 'Id' } },
    { name: 'riskLevel', type: 'code', codes: 'riskLevel', access: 'public', label: { zh: '风险等级', en: 'Risk level' }, tileZoom: 0 },
    { name: 'returnPeriodYears', type: 'number', unit: 'year', range: [0.1, 10_000], access: 'public', label: { zh: '重现期', en: 'Return period' }, tileZoom: 0 },
    { name: 'depthM', type: 'number', unit: 'm', display: 'cm', range: [0, 50], access: 'public', label: { zh: '积水深度', en: 'Ponding depth' }, tileZoom: 0 },
    { name: 'method', type: 'text', access: 'public', label: { zh: '评估方法', en: 'Method' } },
    ...provenanceFields,
  ],
};

export const floodLayers = [floodPoints, floodEvents, underpasses, undergroundSpaces, riskZones] as const;
