import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPointHash } from './point-hash.ts';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });

describe('the point hash', () => {
  it('finds the nearest accepted point, as trying all of them does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 }),
        coordinate,
        coordinate,
        fc.double({ min: 1, max: 600, noNaN: true }),
        (points, x, y, radiusM) => {
          const hash = createPointHash(70);
          for (const [i, [px, py]] of points.entries()) hash.add(px, py, i);
          const accept = (id: number): boolean => id % 3 !== 0;
          const far = (id: number): number => (points[id][0] - x) ** 2 + (points[id][1] - y) ** 2;
          const expected = points.map((_, i) => i).filter((i) => accept(i) && far(i) <= radiusM ** 2);
          const found = hash.nearest(x, y, radiusM, accept);
          if (expected.length === 0) expect(found).toBe(-1);
          else expect(far(found)).toBe(Math.min(...expected.map(far)));
        },
      ),
    );
  });

  it('lists the points within a radius', () => {
    const hash = createPointHash(10);
    for (let i = 0; i < 10; i++) hash.add(i * 10, 0, i);
    expect(hash.within(45, 0, 16).sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
  });
});
