import { expect, test } from 'vitest';
import { ringArea } from './lines.ts';
import { unpinchRing } from './unpinch-ring.ts';

const square = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];

test('a ring without a pinch stays as it is', () => {
  expect(unpinchRing(square)).toEqual(square);
});

test('corners nearer than a centimetre become one', () => {
  expect(unpinchRing([0, 0, 10, 0, 10, 0.001, 10, 10, 0, 10, 0, 0])).toEqual([0, 0, 10, 0.001, 10, 10, 0, 10, 0, 0]);
});

test('a sliver that hangs on the ring by one place is left out, also at the closing corner', () => {
  const sliver = [10, 5, 12, 5, 12, 6, 10, 5.0001];
  expect(unpinchRing([0, 0, 10, 0, ...sliver, 10, 10, 0, 10, 0, 0])).toEqual([
    0, 0, 10, 0, 10, 5.0001, 10, 10, 0, 10, 0, 0,
  ]);
  const atStart = unpinchRing([0, 0, -2, -1, -2, 0, 0, 0.0001, 0, 10, 10, 10, 10, 0, 0, 0]);
  expect(Math.abs(ringArea(atStart))).toBeCloseTo(100, 2);
  expect(atStart.slice(0, 2)).toEqual(atStart.slice(-2));
});
