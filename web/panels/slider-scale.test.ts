import { expect, test } from 'vitest';
import { nearestStop, sliderStops } from './slider-scale.ts';

const stops = sliderStops({ min: 5, max: 1000 });

test('the ends of the slider are the ends of the range', () => {
  expect(stops[0]).toBe(5);
  expect(stops.at(-1)).toBe(1000);
});

test('every stop is a round value larger than the one before, so that no key press is lost', () => {
  expect(stops.length).toBeGreaterThan(60);
  stops.forEach((stop, i) => {
    expect(Number.isInteger(stop)).toBe(true);
    if (i > 0) expect(stop).toBeGreaterThan(stops[i - 1]);
    expect(nearestStop(stops, stop)).toBe(i);
  });
});

test('a value between two stops stands at the nearer one, one outside the range at its end', () => {
  expect(stops[nearestStop(stops, 52)]).toBe(50);
  expect(nearestStop(stops, 1)).toBe(0);
  expect(nearestStop(stops, 1e6)).toBe(stops.length - 1);
});
