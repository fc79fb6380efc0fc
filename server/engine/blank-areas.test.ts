import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { segmentStadium } from '../../data/geo/segment-stadium.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { blankAreas, type BlankAreasParameters, quadrantSegments } from '../analysis/blank-areas.ts';
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

const run = (layers: Record<string, SurveyFeature[]>, parameters: Partial<BlankAreasParameters> = {}) =>
  blankAreas({ distanceM: 50, minAreaM2: 0, ...parameters }, analysisContext(layers, ops));
const city = box('city', 0, 0, 1000, 1000);
/** Area of the regular polygon that stands for a circle. */
const circleM2 = (radius: number): number =>
  2 * quadrantSegments * radius ** 2 * Math.sin(Math.PI / (2 * quadrantSegments));

describe('blank areas', () => {
  it('is all land where there is no pipe', () => {
    const { totals, features } = run({ pipes: [], districts: [city] });
    expect(totals).toMatchObject({ landM2: 1e6, blankM2: 1e6, blankShare: 1, polygons: 1 });
    expect(features[0]).toMatchObject({ id: '1', properties: { class: 'blank', districtKey: 'city', areaM2: 1e6 } });
  });

  it('is the land without the buffer of a pipe: two straight sides and two half circles', () => {
    const { totals } = run({ pipes: [pipe('a', [[400, 500], [600, 500]])], districts: [city] }); // prettier-ignore
    expect(totals.blankM2).toBeCloseTo(1e6 - 200 * 100 - circleM2(50), 2);
  });

  it('states how far the drawn arc lies from the circle', () => {
    const { arcToleranceM } = run({ pipes: [], districts: [city] });
    expect(arcToleranceM).toBeCloseTo(50 - 50 * Math.cos(Math.PI / (4 * quadrantSegments)), 4);
    expect(arcToleranceM).toBeLessThan(0.02);
  });

  it('drops polygons below the minimum before it splits by district', () => {
    // One blank square of 200 × 200 m, half in each district: the halves are below the minimum, the whole is not.
    const layers = { pipes: [], districts: [box('west', 0, 0, 100, 200), box('east', 100, 0, 200, 200)] };
    const { features, totals } = run(layers, { minAreaM2: 30_000 });
    expect(features.map((f) => [f.properties.districtKey, f.properties.areaM2])).toEqual([
      ['west', 20_000],
      ['east', 20_000],
    ]);
    expect(totals.dropped).toEqual({ polygons: 0, areaM2: 0 });
  });

  it('says how many polygons below the minimum were dropped', () => {
    const pipes = [pipe('a', [[0, 100], [1000, 100]])]; // prettier-ignore
    const { totals } = run({ pipes, districts: [city] }, { minAreaM2: 60_000 });
    // South of the pipe's buffer a strip of 1000 × 50 m is left.
    expect(totals.dropped).toEqual({ polygons: 1, areaM2: expect.closeTo(50_000, 1) });
    expect(totals.blankM2).toBeCloseTo(850_000, 1);
  });

  it('counts land that two districts claim once, for the first in the file', () => {
    const { totals } = run({ pipes: [], districts: [box('p', 0, 0, 120, 100), box('q', 80, 0, 200, 100)] });
    expect(totals.landM2).toBeCloseTo(20_000, 6);
    expect(totals.byDistrict.map((row) => [row.districtKey, row.landM2])).toEqual([
      ['p', 12_000],
      ['q', 8000],
    ]);
  });

  it('calls land outside the survey coverage unknown and leaves it out of the share', () => {
    const { totals, features } = run({
      pipes: [pipe('a', [[100, 0], [100, 1000]])], // prettier-ignore
      districts: [city],
      survey_coverage: [box('s', 0, 0, 500, 1000)],
    });
    expect(totals).toMatchObject({ landM2: 1e6, blankM2: expect.closeTo(400_000, 1), unknownM2: 500_000 });
    expect(totals.blankShare).toBeCloseTo(0.8, 7);
    expect(features.map((f) => [f.id, f.properties.class])).toEqual([
      ['1', 'blank'],
      ['2', 'blank'],
      ['unknown-1', 'unknown'],
    ]);
  });

  it('takes the built-up area as land where there is one; built-up land outside every district names none', () => {
    const { land, totals, features } = run({
      pipes: [],
      districts: [box('d', 0, 0, 100, 100)],
      built_up: [box('b', 50, 0, 250, 100)],
    });
    expect(land).toBe('built_up');
    expect(totals.landM2).toBeCloseTo(20_000, 6);
    expect(features.map((f) => [f.properties.districtKey, f.properties.areaM2])).toEqual([
      [null, 15_000],
      ['d', 5000],
    ]);
  });

  it('refuses a city without land, naming the layers to import', () => {
    expect(() => run({ pipes: [] })).toThrow(/built_up nor a districts layer/);
  });

  it('treats a pipe of zero length as nothing and a pipe across a tile border like any other', () => {
    const pipes = [pipe('z', [[500, 500], [500, 500]]), pipe('a', [[900, 1500], [1100, 1500]])]; // prettier-ignore
    const { totals, features } = run({ pipes, districts: [box('city', 0, 0, 3000, 3000)] });
    expect(totals.blankM2).toBeCloseTo(9e6 - 200 * 100 - circleM2(50), 2);
    expect(features).toHaveLength(1);
  });

  const coordinate = fc.integer({ min: -100_000, max: 1100_000 }).map((mm) => mm / 1000 + 0.000_456);
  const net = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 }), { maxLength: 10 });
  const districts = [box('west', 0, 0, 430, 1000), box('east', 430, 0, 1000, 1000)];

  it('equals JSTS on random nets within 0.01 %, and its districts add up to the whole', () => {
    fc.assert(
      fc.property(net, fc.constantFrom(15, 60, 150), (lines, distanceM) => {
        const { totals, features } = run(
          { pipes: lines.map((line, i) => pipe(String(i), line)), districts },
          { distanceM },
        );
        const buffers = lines.flatMap((line) =>
          line
            .slice(1)
            .flatMap((end, i) =>
              end.every((value, axis) => value === line[i][axis])
                ? []
                : planar.buffer(planar.line([line[i], end]), distanceM, quadrantSegments),
            ),
        );
        const land = planar.polygon([[[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]]]); // prettier-ignore
        const expected = (buffers.length === 0 ? land : planar.difference(land, planar.union(buffers))).getArea();
        expect(Math.abs(totals.blankM2 - expected)).toBeLessThanOrEqual(1e-4 * Math.max(expected, 1000));
        const parts = features.reduce((sum, f) => sum + f.properties.areaM2, 0);
        const rows = totals.byDistrict.reduce((sum, row) => sum + row.blankM2, 0);
        expect(Math.abs(parts - totals.blankM2)).toBeLessThan(0.01);
        expect(Math.abs(rows - totals.blankM2)).toBeLessThan(0.01);
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('equals GEOS where everything coincides: pipes drawn twice, in line, on a lattice of the distance, land that ends there', () => {
    const at = fc.integer({ min: 0, max: 10 }).map((n) => 50 * n);
    const end = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }));
    const lattice = fc.array(fc.tuple(at, at, end, fc.boolean()), { maxLength: 12 });
    // The hole and the sides lie on the lattice too; the two parts of land are 50 m apart.
    const hole = [[[0, 0], [350, 0], [350, 500], [0, 500], [0, 0]], [[100, 100], [100, 250], [200, 250], [200, 100], [100, 100]]]; // prettier-ignore
    const land = [feature('w', { type: 'Polygon', coordinates: hole as never }), box('e', 400, 0, 500, 500)];
    fc.assert(
      fc.property(lattice, fc.constantFrom(25, 50, 100), fc.constantFrom(0, 3_800_000), (rows, distanceM, away) => {
        const segments = rows
          .map(([x, y, [dx, dy], twice]) => ({ from: [x, y], to: [x + 50 * dx, y + 50 * dy], twice }))
          .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1]);
        const move = ([x, y]: number[]): [number, number] => [x + away, y + away];
        const pipes = segments.flatMap(({ from, to, twice }, i) => [
          pipe(`${i}`, [move(from), move(to)]),
          ...(twice ? [pipe(`${i} again`, [move(to), move(from)])] : []),
        ]);
        const moved = land.map((each) => ({
          ...each,
          geometry: {
            type: 'Polygon' as const,
            coordinates: (each.geometry.coordinates as number[][][]).map((ring) => ring.map(move)),
          },
        }));
        const { totals, features } = run({ pipes, districts: moved }, { distanceM });
        const expected = ops.arena(() => {
          const whole = ops.polygon([...hole.slice(0, 1), [[400, 0], [500, 0], [500, 500], [400, 500], [400, 0]]].map((ring) => [ring.flat()])); // prettier-ignore
          const stadiums = segments.map(({ from, to }) =>
            ops.polygon([[segmentStadium(from[0], from[1], to[0], to[1], distanceM, 64)]]),
          );
          return ops.area(ops.difference(whole, ops.union([...stadiums, ops.polygon([[hole[1].flat()]])])));
        });
        expect(Math.abs(totals.blankM2 - expected)).toBeLessThanOrEqual(1e-4 * Math.max(expected, 10_000));
        for (const { geometry } of features) {
          const rings = geometry.coordinates as number[][][];
          expect(ops.arena(() => ops.findFault(ops.polygon([rings.map((ring) => ring.flat())])))).toBeUndefined();
        }
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it('never grows when the distance grows', () => {
    fc.assert(
      fc.property(net, (lines) => {
        const pipes = lines.map((line, i) => pipe(String(i), line));
        const areas = [10, 40, 90, 200].map((distanceM) => run({ pipes, districts }, { distanceM }).totals.blankM2);
        for (let i = 1; i < areas.length; i++) expect(areas[i]).toBeLessThanOrEqual(areas[i - 1] + 0.01);
      }),
      { numRuns: 10, seed: 4 },
    );
  });

  it('does not depend on where the city lies', () => {
    fc.assert(
      fc.property(net, (lines) => {
        const by = (dx: number, dy: number) =>
          run({
            pipes: lines.map((line, i) => pipe(String(i), line.map(([x, y]) => [x + dx, y + dy]))), // prettier-ignore
            districts: [box('city', dx, dy, 1000 + dx, 1000 + dy)],
          }).totals.blankM2;
        expect(Math.abs(by(0, 0) - by(1_747_123, 5_426_321))).toBeLessThan(1);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it('takes a segment of a nanometre as a point', () => {
    const pipes = [pipe('a', [[500, 500], [500, 500 + 1e-9]])]; // prettier-ignore
    expect(run({ pipes, districts: [city] }).totals.blankM2).toBeCloseTo(1e6 - circleM2(50), 2);
  });

  it('repairs an invalid district and counts it', () => {
    const bow = feature('bow', { type: 'Polygon', coordinates: [[[0, 0], [100, 100], [100, 0], [0, 100], [0, 0]]] }); // prettier-ignore
    const { totals, repairedPolygons } = run({ pipes: [], districts: [bow] });
    expect(totals.landM2).toBeCloseTo(5000, 6);
    expect(repairedPolygons).toBe(1);
  });
});
