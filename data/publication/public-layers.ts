import type { Field, Layer } from '../model/catalogue.ts';
import { fieldsVisibleTo, findLayer } from '../model/layers.ts';

/** Last zoom of the public's tiles: a map beyond it is drawn from this one, and nothing stands truer than 0.6 m. */
export const publicMaxZoom = 14;

/**
 * Layers of the catalogue that the public's map has as they are. Buildings stay out: the page answers for streets, not
 * for houses.
 */
const asTheyAre = [
  'underpasses',
  'underground_spaces',
  'risk_zones',
  'districts',
  'streets',
  'land_cover',
  'survey_coverage',
  'roads',
  'railways',
  'water',
  'waterways',
  'old_communities',
  'heritage_districts',
  'heritage_buildings',
  'traditional_villages',
];

const placeId: Field = {
  name: 'place',
  type: 'text',
  access: 'public',
  label: { zh: '地点', en: 'Place' },
  tileZoom: 0,
};

const text = (name: string, zh: string, en: string): Field => ({
  name,
  type: 'text',
  access: 'public',
  label: { zh, en },
  tileZoom: 0,
});

const number = (name: string, zh: string, en: string): Field => ({ ...text(name, zh, en), type: 'number' });

/** Flood points where the public may see them: on the road in the middle of their square. `place` is the place's id. */
const floodPoints: Layer = {
  id: 'flood_points',
  theme: 'flood',
  title: { zh: '易涝点（概略位置）', en: 'Flood-prone points (coarse)' },
  geometry: 'point',
  key: 'place',
  labelField: 'name',
  minZoom: 8,
  maxZoom: publicMaxZoom,
  access: 'public',
  publicGeometry: 'exact',
  fields: [
    placeId,
    text('name', '名称', 'Name'),
    text('nameEn', '英文名称', 'Name in English'),
    text('depthClass', '积水深度级', 'Depth class'),
    text('riskLevel', '风险等级', 'Risk level'),
    text('status', '整治状态', 'Status'),
  ],
};

/** The squares of `Publication.grid`; `cell` is the index there. Figures as there; one that is null is absent. */
const gridCells: Layer = {
  id: 'grid_cells',
  theme: 'flood',
  title: { zh: '管道密度网格', en: 'Pipe density by square' },
  geometry: 'polygon',
  key: 'cell',
  minZoom: 8,
  maxZoom: publicMaxZoom,
  access: 'public',
  publicGeometry: 'exact',
  tileRank: 'area',
  fields: [
    number('cell', '序号', 'Index'),
    number('pipeDensityKmPerKm2', '管道密度', 'Pipe density'),
    number('blankShare', '空白占比', 'Blank share'),
    number('surveyedShare', '已普查占比', 'Surveyed share'),
    { ...text('suppressed', '不显示', 'Not shown'), type: 'boolean' },
  ],
};

/** The catalogue of the public's map: the layers of `public.pmtiles` with all their fields. */
export const publicLayers: readonly Layer[] = [
  floodPoints,
  gridCells,
  ...asTheyAre.flatMap((id) => {
    const layer = findLayer(id);
    if (layer?.access !== 'public' || layer.publicGeometry !== 'exact') return [];
    const fields = fieldsVisibleTo(layer, 'public').filter(({ tileZoom }) => tileZoom !== undefined);
    // Where a record is a place of the publication, `place` says which; the survey's own key is not among the fields.
    return { ...layer, key: 'place', fields: [placeId, ...fields], maxZoom: publicMaxZoom };
  }),
];
