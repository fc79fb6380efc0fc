import type { LayerSpecification } from 'maplibre-gl';
import { labelLayerId } from '../../data/model/tile-schema.ts';
import { ground } from './colors.ts';
import { byZoom, labelText, textFont, type StyleContext } from './style-context.ts';

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
      // Not drawn, only there to be clicked.
      paint: { 'fill-opacity': 0 },
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
        'line-dasharray': [7, 2.5, 1.5, 2.5],
        'line-opacity': c.opacityByZoom('districts', [
          [8, 0.6],
          [13, 0.8],
          [17, 0.6],
        ]),
      },
    }),
  ];
}

/** Names of the districts and streets: spaced small type that steps back as the pipes come forward. */
export function placeNameStyle(c: StyleContext): LayerSpecification[] {
  const { language } = c.input;
  const text = { 'text-font': textFont, 'text-padding': 8, 'text-max-width': 7 };
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 2.2, 'text-halo-blur': 0.5 };
  return [
    c.draw('streets', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('streets'),
      minzoom: 12.3,
      maxzoom: 15.5,
      layout: {
        ...text,
        'text-field': labelText('streets', language),
        'text-size': byZoom([
          [12.3, 10],
          [15, 13],
        ]),
        'text-letter-spacing': language === 'zh' ? 0.15 : 0.06,
      },
      paint: { 'text-color': c.color(ground.districtText), 'text-opacity': c.opacity('streets'), ...halo },
    }),
    c.draw('districts', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('districts'),
      maxzoom: 14.5,
      layout: {
        ...text,
        'text-field': labelText('districts', language),
        'text-transform': 'uppercase',
        'text-size': byZoom([
          [9, 10],
          [11, 13],
          [14, 18],
        ]),
        'text-letter-spacing': byZoom([
          [9, language === 'zh' ? 0.15 : 0.05],
          [13, language === 'zh' ? 0.5 : 0.16],
        ]),
        'text-line-height': 1.25,
      },
      paint: {
        'text-color': c.color(ground.nameText),
        'text-opacity': c.opacityByZoom('districts', [
          [8.6, 0],
          [9.2, 1],
          [13, 1],
          [14.4, 0.3],
        ]),
        ...halo,
      },
    }),
  ];
}
