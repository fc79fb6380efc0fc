import type { ElevationGrid } from '../../../data/geo/elevation-grid.ts';

/** Cells looked at, at most; a finer grid is thinned to it, keeping the lowest level of each block. */
const cellsMax = 4_500_000;
/** States of a cell: open ones take everything. */
const [waiting, reached, open] = [0, 1, 2];

/** How deep each cell lies below the lowest way out of its hollow, m; NaN where no level is known. */
export interface HollowGrid {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  depthM: Float32Array;
  /** Ground, m. */
  levelM: Float32Array;
}

/**
 * Hollows of the terrain by priority-flood filling (Barnes, Lehman, Mulla 2014): water enters from the rim and from cells
 * without a level, the lowest cell first; a cell is filled up to the level it was reached over. Levels are taken in steps
 * of 1 cm, so that buckets do for a priority queue and the time grows with cells and relief alone. Cells that `drainsAt`
 * marks (open water) take everything and are a rim too, without a depth of their own. `checkpoint` is called now and then
 * and may throw.
 */
export function findHollows(
  terrain: ElevationGrid,
  checkpoint: () => void = () => undefined,
  drainsAt?: (grid: ElevationGrid) => Uint8Array,
): HollowGrid {
  const grid = thinned(terrain);
  const drained = drainsAt?.(grid);
  const { columns, rows, levelM } = grid;
  const depthM = new Float32Array(columns * rows).fill(NaN);
  const result = { ...grid, depthM };
  let [lowest, highest] = [Infinity, -Infinity];
  for (const level of levelM) {
    if (level < lowest) lowest = level;
    if (level > highest) highest = level;
  }
  if (lowest === Infinity) return result;
  // A frame of open cells around the grid spares every look at a neighbour the question whether there is one.
  const width = columns + 2;
  const state = new Uint8Array(width * (rows + 2)).fill(open);
  // Level of a cell, from when it was reached the level it is filled to, in steps.
  const stepOf = new Int32Array(state.length);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      if (Number.isNaN(levelM[cell]) || drained?.[cell] === 1) continue;
      const framed = (row + 1) * width + column + 1;
      state[framed] = waiting;
      stepOf[framed] = Math.round((levelM[cell] - lowest) * 100);
    }
  }
  // Chains of cells per level: last in, first out.
  const head = new Int32Array(Math.round((highest - lowest) * 100) + 1).fill(-1);
  const next = new Int32Array(state.length);
  const around = [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1];
  const spread = (cell: number, step: number): void => {
    for (let k = 0; k < 8; k++) {
      const there = cell + around[k];
      if (state[there] !== waiting) continue;
      state[there] = reached;
      const level = stepOf[there] < step ? step : stepOf[there];
      stepOf[there] = level;
      next[there] = head[level];
      head[level] = there;
    }
  };
  for (let cell = 0; cell < state.length; cell++) if (state[cell] === open) spread(cell, 0);
  for (let step = 0; step < head.length; step++) {
    if (step % 256 === 0) checkpoint();
    for (let cell = head[step]; cell >= 0; cell = head[step]) {
      head[step] = next[cell];
      spread(cell, step);
    }
  }
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const framed = (row + 1) * width + column + 1;
      if (state[framed] === open) continue;
      const depth = stepOf[framed] / 100 + lowest - levelM[cell];
      // What the rounding to steps makes of level ground is no hollow.
      depthM[cell] = depth < 0.01 ? 0 : depth;
    }
  }
  return result;
}

function thinned(grid: ElevationGrid): ElevationGrid {
  const by = Math.ceil(Math.sqrt((grid.columns * grid.rows) / cellsMax));
  if (by <= 1) return grid;
  const columns = Math.ceil(grid.columns / by);
  const rows = Math.ceil(grid.rows / by);
  const levelM = new Float32Array(columns * rows).fill(NaN);
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const level = grid.levelM[row * grid.columns + column];
      const at = Math.floor(row / by) * columns + Math.floor(column / by);
      if (!(levelM[at] <= level) && !Number.isNaN(level)) levelM[at] = level;
    }
  }
  const shift = ((by - 1) / 2) * grid.cellM;
  return { minX: grid.minX + shift, minY: grid.minY + shift, cellM: by * grid.cellM, columns, rows, levelM };
}
