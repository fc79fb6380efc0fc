import { expect, test } from 'vitest';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from './mercator.ts';

test('poles and longitudes past the antimeridian are clamped to the edge of the world', () => {
  expect([mercatorY(90), mercatorY(86), mercatorY(-86), mercatorY(-90)]).toEqual([0, 0, 1, 1]);
  // The square world ends at atan(sinh(π)).
  expect(latitudeOf(0)).toBeCloseTo(85.0511287798066, 12);
  expect([mercatorX(180.5), mercatorX(-181)]).toEqual([1, 0]);
});

test('a place comes back from the projection to 1e-12 degrees', () => {
  expect(longitudeOf(mercatorX(174.7762))).toBeCloseTo(174.7762, 12);
  expect(latitudeOf(mercatorY(-41.2865))).toBeCloseTo(-41.2865, 12);
});
