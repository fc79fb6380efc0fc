import type { LayerSpecification } from 'maplibre-gl';
import { labelLayerId } from '../../data/model/tile-schema.ts';
import { ground } from './colors.ts';
import { byZoom, textFont, type StyleContext } from './style-context.ts';

/**
 * The paper: land raised from what lies outside by a soft shore, so that a survey without any base map already looks
 * like a city. The districts are the land; switching them off takes their lines and names, not the ground.
 */
export function landStyle(c: StyleContext): LayerSpecification[] {
  const dark = c.input.scheme === 'dark';
  const glowPx = byZoom([
    [8, 8],
    [11, 18],
    [14, 24],
  ]);
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': c.color(ground.outside) } },
    c.draw('districts', 'glow', {
      type: 'line',
      always: true,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.color(ground.glow),
        'line-width': glowPx,
        'line-blur': glowPx,
        // A wide blur frays on a detailed coast, so that the shore fades before it would show.
        'line-opacity': byZoom([
          [12, dark ? 0.6 : 0.85],
          [14.5, 0],
        ]),
      },
    }),
    c.draw('districts', 'coast', {
      type: 'line',
      always: true,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.color(ground.coast),
        'line-width': byZoom([
          [8, 1],
          [11, 1.8],
          [14, 3],
          [17, 4],
        ]),
      },
    }),
    c.draw('districts', 'land', {
      type: 'fill',
      always: true,
      pick: true,
      paint: { 'fill-color': c.color(ground.land), 'fill-antialias': true, 'fill-outline-color': c.color(ground.land) },
    }),
  ];
}

/** District and street boundaries, under the network. */
export function boundaryStyle(c: StyleContext): LayerSpecification[] {
  return [
    c.draw('streets', 'line', {
      type: 'line',
      minzoom: 11,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.classColor('streets'),
        'line-width': byZoom([
          [11, 0.5],
          [16, 1.2],
        ]),
        'line-dasharray': [3, 2],
        'line-opacity': c.opacity('streets'),
      },
    }),
    c.draw('streets', 'fill', {
      type: 'fill',
      pick: true,
      minzoom: 11,
      paint: { 'fill-color': c.classColor('streets'), 'fill-opacity': c.opacity('streets', 0.01) },
    }),
    c.draw('districts', 'line', {
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': c.classColor('districts'),
        'line-width': byZoom([
          [8, 0.4],
          [11, 0.8],
          [14, 1.3],
          [17, 2],
        ]),
        'line-opacity': c.opacityByZoom('districts', [
          [8, 0.7],
          [13, 0.9],
          [17, 0.6],
        ]),
      },
    }),
  ];
}

/** Names of the districts and streets: spaced small type that steps back as the pipes come forward. */
export function placeNameStyle(c: StyleContext): LayerSpecification[] {
  const text = { 'text-field': ['get', 'name'], 'text-font': textFont, 'text-padding': 6, 'text-max-width': 7 };
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 1.8, 'text-halo-blur': 0.6 };
  return [
    c.draw('streets', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('streets'),
      minzoom: 13,
      layout: {
        ...text,
        'text-size': byZoom([
          [13, 10],
          [16, 12.5],
        ]),
        'text-letter-spacing': 0.06,
      },
      paint: { 'text-color': c.color(ground.districtText), 'text-opacity': c.opacity('streets', 0.8), ...halo },
    }),
    c.draw('districts', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('districts'),
      layout: {
        ...text,
        'text-transform': 'uppercase',
        'text-size': byZoom([
          [9, 9],
          [12, 10.5],
          [14, 13],
          [16, 16],
        ]),
        'text-letter-spacing': byZoom([
          [9, 0.06],
          [12, 0.12],
          [15, 0.22],
        ]),
        'text-line-height': 1.25,
      },
      paint: {
        'text-color': c.color(c.input.recede ? ground.text : ground.districtText),
        'text-opacity': c.opacityByZoom('districts', [
          [9.4, 0],
          [9.9, 0.95],
          [13, 0.9],
          [15, 0.6],
          [17, 0.35],
        ]),
        ...halo,
      },
    }),
  ];
}
