import type { ElevationGrid } from '../../../data/geo/elevation-grid.ts';

/** Cells looked at, at most; a finer grid is thinned to it, keeping the lowest level of each block. */
const cellsMax = 4_500_000;

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
  const cells = columns * rows;
  let [lowest, highest] = [Infinity, -Infinity];
  for (const level of levelM) {
    if (level < lowest) lowest = level;
    if (level > highest) highest = level;
  }
  const depthM = new Float32Array(cells).fill(NaN);
  const result = { ...grid, depthM };
  if (lowest === Infinity) return result;
  const stepOf = (level: number): number => Math.round((level - lowest) * 100);
  const buckets = stepOf(highest) + 1;
  // Chains of cells per level: last in, first out.
  const head = new Int32Array(buckets).fill(-1);
  const next = new Int32Array(cells);
  const queued = new Uint8Array(cells);
  const push = (cell: number, step: number): void => {
    queued[cell] = 1;
    depthM[cell] = step / 100 + lowest - levelM[cell];
    next[cell] = head[step];
    head[step] = cell;
  };
  // Cells around the one looked at; −1 outside the grid.
  const around = new Int32Array(8);
  const lookAround = (cell: number): void => {
    const column = cell % columns;
    const row = (cell - column) / columns;
    for (let k = 0, dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (dx === 0 && dy === 0) continue;
        const isInside = column + dx >= 0 && column + dx < columns && row + dy >= 0 && row + dy < rows;
        around[k++] = isInside ? cell + dy * columns + dx : -1;
      }
    }
  };
  const isOpen = (cell: number): boolean => cell < 0 || Number.isNaN(levelM[cell]) || drained?.[cell] === 1;
  for (let cell = 0; cell < cells; cell++) {
    if (isOpen(cell)) continue;
    lookAround(cell);
    for (let k = 0; k < 8 && !queued[cell]; k++) if (isOpen(around[k])) push(cell, stepOf(levelM[cell]));
  }
  for (let step = 0; step < buckets; step++) {
    if (step % 256 === 0) checkpoint();
    for (let cell = head[step]; cell >= 0; cell = head[step]) {
      head[step] = next[cell];
      lookAround(cell);
      for (let k = 0; k < 8; k++) {
        const there = around[k];
        if (!isOpen(there) && !queued[there]) push(there, Math.max(step, stepOf(levelM[there])));
      }
    }
  }
  // What the rounding to steps makes of level ground is no hollow.
  for (let cell = 0; cell < cells; cell++) if (depthM[cell] < 0.01) depthM[cell] = 0;
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
