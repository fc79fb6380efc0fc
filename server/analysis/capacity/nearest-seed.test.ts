import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestSeeds } from './nearest-seed.ts';

const window = { minX: 0, minY: 0, cellM: 10, columns: 24, rows: 18 };

it('gives cells to their nearest seed, to half a cell here and there', () => {
  const place = fc.tuple(fc.double({ min: 0, max: 239, noNaN: true }), fc.double({ min: 0, max: 179, noNaN: true }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (seeds) => {
      const found = nearestSeeds(window, new Int32Array(432).fill(1), Float64Array.from(seeds.flat()), Infinity);
      // Of seeds in one cell only the nearest to its middle is passed on: a cell's diagonal apart at most.
      found.forEach((seed, cell) => {
        const [x, y] = [10 * (cell % 24) + 5, 10 * Math.floor(cell / 24) + 5];
        const far = ([sx, sy]: readonly [number, number]): number => Math.hypot(sx - x, sy - y);
        expect(far(seeds[seed])).toBeLessThanOrEqual(Math.min(...seeds.map(far)) + 15);
      });
    }),
  );
});

it('keeps to regions and to the reach', () => {
  const labels = new Int32Array(432).fill(1);
  for (let row = 0; row < 18; row++) labels[row * 24 + 12] = 0;
  const found = nearestSeeds(window, labels, Float64Array.of(5, 5), Infinity);
  expect(found[11]).toBe(0);
  expect([found[12], found[13]]).toEqual([-1, -1]);
  const near = nearestSeeds(window, new Int32Array(432).fill(1), Float64Array.of(5, 5), 30);
  expect([near[0], near[3], near[4]]).toEqual([0, -1, -1]);
});
