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
const squares = (sizeM: number): DensityParameters => ({ cells: { type: 'square', sizeM } });
const lengths = (answer: ReturnType<typeof run>) =>
  Object.fromEntries(answer.features.filter((f) => f.properties.lengthM > 0).map((f) => [f.id, f.properties.lengthM]));

/** Lengths per cell, ascending; a corner cut by less than a millimetre may be a cell here and none there. */
const figures = (lines: [number, number][][]) =>
  run({ pipes: lines.map((line, i) => pipe(String(i), line)) }, squares(130))
    .features.map((f) => f.properties.lengthM)
    .filter((lengthM) => lengthM > 1e-3)
    .sort((a, b) => a - b);

describe('density on a grid', () => {
  it('clips a pipe exactly to the squares it crosses', () => {
    const answer = run({ pipes: [pipe('a', [[50, 10], [250, 10]])] }, squares(100)); // prettier-ignore
    expect(lengths(answer)).toEqual({ '0_0': 50, '1_0': 100, '2_0': 50 });
  });

  it('counts a pipe on a shared edge half in each cell', () => {
    const answer = run({ pipes: [pipe('a', [[100, 20], [100, 80]])] }, squares(100)); // prettier-ignore
    expect(lengths(answer)).toEqual({ '0_0': 30, '1_0': 30 });
  });

  it('counts a pipe on the shared flat side of two hexagons half in each', () => {
    const answer = run(
      { pipes: [pipe('a', [[50, -10], [50, 10]])] }, // prettier-ignore
      { cells: { type: 'hexagon', sizeM: 100 } },
    );
    expect(lengths(answer)).toEqual({ '0_0': 10, '1_0': 10 });
  });

  it('names the kind, and unknown where nobody filled it', () => {
    const pipes = [
      pipe('a', [[10, 10], [20, 10]], { kind: 'storm' }), // prettier-ignore
      pipe('b', [[10, 20], [40, 20]]), // prettier-ignore
    ];
    expect(run({ pipes }, squares(100)).totals.lengthByKindM).toEqual({ storm: 10, unknown: 30 });
  });

  it('tells lengths by size, material and decade where asked, unknown a class of its own', () => {
    const pipes = [
      pipe('a', [[10, 10], [150, 10]], { diameterM: 0.3, material: 'hdpe', yearBuilt: 1989 }), // prettier-ignore
      pipe('b', [[10, 20], [40, 20]], { diameterM: 2, yearBuilt: 2003 }), // prettier-ignore
      pipe('c', [[10, 30], [20, 30]]), // prettier-ignore
      pipe('d', [[10, 40], [90, 40]], { material: 'steel', status: 'abandoned' }), // prettier-ignore
    ];
    const answer = run({ pipes }, { ...squares(100), by: ['size', 'material', 'decade'] });
    expect(answer.features.map((f) => [f.id, f.properties])).toMatchObject([
      [
        '0_0',
        { lengthBySizeM: { '300-600': 90, '1500-': 30, unknown: 10 }, lengthByMaterialM: { hdpe: 90, unknown: 40 } },
      ],
      ['1_0', { lengthBySizeM: { '300-600': 50, '1500-': 0, unknown: 0 }, lengthByDecadeM: { '1980': 50, '2000': 0 } }],
    ]);
    expect(answer.totals.lengthByDecadeM).toEqual({ '1980': 140, '2000': 30, unknown: 10 });
    expect(answer.totals.lengthByMaterialM).toEqual({ hdpe: 140, unknown: 40 });
  });

  it('answers for each filter as if it were the first question, in any order', () => {
    const at: [number, number][] = [[10, 10], [20, 10]]; // prettier-ignore
    const context = analysisContext(
      { pipes: ['storm', 'foul', 'foul', 'combined'].map((kind, i) => pipe(String(i), at, { kind })) },
      ops,
    );
    const pipesOf = (kinds?: string[]) => density({ ...squares(100), kinds }, context).completeness.pipes;
    const kinds = [['storm'], ['foul'], undefined, ['combined'], ['storm', 'foul'], ['foul', 'combined'], ['storm']];
    expect(kinds.map(pipesOf)).toEqual([1, 2, 4, 1, 3, 3, 1]);
  });

  it('leaves out abandoned pipes, open channels, house laterals and kinds not asked for, and says how many', () => {
    const at: [number, number][] = [[10, 10], [20, 10]]; // prettier-ignore
    const pipes = [
      pipe('a', at, { kind: 'storm', status: 'in_use', role: 'main', form: 'covered_channel' }),
      pipe('b', at, { kind: 'storm', status: 'abandoned' }),
      pipe('c', at, { kind: 'storm', status: 'under_construction' }),
      pipe('d', at, { kind: 'storm', form: 'open_channel' }),
      pipe('e', at, { kind: 'storm', role: 'lateral' }),
      pipe('f', at, { kind: 'foul' }),
    ];
    const answer = run({ pipes }, { ...squares(100), kinds: ['storm'] });
    expect(answer.totals.lengthM).toBe(10);
    expect(answer.completeness).toMatchObject({
      pipes: 1,
      leftOut: { status: 2, form: 1, role: 1, kind: 1 },
      knownStatus: 1,
      knownRole: 1,
    });
  });

  it('divides by the built-up land in the cell, overlaps counted once and holes not at all', () => {
    const hole = feature('h', {
      type: 'Polygon',
      coordinates: [
        [[0, 0], [100, 0], [100, 50], [0, 50], [0, 0]], // prettier-ignore
        [[10, 10], [10, 20], [20, 20], [20, 10], [10, 10]], // prettier-ignore
      ],
    });
    const layers = { pipes: [pipe('a', [[0, 30], [100, 30]])], built_up: [hole, box('b', 50, 0, 100, 60)] }; // prettier-ignore
    const [cell] = run(layers, squares(100)).features;
    // 100 × 50 − 10 × 10, and 50 × 10 more from the second polygon.
    expect(cell?.properties.landM2).toBeCloseTo(5400, 6);
    expect(cell?.properties.densityKmPerKm2).toBeCloseTo((100 / 5400) * 1000, 3);
  });

  it('shows a cell of the city without pipe as zero', () => {
    const answer = run({ pipes: [], districts: [box('d', 0, 0, 200, 100)] }, squares(100));
    expect(answer.features.map((f) => [f.id, f.properties.densityKmPerKm2])).toEqual([
      ['0_0', 0],
      ['1_0', 0],
    ]);
  });

  it('answers for a city without pipes or districts with no cells', () => {
    expect(run({ pipes: [] }, squares(100)).features).toEqual([]);
  });

  it('refuses more cells than the cap, naming the smallest size that fits', () => {
    const layers = { pipes: [], districts: [box('d', 0, 0, 20_000, 20_000)] };
    // 20 km / 45 m = 445 columns and rows, 198,025 cells; with 44 m there are 207,025.
    expect(() => run(layers, squares(20))).toThrow(
      /more than 200000 cells; the smallest size that fits this city is 45 m/,
    );
  });

  // Millimetres, and never on a cell's edge, where JSTS counts a pipe whole on both sides.
  const coordinate = fc.integer({ min: -500_000, max: 500_000 }).map((mm) => mm / 1000 + 0.000_456);
  const net = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 5 }), { maxLength: 12 });

  it('equals JSTS in every cell of random nets, within 1e-3 m, and adds up to the whole', () => {
    fc.assert(
      fc.property(net, fc.constantFrom('square' as const, 'hexagon' as const), (lines, type) => {
        const pipes = lines.map((line, i) => pipe(String(i), line));
        const answer = run({ pipes }, { cells: { type, sizeM: 130 } });
        for (const cell of answer.features) {
          const polygon = planar.polygon(cell.geometry.coordinates as number[][][]);
          const expected = lines.reduce((sum, line) => {
            const steps = line.slice(1).map((end, i) => planar.line([line[i], end]));
            return sum + steps.reduce((s, step) => s + planar.intersection(step, polygon).getLength(), 0);
          }, 0);
          expect(Math.abs(cell.properties.lengthM - expected)).toBeLessThan(1e-3);
        }
        const whole = lines.reduce((sum, line) => sum + planar.line(line).getLength(), 0);
        const cells = answer.features.reduce((sum, cell) => sum + cell.properties.lengthM, 0);
        expect(Math.abs(cells - whole)).toBeLessThan(1e-3);
        expect(Math.abs(answer.totals.lengthM - whole)).toBeLessThan(1e-3);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('gives the same figures when everything is moved by whole cells', () => {
    fc.assert(
      fc.property(net, (lines) => {
        const moved = lines.map((line) => line.map(([x, y]): [number, number] => [x + 1300, y - 260]));
        const before = figures(lines);
        const after = figures(moved);
        expect(after).toHaveLength(before.length);
        before.forEach((lengthM, i) => expect(Math.abs(after[i] - lengthM)).toBeLessThan(1e-3));
      }),
      { numRuns: 30, seed: 8 },
    );
  });

  it('gives each cell its land exactly: JSTS on random districts with holes, within 1e-3 m²', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 60, max: 400 }), { minLength: 5, maxLength: 12 }),
        fc.constantFrom('square' as const, 'hexagon' as const),
        (radii, type) => {
          const star = radii.map((r, i): [number, number] => {
            const angle = (2 * Math.PI * i) / radii.length;
            return [r * Math.cos(angle), r * Math.sin(angle)];
          });
          const hole: [number, number][] = [[-20, -20], [-20, 20], [20, 20], [20, -20], [-20, -20]]; // prettier-ignore
          const coordinates = [[...star, star[0]], hole];
          const answer = run(
            { pipes: [], built_up: [feature('s', { type: 'Polygon', coordinates })] },
            { cells: { type, sizeM: 70 } },
          );
          const land = planar.polygon(coordinates);
          for (const cell of answer.features) {
            const expected = planar
              .intersection(planar.polygon(cell.geometry.coordinates as number[][][]), land)
              .getArea();
            expect(Math.abs(cell.properties.landM2 - expected)).toBeLessThan(1e-3);
          }
          expect(answer.totals.landM2).toBeCloseTo(land.getArea(), 2);
        },
      ),
      { numRuns: 40, seed: 9 },
    );
  });
});
