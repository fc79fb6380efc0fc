import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { nearest, type NearestParameters } from '../analysis/nearest.ts';
import type { PolygonOps } from '../analysis/polygon-ops.ts';
import { within, type WithinParameters } from '../analysis/within.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';
import { loadPlanar, type Planar } from './testing/planar.ts';
import { analysisContext, box, feature, pipe } from './testing/planar-city.ts';

let ops: PolygonOps;
let planar: Planar;
beforeAll(async () => {
  ops = await createGeosPolygonOps();
  planar = await loadPlanar();
});

type At = [number, number];
// Longitudes and latitudes of a drawn place must be degrees: the made-up nets stay within them.
const coordinate = fc.integer({ min: -80_000, max: 80_000 }).map((mm) => mm / 1000);
const place = fc.tuple(coordinate, coordinate);
const lines = fc.array(fc.array(place, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 40 });
const point = (id: string, at: At, properties = {}) => feature(id, { type: 'Point', coordinates: at }, properties);
const notStill = (line: At[]) => line.some(([x, y]) => x !== line[0][0] || y !== line[0][1]);

describe('the nearest feature', () => {
  const ask = (
    layers: Record<string, SurveyFeature[]>,
    more: Partial<NearestParameters> & Pick<NearestParameters, 'points'>,
  ) => nearest({ layer: 'pipes', ...more }, analysisContext(layers, ops));

  it('is that of JSTS for random lines and points, within 1e-9 m', () => {
    fc.assert(
      fc.property(lines, fc.array(place, { minLength: 1, maxLength: 10 }), (all, points) => {
        const net = all.filter(notStill);
        if (net.length === 0) return;
        const found = ask({ pipes: net.map((line, i) => pipe(String(i), line)) }, { points });
        points.forEach((at, i) => {
          const distances = net.map((line) => planar.distance(planar.line(line), planar.point(at)));
          const least = Math.min(...distances);
          expect(Math.abs((found[i]?.distanceM ?? NaN) - least)).toBeLessThan(1e-9);
          expect(distances[found[i]?.feature ?? -1]).toBeCloseTo(least, 9);
          expect(Math.hypot((found[i]?.x ?? NaN) - at[0], (found[i]?.y ?? NaN) - at[1])).toBeCloseTo(least, 9);
        });
      }),
      { numRuns: 150, seed: 21 },
    );
  });

  it('is that of JSTS for points all around a small net, within 1e-9 m', () => {
    const corner = fc.tuple(coordinate, coordinate).map(([x, y]): At => [x / 8, y / 8]);
    const small = fc.array(fc.array(corner, { minLength: 2, maxLength: 3 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(small, fc.array(place, { minLength: 5, maxLength: 20 }), (all, points) => {
        const net = all.filter(notStill);
        if (net.length === 0) return;
        const found = ask({ pipes: net.map((line, i) => pipe(String(i), line)) }, { points });
        points.forEach((at, i) => {
          const least = Math.min(...net.map((line) => planar.distance(planar.line(line), planar.point(at))));
          expect(Math.abs((found[i]?.distanceM ?? NaN) - least)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 100, seed: 23 },
    );
  });

  it('is found far outside the net and where one pipe is all there is', () => {
    const pipes = [pipe('a', [[0, 0], [1, 0]])]; // prettier-ignore
    expect(ask({ pipes }, { points: [[80, 0], [-80, 0], [0.5, 60]] }).map((each) => each?.distanceM)).toEqual([79, 80, 60]); // prettier-ignore
  });

  it('is none beyond the largest distance, and one exactly at it', () => {
    const pipes = [pipe('a', [[0, 0], [10, 0]])]; // prettier-ignore
    const found = ask({ pipes }, { points: [[5, 3], [5, 3.01]], maxDistanceM: 3 }); // prettier-ignore
    expect(found.map((each) => each?.distanceM)).toEqual([3, undefined]);
  });

  it('is among the pipes that count, and of the kinds asked for', () => {
    const pipes = [
      pipe('gone', [[0, 1], [10, 1]], { status: 'removed' }), // prettier-ignore
      pipe('foul', [[0, 2], [10, 2]], { kind: 'foul' }), // prettier-ignore
      pipe('storm', [[0, 3], [10, 3]], { kind: 'storm' }), // prettier-ignore
    ];
    expect(ask({ pipes }, { points: [[5, 0]] })[0]?.feature).toBe(1);
    expect(ask({ pipes }, { points: [[5, 0]], kinds: ['storm'] })[0]?.feature).toBe(2);
  });

  it('is the polygon that holds the point, at distance 0, and a point of a point layer', () => {
    const layers = {
      districts: [box('w', 0, 0, 10, 10), box('e', 20, 0, 30, 10)],
      nodes: [point('n', [4, 4]), point('m', [9, 9])],
    };
    const districts = ask(layers, { points: [[25, 5], [12, 5]], layer: 'districts' }); // prettier-ignore
    expect(districts.map((each) => [each?.feature, each?.distanceM])).toEqual([[1, 0], [0, 2]]); // prettier-ignore
    expect(ask(layers, { points: [[8, 9]], layer: 'nodes' })[0]).toMatchObject({
      feature: 1,
      distanceM: 1,
      x: 9,
      y: 9,
    });
  });

  it('is refused for a layer without records, naming those that have some', () => {
    expect(() => ask({ nodes: [point('n', [0, 0])] }, { points: [[0, 0]] })).toThrow(/got "pipes"; test has nodes/);
  });
});

describe('features within a distance', () => {
  const ask = (
    layers: Record<string, SurveyFeature[]>,
    more: Omit<WithinParameters, 'limit' | 'layer'> & Partial<WithinParameters>,
  ) => within({ layer: 'pipes', limit: 100, ...more }, analysisContext(layers, ops));

  it('are those of JSTS around random lines and points, and so are their distances, within 1e-9 m', () => {
    fc.assert(
      fc.property(
        lines,
        fc.array(place, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 60 }),
        (all, query, distanceM) => {
          const net = all.filter(notStill);
          if (net.length === 0 || (query.length > 1 && !notStill(query))) return;
          const geometry =
            query.length === 1
              ? ({ type: 'Point', coordinates: query[0] } as const)
              : ({ type: 'LineString', coordinates: query } as const);
          const { features } = ask({ pipes: net.map((line, i) => pipe(String(i), line)) }, { geometry, distanceM });
          const asked = query.length === 1 ? planar.point(query[0]) : planar.line(query);
          const expected = net
            .map((line, i) => ({ feature: i, distanceM: planar.distance(planar.line(line), asked) }))
            .filter((each) => each.distanceM <= distanceM + 1e-9);
          expect(features.map((each) => each.feature).sort((a, b) => a - b)).toEqual(
            expected.map((each) => each.feature),
          );
          for (const { feature: found, distanceM: apart } of features) {
            expect(apart).toBeCloseTo(expected.find((each) => each.feature === found)?.distanceM ?? NaN, 9);
          }
        },
      ),
      { numRuns: 150, seed: 22 },
    );
  });

  it('of a polygon are at 0 inside it, and beside a hole of it at the distance of its edge', () => {
    const geometry = {
      type: 'Polygon' as const,
      coordinates: [
        [[0, 0], [50, 0], [50, 50], [0, 50], [0, 0]], // prettier-ignore
        [[10, 10], [10, 40], [40, 40], [40, 10], [10, 10]], // prettier-ignore
      ] as At[][],
    };
    const nodes = [point('in', [5, 5]), point('hole', [12, 25]), point('far', [25, 25]), point('out', [53, 54])];
    const { features, numberMatched } = ask({ nodes }, { geometry, layer: 'nodes', distanceM: 5, limit: 2 });
    expect(features).toEqual([{ feature: 0, distanceM: 0 }, { feature: 1, distanceM: 2 }]); // prettier-ignore
    expect(numberMatched).toBe(3);
  });

  it('are at 0 when they hold the point that is asked about', () => {
    const districts = [box('w', 0, 0, 10, 10)];
    const geometry = { type: 'MultiPoint' as const, coordinates: [[60, 60], [5, 5]] as At[] }; // prettier-ignore
    expect(ask({ districts }, { geometry, layer: 'districts', distanceM: 0 }).features).toEqual([{ feature: 0, distanceM: 0 }]); // prettier-ignore
  });

  it('cannot be asked for around positions that are not degrees', () => {
    const geometry = { type: 'Point' as const, coordinates: [34, 113] as At };
    expect(() => ask({ pipes: [pipe('a', [[0, 0], [1, 1]])] }, { geometry, distanceM: 1 })).toThrow(/look swapped/); // prettier-ignore
  });
});
