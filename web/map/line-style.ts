import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { ground, highlight, ink, paper, type Scheme } from './colors.ts';
import { lineLooks } from './line-scale.ts';
import { pipeWidth } from './pipe-width.ts';
import { byZoom } from './style-context.ts';
import { symbolImage } from './symbol-images.ts';

export const lineSourceId = 'trace';
export const pointSourceId = 'trace-points';
export const flowSourceId = 'trace-flow';
export const startSourceId = 'trace-start';

const looks = Object.entries(lineLooks).map(([id, look]) => ({ id, ...look, dash: 'dash' in look ? look.dash : undefined })); // prettier-ignore
const ofLines = looks.filter(({ symbol }) => symbol === 'line');
const ofPoints = looks.filter(({ symbol }) => symbol !== 'line');
const isClass = (...ids: string[]): unknown => ['in', ['get', 'class'], ['literal', ids]];
/** What stands in hundreds comes with the zoom. */
const dense = ['stop-head', 'structure-siphon'];
const structures = ['structure-pump', 'structure-gate', 'structure-weir'];
/** What casing, seed and line are wider than the pipe, px, and the share of it that is added seen from afar. */
export const lineExtras = { casing: [5.5, 0.45], seed: [8, 0.6], line: [2.5, 0.3] } as const;
const round = { 'line-cap': 'round', 'line-join': 'round' };

/**
 * The layers of a line result, bottom to top: the veil over ground and network, casings, lines, arrows, ends. Signs of
 * heads, which are many, come with the zoom.
 */
export function lineLayers(scheme: Scheme): LayerSpecification[] {
  const colors = (of: typeof looks, fallback: string): unknown => [
    'match',
    ['get', 'class'],
    ...of.flatMap(({ id, color }) => [id, color[scheme]]),
    fallback,
  ];
  const icon = [
    'match',
    ['get', 'class'],
    ...ofPoints.flatMap(({ id, symbol, color }) => [id, symbolImage(symbol, color[scheme], paper[scheme])]),
    '',
  ];
  const order = ['match', ['get', 'class'], ...looks.flatMap(({ id }, i) => [id, i]), 0];
  const sign = (size: number): ExpressionSpecification =>
    byZoom([
      [10, size * 0.7],
      [15, size],
      [18, size * 1.35],
    ]);
  const signs = (id: string, filter: unknown, minzoom: number, size: number): unknown => ({
    id,
    type: 'symbol',
    source: pointSourceId,
    minzoom,
    filter,
    layout: {
      'icon-image': icon,
      'icon-size': sign(size),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': order,
    },
  });
  return [
    {
      id: 'trace-veil',
      type: 'background',
      paint: { 'background-color': ground.land[scheme], 'background-opacity': 0.68 },
    },
    {
      id: 'trace-casing',
      type: 'line',
      source: lineSourceId,
      layout: round,
      paint: { 'line-color': paper[scheme], 'line-width': pipeWidth(1, ...lineExtras.casing), 'line-opacity': 0.9 },
    },
    {
      id: 'trace-seed',
      type: 'line',
      source: lineSourceId,
      filter: isClass('seed'),
      layout: round,
      paint: { 'line-color': ink[scheme], 'line-width': pipeWidth(1, ...lineExtras.seed) },
    },
    ...ofLines
      .filter(({ dash }) => dash)
      .map(({ id, color, dash }) => ({
        id: `trace-${id}`,
        type: 'line',
        source: lineSourceId,
        filter: isClass(id),
        layout: { 'line-join': 'round' },
        paint: { 'line-color': color[scheme], 'line-width': pipeWidth(1, ...lineExtras.line), 'line-dasharray': dash },
      })),
    {
      id: 'trace-line',
      type: 'line',
      source: lineSourceId,
      filter: isClass(...ofLines.filter(({ dash }) => !dash).map(({ id }) => id)),
      layout: { ...round, 'line-sort-key': order },
      paint: {
        'line-color': colors(ofLines, ink[scheme]),
        'line-width': pipeWidth(1, ...lineExtras.line),
        'line-opacity': ['match', ['get', 'class'], 'other-path', 0.75, 1],
      },
    },
    {
      id: 'trace-arrow',
      type: 'symbol',
      source: flowSourceId,
      minzoom: 12,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 90,
        'icon-image': symbolImage('arrow', ink[scheme], paper[scheme]),
        'icon-size': byZoom([
          [12, 0.4],
          [16, 0.62],
          [19, 1],
        ]),
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    signs('trace-heads', isClass(...dense), 15, 0.5),
    signs('trace-structures', isClass(...structures), 12, 0.62),
    signs('trace-ends', ['!', isClass(...dense, ...structures)], 9, 0.72),
    {
      id: 'trace-start',
      type: 'circle',
      source: startSourceId,
      paint: {
        'circle-radius': 9,
        'circle-color': highlight[scheme],
        'circle-opacity': 0.25,
        'circle-stroke-color': highlight[scheme],
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'trace-start-edge',
      type: 'circle',
      source: startSourceId,
      paint: {
        'circle-radius': 12,
        'circle-opacity': 0,
        'circle-color': ink[scheme],
        'circle-stroke-color': ink[scheme],
        'circle-stroke-width': 1.6,
      },
    },
  ] as LayerSpecification[];
}
