import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { LineString } from 'geojson';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Position } from '../../data/model/feature.ts';
import type { TraceResult } from '../../server/contract/trace.ts';
import { flowLines, linePicture } from './line-picture.ts';
import { lineLooks, lineScale } from './line-scale.ts';
import { flowSourceId, lineLayers, lineSourceId, pointSourceId, startSourceId } from './line-style.ts';

const line = (...coordinates: Position[]): LineString => ({ type: 'LineString', coordinates });
const traced = (id: string, part: string, from: Position, to: Position, evidence: string | null = 'surveyed') => ({
  type: 'Feature',
  id,
  geometry: line(from, to),
  properties: {
    part,
    order: 0,
    distanceM: 0,
    lengthM: 1,
    kind: null,
    diameterM: null,
    evidence,
    againstInverts: false,
  },
});
const result = (patch: object): TraceResult =>
  ({
    features: [],
    stops: [],
    paths: [],
    structures: [],
    blocked: null,
    seeds: [],
    ...patch,
  }) as unknown as TraceResult;

test('lines that follow each other flow as one, a tributary as its own', () => {
  const trunk = [line([0, 0], [1, 0]), line([1, 0], [2, 0])];
  expect(flowLines([...trunk, line([1, 1], [1, 0])])).toEqual([
    [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
    [
      [1, 1],
      [1, 0],
    ],
  ]);
});

test('every line flows once, cycles included', () => {
  const place = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), { maxLength: 20 }), (pairs) => {
      const chains = flowLines(pairs.map(([a, b]) => line([a, 0], [b, 0])));
      const steps = chains.flatMap((chain) => chain.slice(1).map((to, i) => `${chain[i][0]} ${to[0]}`));
      expect(steps.sort()).toEqual(pairs.map(([a, b]) => `${a} ${b}`).sort());
    }),
  );
});

test('pipes of the ways not chosen step back and do not flow', () => {
  const data = result({
    features: [traced('a', 'path', [0, 0], [1, 0]), traced('b', 'path', [0, 0], [0, 1])],
    paths: [
      { lengthM: 1, pipes: ['a'] },
      { lengthM: 2, pipes: ['b'] },
    ],
  });
  const { lines, flow } = linePicture({ task: 'trace', data }, 1);
  expect(lines.features.map(({ properties }) => properties!['class'] as string)).toEqual(['other-path', 'path']);
  expect(flow).toEqual([
    [
      [0, 0],
      [0, 1],
    ],
  ]);
});

test('a pipe whose direction nobody knows does not flow', () => {
  const data = result({ features: [traced('a', 'upstream', [0, 0], [1, 0], null)] });
  expect(linePicture({ task: 'trace', data }, 0).flow).toEqual([]);
});

test('the legend names what is there, and nothing else', () => {
  const data = result({
    features: [traced('a', 'upstream', [0, 0], [1, 0])],
    stops: [{ position: [0, 0], reason: 'outfall' }],
  });
  expect(lineScale({ task: 'trace', data }, 0, 'light').classes.map(({ id }) => id)).toEqual([
    'upstream',
    'stop-outfall',
  ]);
});

test('its layers are valid by the MapLibre style specification', () => {
  const empty = { type: 'geojson' as const, data: { type: 'FeatureCollection' as const, features: [] } };
  const ids = [lineSourceId, pointSourceId, flowSourceId, startSourceId];
  for (const scheme of ['light', 'dark'] as const) {
    const style = {
      version: 8 as const,
      sources: Object.fromEntries(ids.map((id) => [id, empty])),
      layers: lineLayers(scheme),
    };
    expect(validateStyleMin(style as never)).toEqual([]);
  }
});

test('every part of an answer has a look', () => {
  const parts = ['seed', 'upstream', 'downstream', 'path', 'cut-off', 'diverted', 'detour'];
  expect(parts.filter((part) => !(part in lineLooks))).toEqual([]);
});
