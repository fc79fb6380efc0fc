import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { layers } from '../../data/model/layers.ts';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents, weakKinds, type WeakWeights } from '../../data/weak-points/components.ts';
import { limits } from '../../data/model/limits.ts';
import { defaultChoices, type Choices } from './app-state.ts';
import { stopKinds, taskIds, type TracePlace } from './task-parameters.ts';
import { regionClasses, soilClasses } from '../../data/inspection/settings.ts';
import { inspectionShows, inspectionSortColumns } from './inspection-parameters.ts';
import { swmmParts, swmmVariables } from './swmm-parameters.ts';
import { designYearChoices, weakSortColumns } from './weak-parameters.ts';
import { decodeLink, encodeLink, pipeKinds, type Link } from './url-state.ts';

const defaults = defaultChoices();
const decimal = (min: number, max: number, digits: number): fc.Arbitrary<number> =>
  fc
    .integer({ min: Math.ceil(min * 10 ** digits), max: Math.floor(max * 10 ** digits) })
    .map((value) => (value === 0 ? 0 : value / 10 ** digits));

const vertex = fc.tuple(decimal(-180, 180, 6), decimal(-90, 90, 6));
const polygon = fc.array(vertex, { minLength: 3, maxLength: 5 }).map((vertices): PolygonGeometry => ({
  type: 'Polygon',
  coordinates: [[...vertices, [...vertices[0]]]],
}));
const kinds = fc.option(fc.subarray([...pipeKinds], { minLength: 1 }));
const key = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.length <= 200);
const weights = fc
  .array(decimal(0, 1, 2), { minLength: weakComponents.length, maxLength: weakComponents.length })
  .map((list) => Object.fromEntries(weakComponents.map((name, c) => [name, list[c]])) as WeakWeights);
const layerIds = layers.map((layer) => layer.id);

const tracePlace: fc.Arbitrary<TracePlace> = fc.oneof(
  fc.record({ layer: fc.constantFrom(...layerIds), key }),
  fc.record({ position: fc.tuple(decimal(-180, 180, 6), decimal(-90, 90, 6)) }),
  fc.record({ polygon }),
);

const sectionPlace = fc.oneof(
  fc.record({ layer: fc.constantFrom(...layerIds), key }),
  fc.record({ position: fc.tuple(decimal(-180, 180, 6), decimal(-90, 90, 6)) }),
);

const choices: fc.Arbitrary<Choices> = fc.record({
  city: fc.option(fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/)),
  view: fc.option(
    fc.record({
      lon: decimal(-180, 180, 5),
      lat: decimal(-85, 85, 5),
      zoom: decimal(0, 24, 2),
      bearing: decimal(-180, 180, 1),
      pitch: decimal(0, 85, 1),
    }),
  ),
  language: fc.constantFrom('zh' as const, 'en' as const),
  scheme: fc.constantFrom('light' as const, 'dark' as const, 'auto' as const),
  layers: fc
    .dictionary(
      fc.constantFrom(...layerIds),
      fc.record({
        visible: fc.boolean(),
        opacity: decimal(0, 1, 2),
        hidden: fc.uniqueArray(fc.stringMatching(/^[a-z0-9_]{1,12}$/), { maxLength: 4 }),
      }),
    )
    .map((some) => ({ ...defaults.layers, ...some })),
  pipeTheme: fc.constantFrom(...(['kind', 'diameter', 'material', 'structural', 'functional', 'cjj61'] as const)),
  task: fc.option(fc.constantFrom(...taskIds)),
  density: fc.record({
    cells: fc.constantFrom('square' as const, 'hexagon' as const, 'districts' as const, 'polygon' as const),
    sizeM: decimal(limits.cellSizeMinM, limits.cellSizeMaxM, 2),
    kinds,
    polygon: fc.option(polygon),
    extruded: fc.boolean(),
  }),
  blank: fc.record({
    distanceM: decimal(limits.distanceMinM, limits.distanceMaxM, 2),
    minAreaM2: decimal(0, limits.minAreaMaxM2, 1),
    kinds,
    within: fc.option(polygon),
  }),
  summary: fc.record({
    areas: fc.array(polygon, { maxLength: 3 }),
    distanceM: decimal(limits.distanceMinM, limits.distanceMaxM, 2),
  }),
  policy: fc.record({
    distanceM: decimal(limits.distanceMinM, limits.distanceMaxM, 2),
    floodDistanceM: decimal(0, limits.distanceMaxM, 2),
    layer: fc.option(fc.constantFrom('old_communities' as const, 'heritage_districts' as const)),
  }),
  trace: fc.record({
    direction: fc.constantFrom(...(['upstream', 'downstream', 'both', 'path', 'blocked'] as const)),
    from: fc.option(tracePlace),
    to: fc.option(tracePlace),
    stopAt: fc.subarray([...stopKinds]),
    barriers: fc.array(fc.record({ layer: fc.constantFrom('pipes', 'nodes'), key }), { maxLength: 3 }),
    way: fc.integer({ min: 0, max: limits.tracePathsMax - 1 }),
  }),
  swmm: fc.record({
    part: fc.constantFrom(...swmmParts),
    area: fc.option(polygon),
    years: decimal(0.25, 1000, 2),
    durationMin: fc.integer({ min: 10, max: limits.swmmRainMaxMin }),
    result: fc.option(fc.stringMatching(/^20[0-9]{6}T[0-9]{6}Z-[0-9a-f]{6}$/)),
    variable: fc.constantFrom(...swmmVariables),
    period: fc.integer({ min: 0, max: 100_000 }),
  }),
  inspection: fc.record({
    region: fc.constantFrom(...regionClasses),
    soil: fc.constantFrom(...soilClasses),
    show: fc.constantFrom(...inspectionShows),
    hidden: fc.subarray([1, 2, 3, 4]),
    differs: fc.boolean(),
    text: fc.string({ maxLength: 20, unit: 'grapheme' }).filter((text) => text.length <= 60),
    sort: fc.option(fc.record({ column: fc.constantFrom(...inspectionSortColumns), isUp: fc.boolean() })),
  }),
  weak: fc.record({
    weights,
    designYears: fc.constantFrom(...designYearChoices),
    baseline: weights,
    kind: fc.constantFrom(...weakKinds),
    district: fc.option(key),
    street: fc.option(key),
    hidden: fc.subarray([...weakClasses]),
    text: fc.string({ maxLength: 20, unit: 'grapheme' }).filter((text) => text.length <= 60),
    known: decimal(0, 1, 2),
    sort: fc.option(fc.record({ column: fc.constantFrom(...weakSortColumns), isUp: fc.boolean() })),
  }),
  capacity: fc.oneof(
    fc.record({
      storm: fc.constantFrom(null, 'shanghai', 'own'),
      own: fc.constant(defaults.capacity.own),
      inletMinutes: decimal(1, 60, 1),
      runoffElsewhere: decimal(0, 1, 2),
      years: decimal(0.5, 100, 1),
      durationMinutes: decimal(10, 1440, 0),
      peakShare: decimal(0, 1, 2),
      colors: fc.constantFrom('storm' as const, 'classes' as const),
    }),
    fc
      .record({ a: decimal(1, 100_000, 3), c: decimal(0.01, 10, 4), b: decimal(0, 1000, 3), n: decimal(0.01, 3, 3) })
      .map((own) => ({ ...defaults.capacity, storm: 'own', own })),
  ),
  selection: fc.option(fc.record({ layer: fc.constantFrom(...layerIds), key })),
  sheet: fc.option(key),
  resultFocus: fc.option(key),
  section: fc.option(
    fc.oneof(
      fc.record({ pipes: fc.array(key, { minLength: 1, maxLength: 4 }) }),
      fc.record({ from: sectionPlace, to: fc.constant(null), way: fc.constant(0) }),
      fc.record({ from: sectionPlace, to: sectionPlace, way: fc.integer({ min: 0, max: 11 }) }),
    ),
  ),
});
const link: fc.Arbitrary<Link> = fc.record({ choices, run: fc.boolean(), version: fc.option(key) });

test('a link gives back everything a person chose', () => {
  fc.assert(
    fc.property(link, (value) => {
      const expected = { ...value, choices: { ...value.choices } };
      expect(decodeLink(encodeLink(value, defaults), defaults)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('the browser leaves the text of a link as it is', () => {
  fc.assert(
    fc.property(link, (value) => {
      const text = encodeLink(value, defaults);
      const { hash } = new URL(`http://localhost/#${text}`);
      expect(decodeLink(hash, defaults)).toEqual(value);
    }),
  );
});

test('a long Chinese key of a barrier survives: its limit is in characters, not in escapes', () => {
  const barriers = [{ layer: 'pipes', key: '雨'.repeat(200) }];
  const choices = { ...defaults, trace: { ...defaults.trace, barriers } };
  const text = encodeLink({ choices, run: false, version: null }, defaults);
  expect(decodeLink(`#${text}`, defaults).choices.trace.barriers).toEqual(barriers);
});

test('any text after # gives choices within the limits, never an error', () => {
  const hostile = fc.array(
    fc.tuple(
      fc.constantFrom('city', 'map', 'lang', 'on', 'off', 'opacity', 'hide', 'size', 'dist', 'min', 'poly', 'sel', 'v'),
      fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('NaN', '__proto__', 'constructor:1', '1e9', '%')),
    ),
  );
  fc.assert(
    fc.property(hostile, (pairs) => {
      const { choices } = decodeLink(pairs.map(([name, value]) => `${name}=${value}`).join('&'), defaults);
      expect(choices.density.sizeM).toBeGreaterThanOrEqual(limits.cellSizeMinM);
      expect(choices.density.sizeM).toBeLessThanOrEqual(limits.cellSizeMaxM);
      expect(choices.blank.distanceM).toBeGreaterThanOrEqual(limits.distanceMinM);
      expect(choices.blank.distanceM).toBeLessThanOrEqual(limits.distanceMaxM);
      expect(Object.keys(choices.layers)).toEqual(Object.keys(defaults.layers));
      for (const { opacity } of Object.values(choices.layers)) {
        expect(opacity).toBeGreaterThanOrEqual(0);
        expect(opacity).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('one bad value does not take the good ones with it', () => {
  const { choices } = decodeLink('#size=-5&cells=hexagon&map=174.78,-41.29,99&lang=en', defaults);
  expect(choices.density).toMatchObject({ sizeM: limits.cellSizeDefaultM, cells: 'hexagon' });
  expect(choices.view).toBeNull();
  expect(choices.language).toBe('en');
});

test('a link of somebody who changed nothing is short', () => {
  const text = encodeLink({ choices: { ...defaults, city: 'wellington' }, run: false, version: null }, defaults);
  expect(text).toBe('city=wellington&lang=zh');
});

test('a key with the characters that separate a link survives', () => {
  const value: Link = {
    choices: { ...defaults, selection: { layer: 'pipes', key: 'a:b&c=d#e+f %41,井' } },
    run: false,
    version: null,
  };
  expect(decodeLink(encodeLink(value, defaults), defaults).choices.selection).toEqual(value.choices.selection);
});
