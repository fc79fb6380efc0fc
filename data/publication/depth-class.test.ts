import { expect, it } from 'vitest';
import { depthClasses, depthClassOf, depthRange } from './depth-class.ts';

it('puts a depth on a bound into the deeper class', () => {
  expect([0, 0.149, 0.15, 0.3, 0.5, 0.99, 1, 7].map(depthClassOf)).toEqual([
    'ankle',
    'ankle',
    'shin',
    'knee',
    'waist',
    'waist',
    'deeper',
    'deeper',
  ]);
});

it('knows no class of a depth nobody knows', () => {
  expect([null, undefined, NaN, -0.1].map(depthClassOf)).toEqual([null, null, null, null]);
});

it('gives ranges that follow each other without a gap, the last without an end', () => {
  const ranges = depthClasses.map(depthRange);
  expect(ranges[0].fromM).toBe(0);
  expect(ranges.slice(1).map(({ fromM }) => fromM)).toEqual(ranges.slice(0, -1).map(({ toM }) => toM));
  expect(ranges.at(-1)).toEqual({ fromM: 1, toM: null });
});
