import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { ZoneGrid } from './zone-grid.ts';

/** Stars around places near each other, some with a hole; on decimetres, so that corners fall on lines of squares. */
const place = fc.integer({ min: -2000, max: 2000 }).map((dm) => dm / 10);
const star = fc
  .record({ x: place, y: place, radii: fc.array(fc.integer({ min: 20, max: 120 }), { minLength: 3, maxLength: 14 }) })
  .map(({ x, y, radii }) =>
    radii.flatMap((r, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [Math.round((x + r * Math.cos(angle)) * 10) / 10, Math.round((y + r * Math.sin(angle)) * 10) / 10];
    }),
  );
const zones = fc.array(
  fc.tuple(star, fc.boolean()).map(([ring, hasHole]) => {
    const [cx, cy] = [0, 1].map((axis) => ring.filter((_, i) => i % 2 === axis).reduce((a, b) => a + b, 0) / (ring.length / 2)); // prettier-ignore
    return hasHole
      ? [ring, ring.map((value, i) => (i % 2 === 0 ? cx : cy) + (value - (i % 2 === 0 ? cx : cy)) / 3)]
      : [ring];
  }),
  { minLength: 1, maxLength: 5 },
);
const squares = fc.constantFrom(1, 16, 500, 4096);

describe('a grid over zones', () => {
  it('knows the zones of a place as the even-odd rule does over all edges', () => {
    fc.assert(
      fc.property(zones, squares, fc.array(fc.tuple(place, place), { maxLength: 40 }), (rings, count, places) => {
        const grid = new ZoneGrid(rings, count);
        const polygons = rings.map((each) => new PolygonEdges(each));
        // A place on an edge may be on either side.
        for (const [x, y] of places.map(([a, b]) => [a + 0.012_345, b - 0.023_456])) {
          expect([...grid.zonesAt(x, y)]).toEqual([...polygons.keys()].filter((zone) => polygons[zone].contains(x, y)));
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('cuts a segment into pieces that make it up, with the length in each zone exact within 1e-6 of it', () => {
    const far = fc.integer({ min: -6000, max: 6000 }).map((dm) => dm / 10 + 0.001_234);
    fc.assert(
      fc.property(zones, squares, far, far, place, place, (rings, count, x0, y0, x1, y1) => {
        const grid = new ZoneGrid(rings, count);
        const found = rings.map(() => 0);
        let all = 0;
        grid.eachPiece(x0, y0, x1, y1, (holders, share) => {
          all += share;
          for (const zone of holders) found[zone] += share;
        });
        expect(all).toBeCloseTo(1, 9);
        rings.forEach((each, zone) =>
          expect(Math.abs(found[zone] - shareInside(each, x0, y0, x1, y1))).toBeLessThan(1e-6),
        );
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it('has no zones anywhere when it is laid over nothing', () => {
    const grid = new ZoneGrid([], 100);
    expect([grid.size, grid.zonesAt(0, 0), grid.areas()]).toEqual([0, [], new Float64Array(0)]);
  });
});

/** Cut at every edge, and each piece asked for at its middle. */
function shareInside(rings: number[][], x0: number, y0: number, x1: number, y1: number): number {
  const polygon = new PolygonEdges(rings);
  const cuts: number[] = [0, 1];
  polygon.cut(x0, y0, x1, y1, cuts);
  cuts.sort((a, b) => a - b);
  let share = 0;
  for (let i = 1; i < cuts.length; i++) {
    const t = (cuts[i - 1] + cuts[i]) / 2;
    if (polygon.contains(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)) share += cuts[i] - cuts[i - 1];
  }
  return share;
}
