import type { LayerSpecification } from 'maplibre-gl';
import { getLayer } from '../../data/model/layers.ts';
import { ground, road, waterText } from './colors.ts';
import { areaStyle, nameStyle } from './generic-style.ts';
import { byZoom, textFont, type StyleContext } from './style-context.ts';

/** Land cover, built-up area, coverage, water and terrain: the quiet lower half of the picture. */
export function surfaceStyle(c: StyleContext): LayerSpecification[] {
  return [
    ...areaStyle(c, getLayer('built_up'), { fill: 1, line: 0.6, width: 0.5 }),
    ...areaStyle(c, getLayer('land_cover'), { fill: 0.9, line: 0, width: 0.5 }),
    c.draw('contours', 'line', {
      type: 'line',
      pick: true,
      paint: {
        'line-color': c.classColor('contours'),
        // Every fifth contour is the index contour, as on printed maps.
        'line-width': ['case', ['==', ['%', ['round', ['coalesce', ['get', 'levelM'], 1]], 5], 0], 1, 0.5],
        'line-opacity': c.opacity('contours', 0.8),
      },
    }),
    ...areaStyle(c, getLayer('water'), { fill: 1, line: 0.5, width: 0.8 }),
    ...areaStyle(c, getLayer('survey_coverage'), { fill: 0.03, line: 0.9, width: 1.6, dash: [6, 3] }),
  ];
}

/** Roads as casing and paper-white bed, wide by class. */
export function roadStyle(c: StyleContext): LayerSpecification[] {
  const factor = [
    'match',
    ['to-string', ['get', 'roadClass']],
    'expressway',
    1.6,
    'arterial',
    1.3,
    'secondary',
    1,
    'local',
    0.7,
    'lane',
    0.45,
    0.7,
  ];
  const width = (extra: number): unknown =>
    byZoom(
      [
        [9, ['*', 0.8, factor]],
        [13, ['+', extra, ['*', 3, factor]]],
        [17, ['+', extra, ['*', 14, factor]]],
      ],
      1.5,
    );
  const layout = {
    'line-cap': ['step', ['zoom'], 'butt', 13, 'round'],
    'line-join': ['step', ['zoom'], 'bevel', 13, 'round'],
  };
  return [
    c.draw('roads', 'casing', {
      type: 'line',
      pick: true,
      layout,
      paint: { 'line-color': c.classColor('roads'), 'line-width': width(1.4), 'line-opacity': c.opacity('roads') },
    }),
    c.draw('roads', 'bed', {
      type: 'line',
      layout,
      paint: { 'line-color': c.color(road), 'line-width': width(0), 'line-opacity': c.opacity('roads') },
    }),
  ];
}

/** Names of water and roads, and heights on contours. */
export function cityNameStyle(c: StyleContext): LayerSpecification[] {
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 1.3 };
  return [
    c.draw('contours', 'name', {
      type: 'symbol',
      minzoom: 14,
      layout: {
        'symbol-placement': 'line',
        'text-field': ['to-string', ['get', 'levelM']],
        'text-font': textFont,
        'text-size': 9.5,
      },
      paint: { 'text-color': c.classColor('contours'), 'text-opacity': c.opacity('contours'), ...halo },
    }),
    ...nameStyle(c, getLayer('roads'), 13.5, c.color(ground.districtText)),
    ...nameStyle(c, getLayer('water'), 11, c.color(waterText)),
  ];
}
