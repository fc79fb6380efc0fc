import { expect, test } from 'vitest';
import { bboxOf, lineLengthM } from './geometry.ts';

test('a box holds every vertex of every part', () => {
  expect(
    bboxOf({
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, -4],
        ],
        [[-5, 6]],
      ],
    }),
  ).toEqual([-5, -4, 3, 6]);
  expect(bboxOf({ type: 'Point', coordinates: [7, 8] })).toEqual([7, 8, 7, 8]);
});

test('a geometry without a vertex has no box', () => {
  expect(bboxOf({ type: 'LineString', coordinates: [] })).toBeUndefined();
});

test('a minute of latitude at the equator is 1842.9 m and at 45 degrees 1852.2 m (WGS 84, tolerance 0.05 m)', () => {
  const minute = (lat: number) =>
    lineLengthM({
      type: 'LineString',
      coordinates: [
        [10, lat - 1 / 120],
        [10, lat + 1 / 120],
      ],
    });
  expect(minute(0)).toBeCloseTo(1842.9, 1);
  expect(minute(45)).toBeCloseTo(1852.2, 1);
});

test('a point has no length', () => {
  expect(lineLengthM({ type: 'Point', coordinates: [1, 2] })).toBeUndefined();
});
