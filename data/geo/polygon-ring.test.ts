import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipRingAtAxis, clipRingByHalfPlane, ringArea } from './polygon-ring.ts';

const value = fc.integer({ min: -100, max: 100 });
const anyRing = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 12 }).map((points) => points.flat());

describe('a ring', () => {
  it('has a signed area, positive counter-clockwise, the repeated last vertex or not', () => {
    expect(ringArea([0, 0, 10, 0, 10, 5, 0, 5])).toBe(50);
    expect(ringArea([0, 0, 0, 5, 10, 5, 10, 0, 0, 0])).toBe(-50);
    expect(ringArea([3, 4])).toBe(0);
  });

  it('keeps seven-digit coordinates exact', () => {
    const at = [1_748_000, 5_427_000, 1_748_000.1, 5_427_000, 1_748_000.1, 5_427_000.1, 1_748_000, 5_427_000.1];
    expect(ringArea(at)).toBeCloseTo(0.01, 8);
  });

  it('is cut into two parts whose areas add up to its own, holes and bow ties included', () => {
    fc.assert(
      fc.property(anyRing, value, fc.constantFrom(0 as const, 1 as const), (ring, at, axis) => {
        const parts = ringArea(clipRingAtAxis(ring, axis, at, 1)) + ringArea(clipRingAtAxis(ring, axis, at, -1));
        expect(parts).toBeCloseTo(ringArea(ring), 6);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('is cut the same by a half plane as by an axis', () => {
    fc.assert(
      fc.property(anyRing, value, (ring, at) => {
        expect(ringArea(clipRingByHalfPlane(ring, 1, 0, at))).toBeCloseTo(ringArea(clipRingAtAxis(ring, 0, at, -1)), 6);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});
