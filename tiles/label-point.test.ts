import { expect, test } from 'vitest';
import { labelPoint } from './label-point.ts';

test('the label of a square stands in its middle, to within 1 % of its side', () => {
  const [x, y] = labelPoint([[0, 0, 10, 0, 10, 10, 0, 10]])!;
  expect(Math.hypot(x - 5, y - 5)).toBeLessThanOrEqual(0.1);
});

test('the label of a C-shaped polygon stands inside it, though its centroid does not', () => {
  const [x, y] = labelPoint([[0, 0, 10, 0, 10, 2, 2, 2, 2, 8, 10, 8, 10, 10, 0, 10]])!;
  expect(x < 2 || y < 2 || y > 8).toBe(true);
});

test('the label keeps clear of a hole', () => {
  const [x, y] = labelPoint([
    [0, 0, 10, 0, 10, 10, 0, 10],
    [3, 3, 3, 9, 9, 9, 9, 3],
  ])!;
  expect(x < 3 || y < 3).toBe(true);
  // The widest place is the corner at the origin: as far from the hole's corner (3, 3) as from two sides.
  const r = (3 * Math.SQRT2) / (1 + Math.SQRT2);
  expect(Math.hypot(x - r, y - r)).toBeLessThanOrEqual(0.3);
});

test('a polygon without area has no label point', () => {
  expect(labelPoint([[0, 0, 5, 0, 10, 0]])).toBeUndefined();
  expect(labelPoint([[]])).toBeUndefined();
  expect(labelPoint([])).toBeUndefined();
});
