import { expect, test } from 'vitest';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { defaultChoices } from './app-state.ts';
import { shippedStorms } from '../../data/rain/shipped-storms.ts';
import {
  blankRequest,
  capacityRequest,
  densityRequest,
  parseField,
  policyRequest,
  questionOf,
  summaryRequest,
  swmmRequest,
  traceRequest,
} from './task-request.ts';
import { defaultSwmmParameters } from './swmm-parameters.ts';

const { density, blank, summary, policy, trace, capacity } = defaultChoices();
const square: PolygonGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};

test('numbers are read as people write them', () => {
  expect(parseField('blank.distanceM', '50')).toBe(50);
  expect(parseField('blank.distanceM', ' 12.5 ')).toBe(12.5);
  expect(parseField('blank.minAreaM2', '2,000')).toBe(2000);
  expect(parseField('blank.distanceM', '１００')).toBe(100);
});

test('what is no number or out of range is not sent', () => {
  for (const text of ['', 'NaN', '-5', '0', '4.9', '1000.1', '10 km', '1e2', 'Infinity', '5-6']) {
    expect(parseField('blank.distanceM', text), text).toBeUndefined();
  }
});

test('both ends of a range belong to it', () => {
  expect(parseField('blank.distanceM', '5')).toBe(5);
  expect(parseField('blank.distanceM', '1000')).toBe(1000);
  expect(parseField('blank.minAreaM2', '0')).toBe(0);
});

test('all kinds are asked for by saying nothing about kinds', () => {
  expect(densityRequest(density)).toEqual({ cells: { type: 'square', sizeM: 250 } });
  expect(blankRequest(blank)).toEqual({ distanceM: 50, minAreaM2: 2000 });
});

test('a density of districts carries no cell size', () => {
  expect(densityRequest({ ...density, cells: 'districts', kinds: ['storm'] })).toEqual({
    cells: { type: 'layer', layer: 'districts' },
    kinds: ['storm'],
  });
});

test('a density of a polygon waits until one is drawn', () => {
  expect(densityRequest({ ...density, cells: 'polygon' })).toBeUndefined();
  expect(densityRequest({ ...density, cells: 'polygon', polygon: square })).toEqual({
    cells: { type: 'polygon', geometry: square },
  });
});

test('columns instead of flat cells are the same question', () => {
  const asked = { ...defaultChoices(), city: 'a' };
  const one = questionOf('density', asked);
  expect(questionOf('density', { ...asked, density: { ...density, extruded: true } })).toBe(one);
  expect(questionOf('density', { ...asked, city: 'b' })).not.toBe(one);
});

test('a summary waits until an area is drawn', () => {
  expect(summaryRequest(summary)).toBeUndefined();
  expect(summaryRequest({ ...summary, areas: [square, square] })).toEqual({ areas: [square, square], distanceM: 50 });
});

test('which places a policy matrix lists is no part of its question', () => {
  expect(policyRequest({ ...policy, layer: 'heritage_districts' })).toEqual({ distanceM: 50, floodDistanceM: 100 });
});

const pipe = { layer: 'pipes', key: 'P1' };

test('a trace waits for its start, a path for its other end too', () => {
  expect(traceRequest(trace)).toBeUndefined();
  expect(traceRequest({ ...trace, from: pipe })).toEqual({
    direction: 'upstream',
    from: { type: 'record', layer: 'pipes', key: 'P1' },
    barriers: {},
  });
  expect(traceRequest({ ...trace, direction: 'path', from: pipe })).toBeUndefined();
  expect(traceRequest({ ...trace, direction: 'path', from: pipe, to: { position: [1, 2] } })?.to).toEqual({
    type: 'place',
    position: [1, 2],
  });
});

test('barriers go to the server as kinds, nodes and pipes', () => {
  const barriers = [pipe, { layer: 'nodes', key: 'N1' }];
  expect(traceRequest({ ...trace, from: { polygon: square }, stopAt: ['pumps'], barriers })).toEqual({
    direction: 'upstream',
    from: { type: 'polygon', geometry: square },
    barriers: { pumps: true, nodes: ['N1'], pipes: ['P1'] },
  });
});

test('which of several ways is shown is no part of the question', () => {
  const asked = { ...defaultChoices(), city: 'a' };
  const of = (way: number): string | null => questionOf('trace', { ...asked, trace: { ...trace, from: pipe, way } });
  expect(of(2)).toBe(of(0));
});

test('a capacity waits until a storm formula is chosen, and asks for nothing the picture alone depends on', () => {
  expect(capacityRequest(capacity, undefined)).toBeUndefined();
  expect(capacityRequest(capacity, 'nowhere')).toBeUndefined();
  const asked = { storm: { id: 'shanghai' }, inletMinutes: 10, runoffElsewhere: 0.6 };
  expect(capacityRequest(capacity, 'shanghai')).toEqual(asked);
  expect(capacityRequest({ ...capacity, storm: 'shanghai', years: 50, colors: 'classes' }, undefined)).toEqual(asked);
  expect(capacityRequest({ ...capacity, storm: 'own' }, 'shanghai')?.storm).toEqual({
    formula: { kind: 'total', a: 2000, c: 0.8, b: 10, n: 0.7 },
  });
});

test('a SWMM model of the traced part asks what the trace asks, and waits for its place', () => {
  const swmm = { ...defaultSwmmParameters(), part: 'trace' as const };
  const asked = (part: object, from: typeof trace.from = null) =>
    swmmRequest({ swmm: { ...swmm, ...part }, trace: { ...trace, from }, capacity }, 'shanghai');
  expect(asked({})).toBeUndefined();
  expect(asked({}, pipe)?.part).toMatchObject({
    type: 'trace',
    trace: { direction: trace.direction },
  });
  expect(asked({ part: 'area' })).toBeUndefined();
  expect(asked({ part: 'area', area: square })).toEqual({
    part: { type: 'polygon', geometry: square },
    storm: { id: 'shanghai' },
    design: { years: 5, durationMin: 120 },
  });
  // What is shown of a result is no part of the question.
  const choices = { ...defaultChoices(), city: 'a', cityDetail: { stormFormula: 'shanghai' } };
  const of = (period: number): string | null =>
    questionOf('swmm', { ...choices, swmm: { ...defaultSwmmParameters(), period } });
  expect(of(7)).toBe(of(0));
});

test('capacity and SWMM stand on the same storm formula: the chosen one, else the city’s, else they wait', () => {
  const swmm = { ...defaultSwmmParameters(), part: 'whole' as const };
  for (const [chosen, city, storm] of [
    [null, 'shanghai', { id: 'shanghai' }],
    [shippedStorms[1].id, 'shanghai', { id: shippedStorms[1].id }],
    ['own', undefined, { formula: { kind: 'total', a: 2000, c: 0.8, b: 10, n: 0.7 } }],
    [null, undefined, undefined],
    [null, 'nowhere', undefined],
  ] as const) {
    const parameters = { ...capacity, storm: chosen };
    expect(capacityRequest(parameters, city)?.storm).toEqual(storm);
    expect(swmmRequest({ swmm, trace, capacity: parameters }, city)?.storm).toEqual(storm);
  }
});
