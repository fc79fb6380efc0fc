import type { Water } from './plan.ts';

/** A grid of points: column c, row r lie at minX + c · cellM, minY + r · cellM. */
export interface PointGrid {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
}

/**
 * Distance to a water's centreline at every point of a grid, 1e9 beyond `reachM`: the nearest centreline point spreads
 * from cell to cell in one sweep each way, and its neighbours on the line refine it.
 */
export function spreadDistance(grid: PointGrid, water: Water, reachM: number): Float32Array {
  const { minX, minY, cellM, columns, rows } = grid;
  const distanceM = new Float32Array(columns * rows).fill(1e9);
  const nearest = new Int32Array(columns * rows).fill(-1);
  const line = water.centreline;
  const points = line.length / 2;
  const window = [columns, rows, -1, -1];
  const take = (at: number, column: number, row: number, point: number): void => {
    if (point < 0 || point >= points) return;
    const dx = line[2 * point] - minX - column * cellM;
    const dy = line[2 * point + 1] - minY - row * cellM;
    const d = Math.sqrt(dx * dx + dy * dy);
    if (d < distanceM[at] && d < reachM) {
      distanceM[at] = d;
      nearest[at] = point;
    }
  };
  const margin = Math.min(columns + rows, Math.ceil(reachM / cellM) + 1);
  for (let k = 0; k < points; k++) {
    const column = Math.round((line[2 * k] - minX) / cellM);
    const row = Math.round((line[2 * k + 1] - minY) / cellM);
    window[0] = Math.min(window[0], Math.max(0, column - margin));
    window[1] = Math.min(window[1], Math.max(0, row - margin));
    window[2] = Math.max(window[2], Math.min(columns - 1, column + margin));
    window[3] = Math.max(window[3], Math.min(rows - 1, row + margin));
    if (column >= 0 && row >= 0 && column < columns && row < rows) take(row * columns + column, column, row, k);
  }
  const [left, bottom, right, top] = window as [number, number, number, number];
  for (const step of [-1, 1]) {
    for (let r = bottom; r <= top; r++) {
      const row = step < 0 ? r : bottom + top - r;
      for (let c = left; c <= right; c++) {
        const column = step < 0 ? c : left + right - c;
        const at = row * columns + column;
        for (let side = 0; side < 4; side++) {
          const oc = column + (side === 1 ? 0 : side === 3 ? -step : step);
          const or = row + (side === 0 ? 0 : step);
          if (oc < left || or < bottom || oc > right || or > top) continue;
          const point = nearest[or * columns + oc];
          if (point < 0 || point === nearest[at]) continue;
          take(at, column, row, point);
          take(at, column, row, point - 1);
          take(at, column, row, point + 1);
        }
      }
    }
  }
  return distanceM;
}
