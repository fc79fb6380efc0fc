import { describe, expect, it } from 'vitest';
import { ringsCross } from './rings-cross.ts';

/** Corners of a square 0 to 3, of a smaller one inside it 4 to 7, and of one that reaches out of it 8 to 11. */
const places = { x: [0, 9, 9, 0, 3, 6, 6, 3, 6, 12, 12, 6], y: [0, 0, 9, 9, 3, 3, 6, 6, 3, 3, 6, 6] };

describe('rings that cross', () => {
  it('are told from a ring with a hole', () => {
    expect(ringsCross([[0, 1, 2, 3]], places)).toBe(false);
    expect(ringsCross([[0, 1, 2, 3], [4, 7, 6, 5]], places)).toBe(false); // prettier-ignore
  });

  it('are found in a bow tie, in two rings that overlap, and in a ring of two places', () => {
    expect(ringsCross([[0, 2, 1, 3]], places)).toBe(true);
    expect(ringsCross([[0, 1, 2, 3], [8, 9, 10, 11]], places)).toBe(true); // prettier-ignore
    expect(ringsCross([[0, 1]], places)).toBe(true);
  });

  it('are found where two rings have a side in common', () => {
    expect(ringsCross([[0, 1, 4], [1, 0, 7]], places)).toBe(true); // prettier-ignore
  });

  it('may meet in a place that both have', () => {
    expect(ringsCross([[0, 1, 4], [4, 6, 7]], places)).toBe(false); // prettier-ignore
  });
});
