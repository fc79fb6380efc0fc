import { describe, expect, it } from 'vitest';
import { crossingPlaces } from './rings-cross.ts';

/** Corners of a square 0 to 3, of a smaller one inside it 4 to 7, and of one that reaches out of it 8 to 11. */
const places = { x: [0, 9, 9, 0, 3, 6, 6, 3, 6, 12, 12, 6], y: [0, 0, 9, 9, 3, 3, 6, 6, 3, 3, 6, 6] };

/** Places at which they cross, in order. */
const crossing = (...rings: number[][]): number[] => [...crossingPlaces(rings, places)].sort((a, b) => a - b);

describe('rings that cross', () => {
  it('are told from a ring with a hole', () => {
    expect(crossing([0, 1, 2, 3])).toEqual([]);
    expect(crossing([0, 1, 2, 3], [4, 7, 6, 5])).toEqual([]);
  });

  it('are found in a bow tie, in two rings that overlap, and in a ring of two places', () => {
    expect(crossing([0, 2, 1, 3])).toEqual([0, 1, 2, 3]);
    expect(crossing([0, 1, 2, 3], [8, 9, 10, 11])).toEqual([1, 2, 8, 9, 10, 11]);
    expect(crossing([0, 1])).toEqual([0, 1]);
  });

  it('are found where two rings have a side in common', () => {
    expect(crossing([0, 1, 4], [1, 0, 7])).toEqual(expect.arrayContaining([0, 1]));
  });

  it('may meet in a place that both have', () => {
    expect(crossing([0, 1, 4], [4, 6, 7])).toEqual([]);
  });
});
