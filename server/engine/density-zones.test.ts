import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { density } from '../analysis/density.ts';
import type { DensityParameters } from '../analysis/density-types.ts';
import type { PolygonOps } from '../analysis/polygon-ops.ts';
import { loadPlanar, type Planar } from './testing/planar.ts';
import { analysisContext, box, feature, pipe } from './testing/planar-city.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';

let ops: PolygonOps;
let planar: Planar;
beforeAll(async () => {
  ops = await createGeosPolygonOps();
  planar = await loadPlanar();
});

const run = (layers: Record<string, SurveyFeature[]>, parameters: DensityParameters) =>
  density(parameters, analysisContext(layers, ops));
const lengths = (answer: ReturnType<typeof run>) =>
  Object.fromEntries(answer.features.filter((f) => f.properties.lengthM > 0).map((f) => [f.id, f.properties.lengthM]));

/** Land and lengths of all cells together. */
function sumOf(features: ReturnType<typeof run>['features']) {
  const lengthBySizeM: Record<string, number> = {};
  let landM2 = 0;
  for (const { properties } of features) {
    landM2 += properties.landM2;
    for (const [size, lengthM] of Object.entries(properties.lengthBySizeM ?? {})) {
      lengthBySizeM[size] = (lengthBySizeM[size] ?? 0) + lengthM;
    }
  }
  return { landM2, lengthBySizeM };
}

describe('density by polygons of a layer', () => {
  const districts = [box('west', 0, 0, 100, 100), box('east', 100, 0, 200, 100)];
  const byDistrict: DensityParameters = { cells: { type: 'layer', layer: 'districts' } };

  it('splits a pipe at the border and tells what lies outside', () => {
    const answer = run({ pipes: [pipe('a', [[50, 10], [250, 10]])], districts }, byDistrict); // prettier-ignore
    expect(lengths(answer)).toEqual({ west: 50, east: 100 });
    expect(answer.totals).toMatchObject({ lengthM: 150, outsideM: 50, landM2: 20_000, cells: 2 });
  });

  it('counts a pipe along the border half in each district', () => {
    const answer = run({ pipes: [pipe('a', [[100, 0], [100, 100]])], districts }, byDistrict); // prettier-ignore
    expect(lengths(answer)).toEqual({ west: 50, east: 50 });
    expect(answer.totals.outsideM).toBe(0);
  });

  it('counts land and pipe once in the total where districts overlap', () => {
    const layers = {
      pipes: [pipe('a', [[0, 50], [200, 50]])], // prettier-ignore
      districts: [box('p', 0, 0, 120, 100), box('q', 80, 0, 200, 100)],
    };
    expect(run(layers, byDistrict).totals).toMatchObject({ lengthM: 200, landM2: 20_000 });
  });

  it('repairs a district whose ring crosses itself, and counts it', () => {
    const bow = feature('bow', { type: 'Polygon', coordinates: [[[0, 0], [100, 100], [100, 0], [0, 100], [0, 0]]] }); // prettier-ignore
    const answer = run({ pipes: [pipe('a', [[0, 50], [100, 50]])], districts: [bow] }, byDistrict); // prettier-ignore
    expect(answer.repairedPolygons).toBe(1);
    expect(answer.features[0]?.properties).toMatchObject({ landM2: 5000, lengthM: 100 });
  });

  it('adds up to the whole polygon when it is cut in halves: lengths by class and land, within 1e-3', () => {
    const coordinate = fc.integer({ min: -500_000, max: 500_000 }).map((mm) => mm / 1000 + 0.000_456);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, coordinate, coordinate), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -90, max: 90 }),
        (segments, cutX) => {
          const layers = {
            pipes: segments.map(([a, b, c, d], i) => pipe(String(i), [[a, b], [c, d]], { diameterM: (i % 3) / 2 })), // prettier-ignore
            built_up: [box('l', -60, -90, 80, 40)],
          };
          const ask = (...districts: SurveyFeature[]) => run({ ...layers, districts }, { ...byDistrict, by: ['size'] });
          const whole = ask(box('w', -100, -100, 100, 100)).features[0].properties;
          const halves = ask(box('a', -100, -100, cutX, 100), box('b', cutX, -100, 100, 100));
          for (const total of [halves.totals, ...[sumOf(halves.features)]]) {
            expect(Math.abs(total.landM2 - whole.landM2)).toBeLessThan(1e-3);
            expect(whole.landM2).toBeCloseTo(140 * 130, 3);
            for (const [size, lengthM] of Object.entries(whole.lengthBySizeM ?? {})) {
              expect(Math.abs((total.lengthBySizeM?.[size] ?? NaN) - lengthM)).toBeLessThan(1e-3);
            }
          }
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it('refuses a layer that is not of polygons, naming those that are', () => {
    const parameters: DensityParameters = { cells: { type: 'layer', layer: 'pipes' } };
    expect(() => run({ pipes: [], districts }, parameters)).toThrow(/got "pipes"; test has districts/);
  });

  it('equals JSTS for random nets and a random polygon, within 1e-3 m, wherever its ring starts', () => {
    // Millimetres, and never on a cell's edge, where JSTS counts a pipe whole on both sides.
    const coordinate = fc.integer({ min: -500_000, max: 500_000 }).map((mm) => mm / 1000 + 0.000_456);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate, coordinate, coordinate), { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 60, max: 400 }), { minLength: 5, maxLength: 12 }),
        fc.nat(11),
        (segments, radii, start) => {
          const star = radii.map((r, i): [number, number] => {
            const angle = (2 * Math.PI * (i + start)) / radii.length;
            return [r * Math.cos(angle), r * Math.sin(angle)];
          });
          const turned = [...star.slice(start % star.length), ...star.slice(0, start % star.length)];
          const pipes = segments.map(([a, b, c, d], i) => pipe(String(i), [[a, b], [c, d]])); // prettier-ignore
          const ask = (ring: [number, number][]) =>
            run(
              { pipes, districts: [feature('z', { type: 'Polygon', coordinates: [[...ring, ring[0]]] })] },
              byDistrict,
            ).features[0]?.properties.lengthM ?? NaN;
          const polygon = planar.polygon([[...star, star[0]]]);
          const expected = segments.reduce(
            (sum, [a, b, c, d]) => sum + planar.intersection(planar.line([[a, b], [c, d]]), polygon).getLength(), // prettier-ignore
            0,
          );
          expect(Math.abs(ask(star) - expected)).toBeLessThan(1e-3);
          expect(Math.abs(ask(turned) - expected)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 60, seed: 10 },
    );
  });
});
