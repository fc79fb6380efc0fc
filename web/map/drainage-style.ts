import type { LayerSpecification } from 'maplibre-gl';
import { codeLists } from '../../data/model/codes.ts';
import { labelLayerId } from '../../data/model/tile-schema.ts';
import { ground, missing } from './colors.ts';
import { pipeWidth } from './pipe-width.ts';
import { byZoom, labelText, textFont, type StyleContext } from './style-context.ts';
import { symbolImage } from './symbol-images.ts';

const inactive = ['in', ['get', 'status'], ['literal', ['planned', 'under_construction', 'abandoned', 'removed']]];
const connection = ['in', ['get', 'role'], ['literal', ['inlet_connection', 'lateral']]];
const main = ['all', ['!', inactive], ['!', connection]];
/** Big pipes lie on top, so that a trunk is never cut by its laterals. */
const bigOnTop = { 'line-sort-key': ['coalesce', ['get', 'diameterM'], 0] };
/** Clear of the pipe it names: a thick one pushes its label further out. */
const besidePipe = [
  'interpolate',
  ['linear'],
  ['get', 'diameterM'],
  0.3,
  ['literal', [0, -0.95]],
  1,
  ['literal', [0, -1.25]],
  2.5,
  ['literal', [0, -1.9]],
];
/** Round where a pipe is wide enough to show it; below, ends and bends cost vertices and nobody sees them. */
const round = {
  'line-cap': ['step', ['zoom'], 'butt', 13, 'round'],
  'line-join': ['step', ['zoom'], 'miter', 13, 'round'],
};

/** Opacity from that of the smallest pipes to that of a trunk; unknown sizes count as small. */
function bySize(c: StyleContext, small: number, large: number): unknown {
  const opacity = (base: number): number => c.opacity('pipes', base);
  return ['interpolate', ['linear'], ['coalesce', ['get', 'diameterM'], 0.3], 0.4, opacity(small), 1, opacity(large)];
}

/** Catchments, under the network. */
export function catchmentStyle(c: StyleContext): LayerSpecification[] {
  return [
    c.draw('catchments', 'fill', {
      type: 'fill',
      pick: true,
      paint: { 'fill-color': c.classColor('catchments'), 'fill-opacity': c.opacity('catchments', 0.07) },
    }),
    c.draw('catchments', 'line', {
      type: 'line',
      paint: {
        'line-color': c.classColor('catchments'),
        'line-width': 1.2,
        'line-dasharray': [4, 2],
        'line-opacity': c.opacity('catchments', 0.8),
      },
    }),
  ];
}

/** Pipes from the least to the most important: out of use, connections, casing, mains. */
export function pipeStyle(c: StyleContext): LayerSpecification[] {
  const dark = c.input.scheme === 'dark';
  const isBack = c.input.recede && !c.input.veiled;
  const step = isBack ? 0.42 : 1;
  const color = c.classColor('pipes');
  const luminous = dark && !isBack;
  return [
    c.draw('pipes', 'glow', {
      type: 'line',
      minzoom: 9,
      unused: !luminous,
      filter: main,
      layout: round,
      paint: {
        'line-color': color,
        'line-width': pipeWidth(2.6, 2),
        'line-blur': byZoom([
          [9, 2],
          [13, 4],
          [16, 10],
        ]),
        'line-opacity': c.opacityByZoom('pipes', [
          [9, 0.22],
          [13, 0.16],
          [15, 0.1],
        ]),
      },
    }),
    c.draw('pipes', 'inactive', {
      type: 'line',
      pick: true,
      minzoom: 12,
      filter: inactive,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['match', ['get', 'status'], ['planned', 'under_construction'], color, c.color(missing)],
        'line-width': pipeWidth(0.7),
        'line-dasharray': [2.4, 1.6],
        'line-opacity': c.opacity('pipes', 0.75 * step),
      },
    }),
    c.draw('pipes', 'connection', {
      type: 'line',
      pick: true,
      minzoom: 12,
      filter: ['all', connection, ['!', inactive]],
      layout: round,
      paint: {
        'line-color': color,
        'line-width': pipeWidth(0.55),
        'line-opacity': c.opacityByZoom('pipes', [
          [12.5, 0.25 * step],
          [14, 0.45 * step],
          [16, 0.7 * step],
        ]),
      },
    }),
    c.draw('pipes', 'casing', {
      type: 'line',
      minzoom: 14,
      filter: main,
      layout: { ...round, ...bigOnTop },
      paint: {
        'line-color': c.color(ground.land),
        'line-width': pipeWidth(1, 2.4),
        'line-opacity': c.opacityByZoom('pipes', [
          [14, 0],
          [15, 0.9 * step],
        ]),
      },
    }),
    c.draw('pipes', 'line', {
      type: 'line',
      pick: true,
      filter: main,
      layout: { ...round, ...bigOnTop },
      paint: {
        'line-color': color,
        'line-width': pipeWidth(),
        // Over a whole city the trunks lead; the small pipes come forward with the zoom.
        'line-opacity': byZoom([
          [10, bySize(c, 0.34 * step, 0.92 * step)],
          [12.5, bySize(c, 0.48 * step, 0.95 * step)],
          [14.5, bySize(c, 0.72 * step, step)],
          [16, bySize(c, step, step)],
        ]),
      },
    }),
    // A channel is hollow: open channels have a full light core, covered ones a broken one.
    ...(['open', 'covered'] as const).map((form) =>
      c.draw('pipes', `${form}-core`, {
        type: 'line',
        minzoom: 14.5,
        filter: ['all', main, ['==', ['get', 'form'], `${form}_channel`]],
        layout: form === 'open' ? round : { 'line-join': 'round' },
        paint: {
          'line-color': c.color(ground.land),
          'line-width': pipeWidth(0.4),
          'line-opacity': c.opacity('pipes', step),
          ...(form === 'covered' ? { 'line-dasharray': [3, 2] } : {}),
        },
      }),
    ),
  ];
}

/** Flow arrows (only where there is evidence), sizes and materials, CJJ 61 letters along the line. */
export function pipeLabelStyle(c: StyleContext): LayerSpecification[] {
  const { language, pipeTheme } = c.input;
  const arrows = c
    .classes('pipes')
    .classes.flatMap((entry) => [entry.id, symbolImage('arrow', entry.color, c.color(ground.land))]);
  const material = [
    'match',
    ['to-string', ['get', 'material']],
    // 'Other' says nothing a size alone does not.
    ...codeLists.material.filter((e) => e.code !== 'other').flatMap((e) => [e.code, e.label[language]]),
    '',
  ];
  const letters = codeLists.drainageKind.flatMap((e) =>
    'schemes' in e ? [e.code, (e.schemes as { cjj61?: string }).cjj61 ?? ''] : [],
  );
  const along = { 'symbol-placement': 'line', 'text-font': textFont, 'text-max-angle': 25, 'text-padding': 4 };
  const halo = { 'text-halo-color': c.color(ground.halo), 'text-halo-width': 1.6 };
  return [
    c.draw('pipes', 'arrow', {
      type: 'symbol',
      minzoom: 15.5,
      filter: ['all', main, ['has', 'flowEvidence']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 110,
        'icon-image': ['match', c.classes('pipes').classExpression, ...arrows.slice(0, -2), arrows.at(-1)],
        'icon-size': byZoom([
          [15.5, 0.42],
          [17, 0.62],
          [19, 1],
        ]),
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': c.opacity('pipes', c.input.recede ? 0.4 : 1) },
    }),
    c.draw('pipes', 'letters', {
      type: 'symbol',
      minzoom: 13.5,
      filter: pipeTheme === 'cjj61' ? main : ['all', main, false],
      layout: {
        ...along,
        'text-field': ['match', ['to-string', ['get', 'kind']], ...letters, ''],
        'text-size': byZoom([
          [13.5, 9],
          [17, 12],
        ]),
        'symbol-spacing': 140,
        'text-letter-spacing': 0.05,
      },
      paint: { 'text-color': c.classColor('pipes'), 'text-opacity': c.opacity('pipes'), ...halo },
    }),
    c.draw('pipes', 'label', {
      type: 'symbol',
      minzoom: 16.5,
      filter: ['all', main, ['has', 'diameterM']],
      layout: {
        ...along,
        'symbol-spacing': 260,
        'text-field': ['concat', 'DN', ['to-string', ['round', ['*', ['get', 'diameterM'], 1000]]], '  ', material],
        'text-size': byZoom([
          [16.5, 10],
          [19, 13],
        ]),
        'text-offset': besidePipe,
        'text-letter-spacing': 0.02,
      },
      paint: {
        'text-color': c.color(ground.text),
        'text-opacity': c.opacity('pipes', c.input.recede ? 0.5 : 1),
        ...halo,
      },
    }),
    c.draw('catchments', 'name', {
      type: 'symbol',
      sourceLayer: labelLayerId('catchments'),
      minzoom: 13,
      layout: { 'text-field': labelText('catchments', language), 'text-font': textFont, 'text-size': 11 },
      paint: {
        'text-color': c.classes('catchments').classes[0].color,
        'text-opacity': c.opacity('catchments'),
        ...halo,
      },
    }),
  ];
}
