import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { overlapAreas } from '../analysis/overlap-areas.ts';
import { ZoneGrid } from '../analysis/zone-grid.ts';
import { loadPlanar, type Planar } from './testing/planar.ts';

let planar: Planar;
beforeAll(async () => {
  planar = await loadPlanar();
});

type Ring = [number, number][];
const zones = (...rings: Ring[][]) =>
  new ZoneGrid(
    rings.map((zone) => zone.map((ring) => ring.flat())),
    500,
  );
const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

/** To a millionth of a square metre. */
const micro = (areas: Float64Array): number[] => [...areas].map((area) => Math.round(area * 1e6) / 1e6);

/** A star around a place, radii in metres. */
const star = (x: number, y: number, radii: readonly number[]): Ring => {
  const ring = radii.map((r, i): [number, number] => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
  });
  return [...ring, ring[0]];
};

describe('areas that zones share', () => {
  it('are exact for squares, holes taken out', () => {
    const withHole = [square(0, 0, 100), square(40, 40, 20).toReversed()];
    expect(micro(overlapAreas(zones(withHole), zones([square(50, 50, 100)], [square(45, 45, 10)])))).toEqual([2400, 0]);
  });

  it('count a common border once when both lie on the same side, and not at all on different sides', () => {
    const left = [square(0, 0, 100)];
    expect(micro(overlapAreas(zones(left), zones(left, [square(100, 0, 100)], [square(0, 0, 50)])))).toEqual([
      10_000, 0, 2500,
    ]);
  });

  it('are nothing for an empty list', () => {
    expect(overlapAreas(zones(), zones([square(0, 0, 10)]))).toHaveLength(0);
    expect(micro(overlapAreas(zones([square(0, 0, 10)], []), zones([square(0, 0, 10)])))).toEqual([100, 0]);
  });

  it('equal JSTS for random polygons in seven-digit coordinates, within 1e-3 m², in either order', () => {
    const radii = fc.array(fc.integer({ min: 20, max: 300 }), { minLength: 3, maxLength: 30 });
    const place = fc.integer({ min: -200_000, max: 200_000 }).map((mm) => mm / 1000);
    fc.assert(
      fc.property(fc.array(radii, { minLength: 1, maxLength: 3 }), radii, place, place, (several, other, dx, dy) => {
        const [x, y] = [500_000, 3_800_000];
        const a = several.map((each, i) => [star(x + 90 * i, y, each)]);
        const b = [star(x + dx, y + dy, other)];
        const found = overlapAreas(zones(...a), zones(b));
        const turned = overlapAreas(zones(b), zones(...a));
        a.forEach((rings, i) => {
          const expected = planar.intersection(planar.polygon(rings), planar.polygon(b)).getArea();
          expect(Math.abs(found[i] - expected)).toBeLessThan(1e-3);
          expect(Math.abs(turned[i] - expected)).toBeLessThan(1e-3);
        });
      }),
      { numRuns: 100, seed: 12 },
    );
  });
});
