import { describe, expect, it } from 'vitest';
import { elevationAt } from './elevation-at.ts';

/** A tilted plane: 1 m per column, 10 m per row, cells of 5 m, the first in the middle of (100, 200). */
const plane = {
  minX: 100,
  minY: 200,
  cellM: 5,
  columns: 4,
  rows: 3,
  levelM: Float32Array.from({ length: 12 }, (_, i) => (i % 4) + 10 * Math.floor(i / 4)),
};

describe('ground level at a place', () => {
  it('is that of the cell in its middle, and between four middles lies on the plane through them', () => {
    expect(elevationAt(plane, 100, 200)).toBe(0);
    expect(elevationAt(plane, 115, 210)).toBe(23);
    expect(elevationAt(plane, 107.5, 202.5)).toBeCloseTo(1.5 + 5, 6);
  });

  it('is unknown outside the grid and beside a missing level', () => {
    expect(elevationAt(plane, 99.9, 205)).toBeNaN();
    expect(elevationAt(plane, 100, 210.1)).toBeNaN();
    const gap = { ...plane, levelM: plane.levelM.map((level, i) => (i === 5 ? NaN : level)) };
    expect(elevationAt(gap, 106, 206)).toBeNaN();
    expect(elevationAt(gap, 114, 201)).toBeCloseTo(2.8 + 2, 6);
  });
});
