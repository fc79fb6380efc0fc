import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipRingToBand, signedArea } from './clip-polygon.ts';

const radii = fc.array(fc.double({ min: 1, max: 40, noNaN: true }), { minLength: 3, maxLength: 60 });

/** A star-shaped ring: simple, and concave more often than not. */
function star(distances: readonly number[]): number[] {
  return distances.flatMap((radius, k) => {
    const angle = (2 * Math.PI * k) / distances.length;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

test('areas of a polygon over neighbouring tiles without a buffer add up to the whole', () => {
  fc.assert(
    fc.property(radii, (distances) => {
      const ring = star(distances);
      let sum = 0;
      for (let x = -50; x < 50; x += 10) {
        const strip = clipRingToBand(ring, 0, x, x + 10);
        for (let y = -50; y < 50; y += 10) {
          const piece = clipRingToBand(strip, 1, y, y + 10);
          if (piece.length > 0) sum += signedArea(piece);
        }
      }
      expect(sum).toBeCloseTo(signedArea(ring), 6);
    }),
  );
});

test('a polygon that covers the band entirely is cut to the band', () => {
  const ring = clipRingToBand([-50, -50, 50, -50, 50, 50, -50, 50], 0, -10, 10);
  expect(signedArea(ring)).toBe(20 * 100);
});

test('a polygon outside the band gives an empty ring', () => {
  expect(clipRingToBand([20, 0, 30, 0, 30, 10], 0, -10, 10)).toEqual([]);
});
