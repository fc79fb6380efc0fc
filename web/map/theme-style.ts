import type { LayerSpecification } from 'maplibre-gl';
import type { Layer } from '../../data/model/catalogue.ts';
import { layers } from '../../data/model/layers.ts';
import { ground, heritage } from './colors.ts';
import { areaStyle, lineStyle, nameStyle, pointStyle, type AreaLook, type PointLook } from './generic-style.ts';
import type { Stops, StyleContext } from './style-context.ts';

/** Layers with a picture of their own in base-, city-, road- and drainage-style; all others are drawn here. */
const ownPicture = new Set([
  'districts',
  'streets',
  'built_up',
  'land_cover',
  'survey_coverage',
  'contours',
  'water',
  'roads',
  'railways',
  'waterways',
  'buildings',
  'pipes',
  'nodes',
  'catchments',
]);

/** Full where an area is a mark on the city, clear where one looks at the houses in it. */
const clearing = (fill: number): Stops => [
  [13.5, fill],
  [16.5, fill * 0.35],
];
const areaLooks: Record<string, AreaLook> = {
  risk_zones: { fill: 0.32, line: 0.9, width: 1.4 },
  old_communities: { fill: clearing(0.5), line: 1, width: 1.4 },
  heritage_districts: { fill: clearing(0.26), line: 0.95, width: 1.8, dash: [5, 1.5, 1, 1.5] },
  traditional_villages: { fill: 0.2, line: 0.9, width: 1.4, dash: [5, 1.5, 1, 1.5] },
};

const risk = ['to-string', ['get', 'riskLevel']];
const grade = ['to-string', ['get', 'grade']];
const pointLooks: Record<string, PointLook> = {
  flood_points: { size: 0.9, sortKey: ['match', risk, 'red', 4, 'orange', 3, 'yellow', 2, 1] },
  // Wider than the drop of a flood-prone point: most events happened at one and stand as a ring around it.
  flood_events: { size: 1.4, yields: true },
  lifelines: { size: 0.66, minzoom: 12 },
  underground_spaces: { size: 0.46, minzoom: 13.5 },
  heritage_buildings: {
    size: 0.56,
    minzoom: 13,
    sortKey: ['match', grade, 'national', 4, 'provincial', 3, 'municipal', 2, 1],
  },
};

/** Zoom from which names stand: areas before points, and the many small things last. */
const nameZooms: Record<string, number> = {
  heritage_districts: 12.5,
  traditional_villages: 12,
  old_communities: 14,
  flood_points: 14.5,
  lifelines: 14.5,
  heritage_buildings: 15.5,
  underpasses: 15,
  underground_spaces: 16,
};

/** Three or four names that a reader looks for first, in the colour of what they name. */
const heritageAreas = new Set(['heritage_districts', 'traditional_villages']);

/** A heritage district has two zones and one name: it stands in the core. */
const nameFilters: Record<string, unknown[]> = { heritage_districts: ['!=', ['get', 'zone'], 'buffer'] };

/** Signs and the ground of areas step back under a result: it is the answer, they are its surroundings. */
const receded = 0.3;
const strengthOf = ({ input }: StyleContext): number => (input.recede && !input.veiled ? receded : 1);

const others = (geometry: Layer['geometry']): Layer[] =>
  layers.filter((layer) => layer.geometry === geometry && !ownPicture.has(layer.id));

/** Areas of the themes: communities, heritage, risk. A layer new in the catalogue is drawn here without a change. */
export function themeAreaStyle(c: StyleContext): LayerSpecification[] {
  return others('polygon').flatMap((layer) => areaStyle(c, layer, areaLooks[layer.id], strengthOf(c)));
}

/** Lines of the themes, over the network. */
export function themeLineStyle(c: StyleContext): LayerSpecification[] {
  return others('line').flatMap((layer) => lineStyle(c, layer, layer.id === 'underpasses' ? 5 : 2));
}

/** Points of the themes, flood-prone points last: they are what the map is opened for. */
export function themePointStyle(c: StyleContext): LayerSpecification[] {
  const points = others('point').toSorted((a, b) => Number(a.id === 'flood_points') - Number(b.id === 'flood_points'));
  const strength = strengthOf(c);
  return points.flatMap((layer) => pointStyle(c, layer, { ...pointLooks[layer.id], strength }));
}

/** Names of everything the themes draw but the few below; flood-prone points have theirs before the others. */
export function themeNameStyle(c: StyleContext): LayerSpecification[] {
  return namesOf(c, (layer) => !heritageAreas.has(layer.id));
}

/** Names that stand over the signs of their own theme. */
export function leadingNameStyle(c: StyleContext): LayerSpecification[] {
  return namesOf(c, (layer) => heritageAreas.has(layer.id));
}

function namesOf(c: StyleContext, wanted: (layer: Layer) => boolean): LayerSpecification[] {
  const strength = c.input.recede ? 2 * receded : 1;
  const named = [...others('line'), ...others('point'), ...others('polygon')].filter(wanted);
  named.sort((a, b) => Number(a.id === 'flood_points') - Number(b.id === 'flood_points'));
  return named.flatMap((layer) =>
    nameStyle(c, layer, {
      minzoom: nameZooms[layer.id] ?? Math.max(13, layer.minZoom + 2),
      color: c.color(heritageAreas.has(layer.id) ? heritage.core : ground.text),
      always: heritageAreas.has(layer.id),
      ...(nameFilters[layer.id] ? { filter: nameFilters[layer.id] } : {}),
      strength,
      radiusEm: 0.3 + 1.25 * (pointLooks[layer.id]?.size ?? 0.6),
    }),
  );
}
