import type { LayerSpecification } from 'maplibre-gl';
import type { Layer } from '../../data/model/catalogue.ts';
import { getLayer, layers } from '../../data/model/layers.ts';
import { ground } from './colors.ts';
import { areaStyle, lineStyle, nameStyle, pointStyle, type AreaLook } from './generic-style.ts';
import type { StyleContext } from './style-context.ts';

/** Layers with a picture of their own in base-, city- and drainage-style; all others are drawn here. */
const ownPicture = new Set([
  'districts',
  'streets',
  'built_up',
  'land_cover',
  'survey_coverage',
  'contours',
  'water',
  'roads',
  'pipes',
  'nodes',
  'catchments',
]);

const areaLooks: Record<string, AreaLook> = {
  risk_zones: { fill: 0.32, line: 0.9, width: 1.4 },
  old_communities: { fill: 0.24, line: 0.95, width: 1.4 },
  heritage_districts: { fill: 0.16, line: 0.95, width: 1.8, dash: [5, 1.5, 1, 1.5] },
  traditional_villages: { fill: 0.12, line: 0.9, width: 1.4, dash: [5, 1.5, 1, 1.5] },
};

const pointSizes: Record<string, number> = { flood_points: 0.9, lifelines: 0.7, flood_events: 0.5 };

/** Signs step back under a result: it is the answer, they are its surroundings. */
const receded = 0.3;

const others = (geometry: Layer['geometry']): Layer[] =>
  layers.filter((layer) => layer.geometry === geometry && !ownPicture.has(layer.id));

/** Areas of the themes: communities, heritage, risk. A layer new in the catalogue is drawn here without a change. */
export function themeAreaStyle(c: StyleContext): LayerSpecification[] {
  return others('polygon').flatMap((layer) => areaStyle(c, layer, areaLooks[layer.id]));
}

/** Lines of the themes, over the network. */
export function themeLineStyle(c: StyleContext): LayerSpecification[] {
  return others('line').flatMap((layer) => lineStyle(c, layer, layer.id === 'underpasses' ? 3 : 2));
}

/** Points of the themes, flood-prone points last: they are what the map is opened for. */
export function themePointStyle(c: StyleContext): LayerSpecification[] {
  const points = others('point').toSorted((a, b) => Number(a.id === 'flood_points') - Number(b.id === 'flood_points'));
  const strength = c.input.recede ? receded : 1;
  return points.flatMap((layer) => pointStyle(c, layer, pointSizes[layer.id], strength));
}

/** Names of everything the themes draw. */
export function themeNameStyle(c: StyleContext): LayerSpecification[] {
  const strength = c.input.recede ? 2 * receded : 1;
  return [...others('polygon'), ...others('line'), ...others('point')].flatMap((layer) =>
    nameStyle(c, getLayer(layer.id), Math.max(13, layer.minZoom + 2), c.color(ground.text), strength),
  );
}
