import { expect, test } from 'vitest';
import { swmmFactor, swmmMoment } from './swmm-units.ts';

test('values of a model in US units are shown in metres and m³/s, shares as they are', () => {
  const us = { flowUnits: 'MGD', metric: false };
  // A million US gallons a day: 0.0438126 m³/s.
  expect(swmmFactor(us, 'flow')).toBeCloseTo(0.0438126, 7);
  expect(swmmFactor(us, 'velocity')).toBe(0.3048);
  expect(swmmFactor(us, 'capacity')).toBe(1);
  expect(swmmFactor({ flowUnits: 'CMS', metric: true }, 'flow')).toBe(1);
  expect(swmmFactor({ flowUnits: 'GPM', metric: false }, 'flow') * 60).toBeCloseTo(0.003785411784, 12);
});

test('a period has its moment in the time of the model, over midnight too', () => {
  const summary = { firstMoment: '2000-01-01T23:55:00', stepS: 300 };
  expect([0, 1].map((period) => swmmMoment(summary, period))).toEqual(['2000-01-01 23:55', '2000-01-02 00:00']);
});
