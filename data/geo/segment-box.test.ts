import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentTouchesBox } from './segment-box.ts';

describe('whether a segment touches a box', () => {
  it.each([
    ['passes through', [-5, 5, 15, 5], true],
    ['lies within', [2, 2, 3, 3], true],
    ['ends on the edge', [-5, 5, 0, 5], true],
    ['cuts a corner', [-1, 1, 1, -1], true],
    ['passes a corner by', [-2, 1, 1, -2], false],
    ['lies beside', [11, 0, 11, 10], false],
    ['is a point inside', [5, 5, 5, 5], true],
    ['is a point outside', [5, 11, 5, 11], false],
  ] as const)('one that %s', (_how, [x0, y0, x1, y1], touches) => {
    expect(segmentTouchesBox(x0, y0, x1, y1, 0, 0, 10, 10)).toBe(touches);
  });

  it('agrees with walking along the segment', () => {
    const value = fc.integer({ min: -20, max: 30 });
    fc.assert(
      fc.property(value, value, value, value, (x0, y0, x1, y1) => {
        const inside = Array.from({ length: 2001 }, (_, i) => i / 2000).some((t) => {
          const [x, y] = [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
          return x >= 0 && x <= 10 && y >= 0 && y <= 10;
        });
        // Walking can step over a corner: the answer lies between that of a box a little smaller and of the box.
        const within = segmentTouchesBox(x0, y0, x1, y1, 0.05, 0.05, 9.95, 9.95);
        const touches = segmentTouchesBox(x0, y0, x1, y1, 0, 0, 10, 10);
        expect([inside || !within, touches || !inside]).toEqual([true, true]);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
