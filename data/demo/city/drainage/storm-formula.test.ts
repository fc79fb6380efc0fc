import { expect, it } from 'vitest';
import { designYears } from './storm-formula.ts';

it('asks more of younger pipes', () => {
  expect([1975, 1990, 2008, 2018].map(designYears)).toEqual([0.7, 1, 2, 3]);
});
