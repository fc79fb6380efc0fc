import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';

/**
 * Levels of a grid at halved and halved-again detail. Level 0 is the grid itself, a cell of level k + 1 is the mean of
 * 2 × 2 cells of level k, the last level has one cell. No cell is without a value: where the grid knows no level, the
 * ground goes on smoothly from what lies around, so that shading shows no cliff there.
 */
export type LevelPyramid = readonly PyramidLevel[];

interface PyramidLevel {
  columns: number;
  rows: number;
  levelM: Float32Array;
}

/** The pyramid of a grid in which at least one cell has a level. Throws when none has. */
export function buildPyramid({ columns, rows, levelM }: ElevationGrid): LevelPyramid {
  const levels: PyramidLevel[] = [{ columns, rows, levelM }];
  for (let last = levels[0]; last.columns > 1 || last.rows > 1; last = levels.at(-1)!) levels.push(halve(last));
  if (Number.isNaN(levels.at(-1)!.levelM[0])) throw new Error('got a grid without any level');
  for (let k = levels.length - 2; k >= 0; k--) levels[k] = fill(levels[k], levels[k + 1]);
  return levels;
}

/** Means of 2 × 2 cells, of those that have a value. The last row or column of an odd count counts twice. */
function halve({ columns, rows, levelM }: PyramidLevel): PyramidLevel {
  const half = { columns: Math.ceil(columns / 2), rows: Math.ceil(rows / 2) };
  const means = new Float32Array(half.columns * half.rows);
  for (let row = 0; row < half.rows; row++) {
    const south = 2 * row * columns;
    const north = Math.min(2 * row + 1, rows - 1) * columns;
    for (let column = 0; column < half.columns; column++) {
      const west = 2 * column;
      const east = Math.min(west + 1, columns - 1);
      let sum = 0;
      let known = 0;
      for (const value of [levelM[south + west], levelM[south + east], levelM[north + west], levelM[north + east]]) {
        if (Number.isNaN(value)) continue;
        sum += value;
        known++;
      }
      means[row * half.columns + column] = known === 0 ? NaN : sum / known;
    }
  }
  return { ...half, levelM: means };
}

/** A copy whose empty cells have the values of the coarser level at their middles; itself when none is empty. */
function fill(level: PyramidLevel, coarser: PyramidLevel): PyramidLevel {
  const { columns, rows } = level;
  let filled: Float32Array | undefined;
  for (let i = 0; i < level.levelM.length; i++) {
    if (!Number.isNaN(level.levelM[i])) continue;
    filled ??= level.levelM.slice();
    const column = i % columns;
    filled[i] = bilinear(coarser, (column - 0.5) / 2, ((i - column) / columns - 0.5) / 2);
  }
  return filled ? { columns, rows, levelM: filled } : level;
}

/**
 * Level at a place in cells of the grid, column and row 0 being the middle of its south-western cell. `detail` is the
 * logarithm (base 2) of the width, in cells, over which the answer is a mean: 0 is bilinear between the cells. Outside
 * the grid the level is that of the nearest edge, taken over a width that grows with the distance: it fades to flat
 * ground without a step.
 */
export function levelAt(pyramid: LevelPyramid, column: number, row: number, detail: number): number {
  const { columns, rows } = pyramid[0];
  const x = Math.min(columns - 1, Math.max(0, column));
  const y = Math.min(rows - 1, Math.max(0, row));
  const outside = Math.hypot(column - x, row - y);
  const wanted = outside === 0 ? detail : Math.log2(2 ** detail + outside);
  const k = Math.min(pyramid.length - 1, Math.floor(wanted));
  const fine = levelOf(pyramid, k, x, y);
  const share = wanted - k;
  if (share <= 0 || k === pyramid.length - 1) return fine;
  return fine + share * (levelOf(pyramid, k + 1, x, y) - fine);
}

function levelOf(pyramid: LevelPyramid, k: number, x: number, y: number): number {
  const scale = 2 ** k;
  // The middle of the first cell of level k lies (2^k − 1) / 2 cells into the grid.
  return bilinear(pyramid[k], (x - (scale - 1) / 2) / scale, (y - (scale - 1) / 2) / scale);
}

/** Bilinear between cell middles, the edge cell's value beyond them. */
function bilinear({ columns, rows, levelM }: PyramidLevel, column: number, row: number): number {
  const x = Math.min(columns - 1, Math.max(0, column));
  const y = Math.min(rows - 1, Math.max(0, row));
  const west = Math.floor(x);
  const south = Math.floor(y);
  const east = Math.min(columns - 1, west + 1);
  const north = Math.min(rows - 1, south + 1);
  const u = x - west;
  const a = levelM[south * columns + west];
  const b = levelM[south * columns + east];
  const c = levelM[north * columns + west];
  const d = levelM[north * columns + east];
  const low = a + u * (b - a);
  return low + (y - south) * (c + u * (d - c) - low);
}
