import type { LayerSpecification } from 'maplibre-gl';
import { getLayer } from '../../data/model/layers.ts';
import { labelLayerId } from '../../data/model/tile-schema.ts';
import { ground, waterText } from './colors.ts';
import { areaStyle } from './generic-style.ts';
import { byZoom, labelText, textFont, type StyleContext } from './style-context.ts';
import { terrainTintStyle, tintId } from './terrain-tint-style.ts';

/** Built-up area, levels of the land, what covers it, coverage and water: the quiet lower half of the picture. */
export function surfaceStyle(c: StyleContext): LayerSpecification[] {
  const tinted = c.input.terrain && c.input.layers[tintId]?.visible;
  return [
    ...areaStyle(c, getLayer('built_up'), { fill: 1, line: 0.6, width: 0.5 }),
    ...terrainTintStyle(c),
    ...coverStyle(c, tinted ? 0.35 : 0.9),
    c.draw('contours', 'line', {
      type: 'line',
      pick: true,
      paint: {
        'line-color': c.classColor('contours'),
        // Every fifth contour is the index contour, as on printed maps.
        'line-width': ['case', ['==', ['%', ['round', ['coalesce', ['get', 'levelM'], 1]], 10], 0], 1.1, 0.55],
        'line-opacity': c.opacity('contours', 0.9),
      },
    }),
    c.draw('waterways', 'line', {
      type: 'line',
      pick: true,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': c.classColor('waterways'),
        'line-width': byZoom([
          [8, ['match', ['get', 'waterType'], 'river', 2, 0.8]],
          [12, ['match', ['get', 'waterType'], 'river', 2, 1.4]],
          [15, 2],
        ]),
        // Where the banks are drawn the middle line says nothing more.
        'line-opacity': c.opacityByZoom('waterways', [
          [14, 1],
          [15, 0],
        ]),
      },
    }),
    ...areaStyle(c, getLayer('water'), { fill: 1, line: 0.5, width: 0.8 }),
    ...areaStyle(c, getLayer('survey_coverage'), { fill: 0.03, line: 0.9, width: 1.6, dash: [6, 3] }),
  ];
}

/** Land cover: parks and woods at any zoom, every block where blocks can be told apart. */
function coverStyle(c: StyleContext, fill: number): LayerSpecification[] {
  const green = ['in', ['get', 'cover'], ['literal', ['green', 'forest']]];
  const paint = (opacity: unknown): Record<string, unknown> => ({
    'fill-color': c.classColor('land_cover'),
    'fill-opacity': opacity,
  });
  return [
    c.draw('land_cover', 'rest', {
      type: 'fill',
      pick: true,
      minzoom: 12,
      filter: ['!', green],
      paint: paint(
        c.opacityByZoom('land_cover', [
          [12, 0],
          [13, fill],
        ]),
      ),
    }),
    c.draw('land_cover', 'fill', {
      type: 'fill',
      pick: true,
      filter: green,
      paint: paint(c.opacity('land_cover', fill)),
    }),
  ];
}

/** Footprints of houses, over the roads' edges and under everything that is the map's subject. */
export function buildingStyle(c: StyleContext): LayerSpecification[] {
  return [
    c.draw('buildings', 'fill', {
      type: 'fill',
      pick: true,
      minzoom: 14.5,
      paint: {
        'fill-color': c.classColor('buildings'),
        'fill-opacity': c.opacityByZoom('buildings', [
          [14.5, 0],
          [15.2, 0.8],
        ]),
      },
    }),
  ];
}

/** Names of water, and heights on contours. */
export function waterNameStyle(c: StyleContext): LayerSpecification[] {
  const { language } = c.input;
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 1.4 };
  const spaced = { 'text-letter-spacing': language === 'zh' ? 0.35 : 0.12 };
  const flowing = ['in', ['get', 'waterType'], ['literal', ['river', 'canal']]];
  const paint = (layer: string): Record<string, unknown> => ({
    'text-color': c.color(waterText),
    'text-opacity': c.opacity(layer),
    ...halo,
  });
  return [
    c.draw('contours', 'name', {
      type: 'symbol',
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['to-string', ['get', 'levelM']],
        'text-font': textFont,
        'text-size': 9.5,
      },
      paint: { 'text-color': c.color(ground.districtText), 'text-opacity': c.opacity('contours'), ...halo },
    }),
    // Rivers and canals are named along their course; where a survey has no courses, water has its label points.
    c.draw('water', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('water'),
      minzoom: 10,
      ...(c.input.hasWaterways ? { filter: ['!', flowing] } : {}),
      layout: {
        'text-field': labelText('water', language),
        'text-font': textFont,
        'text-size': byZoom([
          [10, 9.5],
          [14, 13],
        ]),
        'text-max-width': 6,
        'text-padding': 6,
        ...spaced,
      },
      paint: paint('water'),
    }),
    c.draw('waterways', 'name', {
      type: 'symbol',
      minzoom: 10,
      filter: ['step', ['zoom'], ['==', ['get', 'waterType'], 'river'], 12, true],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': labelText('waterways', language),
        'text-font': textFont,
        'text-size': byZoom([
          [10, ['match', ['get', 'waterType'], 'river', 12, 9.5]],
          [15, ['match', ['get', 'waterType'], 'river', 18, 12.5]],
        ]),
        'text-max-angle': 30,
        'text-padding': 8,
        'text-letter-spacing': byZoom([
          [10, language === 'zh' ? 0.4 : 0.15],
          [15, language === 'zh' ? 0.9 : 0.25],
        ]),
      },
      paint: paint('waterways'),
    }),
  ];
}
