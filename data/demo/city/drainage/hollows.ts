import type { CityPlan } from '../plan.ts';
import { createGrid, valueAt, type Grid } from './grid.ts';
import { groundAt } from './ground.ts';
import { createMinHeap } from '../../../network/min-heap.ts';
import type { Waters } from './waters.ts';

/** A place where rain cannot run off over the ground. */
export interface Hollow {
  cells: number[];
  /** Edge of a cell. */
  cellM: number;
  /** Lowest place. */
  x: number;
  y: number;
  depthM: number;
}

/**
 * Hollows of the terrain on a 20 m raster, deepest first: filled from the rim (priority flood), what lies more than
 * `leastM` below its spill level. Open water takes everything and so is a rim too.
 */
export function findHollows(plan: CityPlan, waters: Waters, leastM: number): Hollow[] {
  const grid = createGrid(plan.extent, 20);
  const { columns, rows, cellM, minX, minY } = grid;
  const ground = new Float32Array(columns * rows);
  const fill = new Float32Array(columns * rows).fill(Infinity);
  const heap = createMinHeap();
  for (let cell = 0; cell < ground.length; cell++) {
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    const x = minX + (column + 0.5) * cellM;
    const y = minY + (row + 0.5) * cellM;
    ground[cell] = groundAt(plan.terrain, x, y);
    const rim = column === 0 || row === 0 || column === columns - 1 || row === rows - 1;
    if (rim || waters.at(x, y) >= 0) {
      fill[cell] = ground[cell]!;
      heap.push(fill[cell], cell);
    }
  }
  const steps = [1, -1, columns, -columns];
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    for (const step of steps) {
      const next = cell + step;
      if (next < 0 || next >= fill.length || fill[next] !== Infinity) continue;
      fill[next] = Math.max(ground[next], fill[cell]);
      heap.push(fill[next], next);
    }
  }
  return gather(grid, ground, fill, leastM);
}

/** Whether a place lies in one of the hollows. */
export function hollowTest(plan: CityPlan, hollows: readonly Hollow[]): (x: number, y: number) => boolean {
  const grid = createGrid(plan.extent, 20);
  for (const { cells } of hollows) for (const cell of cells) grid.value[cell] = 1;
  return (x, y) => valueAt(grid, x, y) === 1;
}

function gather(grid: Grid, ground: Float32Array, fill: Float32Array, leastM: number): Hollow[] {
  const { columns, cellM, minX, minY, value } = grid;
  const hollows: Hollow[] = [];
  for (let start = 0; start < fill.length; start++) {
    if (value[start] || fill[start] - ground[start] < leastM) continue;
    const cells = [start];
    value[start] = hollows.length + 1;
    let lowest = start;
    for (let k = 0; k < cells.length; k++) {
      const cell = cells[k];
      if (ground[cell] < ground[lowest]) lowest = cell;
      for (const next of [cell + 1, cell - 1, cell + columns, cell - columns]) {
        if (next < 0 || next >= fill.length || value[next] || fill[next] - ground[next] < leastM) continue;
        value[next] = hollows.length + 1;
        cells.push(next);
      }
    }
    const x = minX + ((lowest % columns) + 0.5) * cellM;
    const y = minY + (Math.floor(lowest / columns) + 0.5) * cellM;
    hollows.push({ cells, cellM, x, y, depthM: fill[lowest] - ground[lowest] });
  }
  return hollows.sort((a, b) => b.depthM - a.depthM);
}
