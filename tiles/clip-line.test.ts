import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipLineToBand } from './clip-line.ts';

const coordinate = fc.oneof(fc.integer({ min: -40, max: 40 }), fc.double({ min: -40, max: 40, noNaN: true }));
const line = fc.array(coordinate, { minLength: 4, maxLength: 40 }).map((flat) => flat.slice(0, flat.length & ~1));

function length(flat: readonly number[]): number {
  let sum = 0;
  for (let i = 2; i < flat.length; i += 2) sum += Math.hypot(flat[i] - flat[i - 2], flat[i + 1] - flat[i - 1]);
  return sum;
}

test('pieces of a line over neighbouring tiles without a buffer add up to the whole length', () => {
  fc.assert(
    fc.property(line, (flat) => {
      // A stretch exactly on a shared edge lies in both tiles; half a unit of shift keeps whole numbers off the edges.
      let sum = 0;
      for (let x = -50.5; x < 50; x += 10) {
        for (const strip of clipLineToBand(flat, 0, x, x + 10)) {
          for (let y = -50.5; y < 50; y += 10) {
            for (const piece of clipLineToBand(strip, 1, y, y + 10)) sum += length(piece);
          }
        }
      }
      expect(sum).toBeCloseTo(length(flat), 6);
    }),
  );
});

test('no clipped vertex lies outside the band, and cut points are exactly on its edge', () => {
  fc.assert(
    fc.property(line, (flat) => {
      for (const piece of clipLineToBand(flat, 0, -10, 10)) {
        for (let i = 0; i < piece.length; i += 2) expect(Math.abs(piece[i])).toBeLessThanOrEqual(10);
      }
    }),
  );
  expect(clipLineToBand([-20, 0, 20, 8], 0, -10, 10)).toEqual([[-10, 2, 10, 6]]);
});

test('a line that leaves and comes back gives two pieces in the order of the line', () => {
  expect(clipLineToBand([0, 0, 20, 0, 20, 5, 0, 5], 0, -10, 10)).toEqual([
    [0, 0, 10, 0],
    [10, 5, 0, 5],
  ]);
});

test('a line that only touches the band in a point gives nothing', () => {
  expect(clipLineToBand([20, 0, 10, 5, 20, 9], 0, -10, 10)).toEqual([]);
});
