import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from '../state/preferences.ts';
import type { Face } from './chinese-faces.ts';
import type { MapColors } from './map-colors.ts';

export const citySource = 'city';
export const watchSource = 'watch';
export const askedSource = 'asked';
export const signLayer = 'watch-sign';
export const activeLayer = 'watch-active';

export interface PublicStyleInput {
  colors: MapColors;
  language: Language;
  /** Layers that the archive has: a style must not ask for others. */
  layers: ReadonlySet<string>;
  tilesUrl: string;
  /** Squares of whose land less than this share was surveyed are hatched. */
  surveyedFrom: number;
  /** Font files of the page, for devices that have none for Chinese. */
  faces: readonly Face[];
}

const font = ['Noto Sans SC', 'sans-serif'];
const step = (stops: readonly (readonly [number, unknown])[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

/** The public's map: the city quiet, what to watch out for loud. */
export function publicStyle(input: PublicStyleInput): StyleSpecification {
  const { colors, tilesUrl, layers, faces } = input;
  const all = [...groundLayers(input), ...roadLayers(input), ...riskLayers(input), ...nameLayers(input)];
  return {
    version: 8,
    ...(faces.length > 0 ? { 'font-faces': { [font[0]]: [...faces] } } : {}),
    sources: {
      [citySource]: { type: 'vector', url: tilesUrl },
      [watchSource]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      [askedSource]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colors.outside } },
      ...all.filter((layer) => !('source-layer' in layer) || layers.has(layer['source-layer'] ?? '')),
      ...watchLayers(input),
    ],
  };
}

function ofCity(id: string, sourceLayer: string, rest: object): LayerSpecification {
  return { id, source: citySource, 'source-layer': sourceLayer, ...rest } as LayerSpecification;
}

function groundLayers({ colors }: PublicStyleInput): LayerSpecification[] {
  return [
    ofCity('land', 'districts', {
      type: 'fill',
      paint: { 'fill-color': colors.land, 'fill-outline-color': colors.land },
    }),
    ofCity('green', 'land_cover', {
      type: 'fill',
      filter: ['in', ['get', 'cover'], ['literal', ['green', 'forest']]],
      paint: { 'fill-color': colors.green },
    }),
    ofCity('waterways', 'waterways', {
      type: 'line',
      paint: {
        'line-color': colors.water,
        'line-width': step([
          [9, 1],
          [14, 2],
        ]),
      },
    }),
    ofCity('water', 'water', { type: 'fill', paint: { 'fill-color': colors.water } }),
  ];
}

/** Width of a road's bed by class, px at zoom 11, 14 and 17; and the zoom it is drawn from. */
const roads: Record<string, { from: number; widths: [number, number, number] }> = {
  lane: { from: 14, widths: [0, 1, 6] },
  local: { from: 13, widths: [0.2, 1.6, 10] },
  secondary: { from: 11.5, widths: [0.5, 2.6, 14] },
  arterial: { from: 9, widths: [1.2, 4, 20] },
  expressway: { from: 8, widths: [1.8, 5, 24] },
};

function roadLayers({ colors }: PublicStyleInput): LayerSpecification[] {
  const draw = (role: 'casing' | 'bed'): LayerSpecification[] =>
    Object.entries(roads).map(
      ([
        roadClass,
        {
          from,
          widths: [a, b, c],
        },
      ]) => {
        const rim = role === 'casing' ? 1.4 : 0;
        return ofCity(`road-${role}-${roadClass}`, 'roads', {
          type: 'line',
          minzoom: from,
          filter: ['==', ['get', 'roadClass'], roadClass],
          layout: { 'line-join': 'round', 'line-cap': role === 'bed' ? 'round' : 'butt' },
          paint: {
            'line-color': (role === 'bed' ? colors.roadBed : colors.roadLine)[roadClass],
            'line-width': step([
              [11, a + rim],
              [14, b + rim],
              [17, c + rim],
            ]),
          },
        });
      },
    );
  return [...draw('casing'), ...draw('bed')];
}

function riskLayers({ colors, surveyedFrom }: PublicStyleInput): LayerSpecification[] {
  const levels = ['blue', 'yellow', 'orange', 'red'];
  return [
    ofCity('not-surveyed', 'grid_cells', {
      type: 'fill',
      // A city that does not say what it surveyed has no share in any square: nothing is hatched then.
      filter: ['<', ['coalesce', ['get', 'surveyedShare'], 1], surveyedFrom],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.55 },
    }),
    ...levels.flatMap((level) => [
      ofCity(`zone-${level}`, 'risk_zones', {
        type: 'fill',
        filter: ['==', ['get', 'riskLevel'], level],
        paint: { 'fill-pattern': `zone-${level}`, 'fill-opacity': 0.7 },
      }),
      ofCity(`zone-line-${level}`, 'risk_zones', {
        type: 'line',
        filter: ['==', ['get', 'riskLevel'], level],
        paint: { 'line-color': colors.sign[level], 'line-width': 1.5 },
      }),
    ]),
    ofCity('district-line', 'districts', {
      type: 'line',
      paint: {
        'line-color': colors.districtLine,
        'line-width': step([
          [9, 0.8],
          [15, 1.8],
        ]),
        'line-dasharray': [5, 3],
      },
    }),
    ofCity('underpass', 'underpasses', {
      type: 'line',
      minzoom: 12.5,
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': colors.sign.underpass,
        'line-width': step([
          [13, 4],
          [17, 14],
        ]),
        'line-opacity': 0.75,
      },
    }),
  ];
}

function nameLayers({ colors, language }: PublicStyleInput): LayerSpecification[] {
  const name = (language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name']) as unknown;
  const text = { 'text-field': name, 'text-font': font, 'text-padding': 6 };
  const paint = { 'text-color': colors.text, 'text-halo-color': colors.halo, 'text-halo-width': 1.8 };
  return [
    ofCity('road-name', 'roads', {
      type: 'symbol',
      minzoom: 13,
      filter: ['step', ['zoom'], ['in', ['get', 'roadClass'], ['literal', ['expressway', 'arterial']]], 14.5, true],
      layout: {
        ...text,
        'symbol-placement': 'line',
        'text-size': step([
          [13, 11],
          [17, 14],
        ]),
        'symbol-spacing': 320,
      },
      paint,
    }),
    ofCity('water-name', 'water_label', {
      type: 'symbol',
      minzoom: 11,
      layout: { ...text, 'text-size': 12 },
      paint: { ...paint, 'text-color': colors.waterText },
    }),
    ofCity('street-name', 'streets_label', {
      type: 'symbol',
      minzoom: 12,
      maxzoom: 15.5,
      layout: { ...text, 'text-size': 12 },
      paint: { ...paint, 'text-opacity': 0.85 },
    }),
    ofCity('district-name', 'districts_label', {
      type: 'symbol',
      maxzoom: 13,
      layout: {
        ...text,
        'text-size': step([
          [9, 12],
          [12, 16],
        ]),
      },
      paint,
    }),
  ];
}

/** What the list says, and what was asked for. The order of drawing is the order of danger. */
function watchLayers({ colors }: PublicStyleInput): LayerSpecification[] {
  return [
    {
      id: 'asked-halo',
      type: 'circle',
      source: askedSource,
      paint: {
        'circle-radius': 9,
        'circle-color': colors.asked,
        'circle-stroke-color': colors.signRim,
        'circle-stroke-width': 3,
        'circle-opacity': ['case', ['get', 'isItem'], 0, 1],
        'circle-stroke-opacity': ['case', ['get', 'isItem'], 0, 1],
      },
    },
    {
      id: activeLayer,
      type: 'circle',
      source: watchSource,
      filter: ['==', ['get', 'id'], ''],
      paint: {
        'circle-radius': 20,
        'circle-color': colors.asked,
        'circle-opacity': 0.18,
        'circle-stroke-color': colors.asked,
        'circle-stroke-width': 3,
      },
    },
    {
      id: signLayer,
      type: 'symbol',
      source: watchSource,
      layout: {
        'icon-image': ['concat', 'sign-', ['get', 'sign']] as unknown as ExpressionSpecification,
        'icon-size': step([
          [9, 0.4],
          [11, 0.62],
          [13, 0.85],
          [16, 1],
        ]),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'order'] as unknown as ExpressionSpecification,
      },
    },
    {
      id: 'asked-name',
      type: 'symbol',
      source: askedSource,
      filter: ['!', ['get', 'isItem']],
      layout: {
        'text-field': ['get', 'name'] as unknown as ExpressionSpecification,
        'text-font': font,
        'text-size': 14,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.9],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colors.asked, 'text-halo-color': colors.halo, 'text-halo-width': 2.4 },
    },
    {
      id: 'watch-name',
      type: 'symbol',
      source: watchSource,
      minzoom: 13.2,
      layout: {
        'text-field': ['get', 'name'] as unknown as ExpressionSpecification,
        'text-font': font,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 1.15],
        'text-max-width': 9,
        'symbol-sort-key': ['-', 0, ['get', 'order']] as unknown as ExpressionSpecification,
      },
      paint: { 'text-color': colors.text, 'text-halo-color': colors.halo, 'text-halo-width': 2 },
    },
  ];
}
