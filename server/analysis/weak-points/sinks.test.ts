import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElevationGrid } from '../../../data/geo/elevation-grid.ts';
import { findHollows } from './sinks.ts';

const gridOf = (rows: number[][]): ElevationGrid => ({
  minX: 0,
  minY: 0,
  cellM: 10,
  columns: rows[0].length,
  rows: rows.length,
  levelM: Float32Array.from(rows.flat()),
});
/** Levels are taken in steps of 1 cm. */
const toleranceM = 0.0101;

/** The same by brute force: water stands everywhere and sinks until no cell can sink any more (Planchon–Darboux). */
function filledSlowly({ columns, rows, levelM }: ElevationGrid): number[] {
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows ? NaN : levelM[row * columns + column];
  const water = Array.from(levelM, (level) => (Number.isNaN(level) ? NaN : Infinity));
  for (let moved = true; moved;) {
    moved = false;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const cell = row * columns + column;
        if (Number.isNaN(levelM[cell])) continue;
        let out = Infinity;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) {
            if (dx === 0 && dy === 0) continue;
            const isOpen = Number.isNaN(at(column + dx, row + dy));
            out = Math.min(out, isOpen ? -Infinity : water[cell + dy * columns + dx]);
          }
        }
        const level = Math.max(levelM[cell], out);
        if (level < water[cell]) [water[cell], moved] = [level, true];
      }
    }
  }
  return water.map((level, cell) => level - levelM[cell]);
}

describe('hollows of a terrain', () => {
  it('are as deep as the lowest way out is high', () => {
    const bowl = [
      [9, 9, 9, 9, 9],
      [9, 5, 4, 5, 9],
      [9, 5, 5, 5, 7],
      [9, 9, 9, 9, 9],
    ];
    const { depthM } = findHollows(gridOf(bowl));
    expect([depthM[7], depthM[6], depthM[13], depthM[14]].map((depth) => Math.round(depth * 100) / 100)).toEqual([
      3, 2, 2, 0,
    ]);
  });

  it('run out where no level is known, and are unknown there', () => {
    const { depthM } = findHollows(gridOf([[9, 9, 9], [9, 4, 9], [9, NaN, 9]])); // prettier-ignore
    expect(depthM[4]).toBe(0);
    expect(depthM[7]).toBeNaN();
  });

  it('are none on a slope, and none in a grid without levels', () => {
    const slope = Array.from({ length: 6 }, (_, row) => Array.from({ length: 5 }, (__, column) => row + column / 10));
    expect(findHollows(gridOf(slope)).depthM.every((depth) => depth === 0)).toBe(true);
    expect(findHollows(gridOf([[NaN, NaN]])).depthM.every(Number.isNaN)).toBe(true);
  });

  it('are those that sinking water finds, within 1 cm', () => {
    const level = fc.option(fc.double({ min: 0, max: 3, noNaN: true }), { nil: NaN, freq: 12 });
    const rows = fc.array(fc.array(level, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(rows, (levels) => {
        const grid = gridOf(levels);
        const { depthM } = findHollows(grid);
        filledSlowly(grid).forEach((depth, cell) => {
          if (Number.isNaN(depth)) expect(depthM[cell]).toBeNaN();
          else expect(Math.abs(depthM[cell] - depth)).toBeLessThanOrEqual(toleranceM);
        });
      }),
    );
  });
});
