import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { buildPyramid, levelAt } from './level-pyramid.ts';

function gridOf(columns: number, rows: number, level: (column: number, row: number) => number): ElevationGrid {
  const levelM = Float32Array.from({ length: columns * rows }, (_, i) => level(i % columns, Math.floor(i / columns)));
  return { minX: 0, minY: 0, cellM: 10, columns, rows, levelM };
}

const isHole = (column: number, row: number): boolean => Math.hypot(column - 30, row - 30) < 12;

describe('levelAt', () => {
  it('gives a plane back between the cells, at every detail whose cells lie inside', () => {
    const pyramid = buildPyramid(gridOf(64, 64, (column, row) => 30 + 0.5 * column - 0.25 * row));
    for (const detail of [0, 1, 2, 2.5, 3]) {
      // Levels are 32-bit floats: 1e-5 m at 60 m.
      expect(levelAt(pyramid, 20.3, 31.7, detail)).toBeCloseTo(30 + 0.5 * 20.3 - 0.25 * 31.7, 4);
    }
  });

  it('has no step at the edge of the grid, and goes on to the mean far away', () => {
    const pyramid = buildPyramid(gridOf(64, 64, (column, row) => 30 + Math.sin(row) + 0.1 * column));
    const mean = pyramid.at(-1)!.levelM[0];
    for (let row = 0; row < 64; row++) {
      expect(Math.abs(levelAt(pyramid, 63.001, row, 0) - levelAt(pyramid, 63, row, 0))).toBeLessThan(0.01);
    }
    expect(levelAt(pyramid, 10_000, 5, 0)).toBeCloseTo(mean, 4);
  });

  it('fills a hole with ground that stays within what lies around it, without a cliff', () => {
    const pyramid = buildPyramid(gridOf(64, 64, (column, row) => (isHole(column, row) ? NaN : 30 + 0.1 * column)));
    for (let column = 10; column < 50; column += 0.5) {
      const level = levelAt(pyramid, column, 30, 0);
      expect(level).toBeGreaterThan(30);
      expect(level).toBeLessThan(36.4);
      // The ground around falls by 0.05 m in half a cell; a cliff to zero would be 30 m.
      expect(Math.abs(levelAt(pyramid, column + 0.5, 30, 0) - level)).toBeLessThan(0.7);
    }
  });

  it('stays between the lowest and the highest level wherever it is asked', () => {
    const place = fc.double({ min: -200, max: 200, noNaN: true });
    const levels = fc.array(fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: NaN }), {
      minLength: 35,
      maxLength: 35,
    });
    fc.assert(
      fc.property(levels, place, place, fc.double({ min: 0, max: 8, noNaN: true }), (values, column, row, detail) => {
        fc.pre(values.some((value) => !Number.isNaN(value)));
        const known = values.filter((value) => !Number.isNaN(value));
        const level = levelAt(buildPyramid(gridOf(7, 5, (c, r) => values[r * 7 + c])), column, row, detail);
        expect(level).toBeGreaterThanOrEqual(Math.min(...known) - 1e-4);
        expect(level).toBeLessThanOrEqual(Math.max(...known) + 1e-4);
      }),
    );
  });

  it('knows a grid of a single cell', () => {
    expect(levelAt(buildPyramid(gridOf(1, 1, () => 7)), 3, -2, 1)).toBe(7);
  });
});

it('refuses a grid without any level', () => {
  expect(() => buildPyramid(gridOf(3, 3, () => NaN))).toThrow('without any level');
});
