import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSlider, toSlider } from './slider-scale.ts';

const range = { min: 5, max: 1000 };

test('the ends of the slider are the ends of the range', () => {
  expect(fromSlider(0, range)).toBe(5);
  expect(fromSlider(100, range)).toBe(1000);
  expect(toSlider(5, range)).toBe(0);
  expect(toSlider(1000, range)).toBe(100);
});

test('every place gives a round value in the range, never smaller than the place before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), (place) => {
      const value = fromSlider(place, range);
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(range.min);
      expect(fromSlider(place + 1, range)).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('a value outside the range stands at its end', () => {
  expect(toSlider(1, range)).toBe(0);
  expect(toSlider(1e6, range)).toBe(100);
});
