import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polygonArea } from './inner-point.ts';
import { insetRing } from './inset-ring.ts';
import { contourLines } from './contour-lines.ts';
import { mergeBlocks } from './merge-blocks.ts';

const square = (x: number, y: number, side: number): number[] => [
  x,
  y,
  x + side,
  y,
  x + side,
  y + side,
  x,
  y + side,
  x,
  y,
];

describe('merged blocks', () => {
  it('of two neighbours are one, without the line between', () => {
    const merged = mergeBlocks([[square(0, 0, 10)], [square(10, 0, 10)]]);
    expect(merged.length).toBe(1);
    expect(polygonArea(merged[0])).toBe(200);
  });

  it('round a missing one have a hole', () => {
    const ring = [0, 1, 2, 3, 5, 6, 7, 8].map((k) => [square(10 * (k % 3), 10 * Math.floor(k / 3), 10)]);
    const merged = mergeBlocks(ring);
    expect(merged.map((p) => p.length)).toEqual([2]);
    expect(polygonArea(merged[0])).toBe(800);
  });

  it('keep the sum of the areas, whichever squares of a board are taken', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { minLength: 1 }), (cells) => {
        const merged = mergeBlocks(cells.map((k) => [square((k % 6) * 10, Math.floor(k / 6) * 10, 10)]));
        expect(merged.reduce((sum, p) => sum + polygonArea(p), 0)).toBe(cells.length * 100);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});

it('a ring drawn in by 2 m leaves 16 m of a side of 20 m', () => {
  expect(polygonArea([insetRing(square(0, 0, 20), 2)!])).toBeCloseTo(256, 9);
});

it('a ring drawn in by more than it holds is nothing', () => {
  expect(insetRing(square(0, 0, 20), 11)).toBeUndefined();
});

it('a contour of a cone is a closed circle of the right length (2 %), with the top on its left', () => {
  const value = Array.from({ length: 41 * 41 }, (_, k) => 100 - Math.hypot((k % 41) - 20, Math.floor(k / 41) - 20));
  const lines = contourLines({ minX: 0, minY: 0, cellM: 1, columns: 41, rows: 41, value }, 90);
  expect(lines.length).toBe(1);
  const [line] = lines;
  expect(line.slice(0, 2)).toEqual(line.slice(-2));
  expect(polygonArea([line])).toBeCloseTo(Math.PI * 100, -1);
});
