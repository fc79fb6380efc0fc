import type { Extent, Polygon } from '../plan.ts';

/** A raster over the city: square cells, row 0 in the south, value 0 where nothing was painted. */
export interface Grid {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  value: Int32Array;
}

/** An unpainted raster over `extent`, cells of `cellM` metres; the last row and column may reach beyond it. */
export function createGrid(extent: Extent, cellM: number): Grid {
  const columns = Math.ceil((extent.maxX - extent.minX) / cellM);
  const rows = Math.ceil((extent.maxY - extent.minY) / cellM);
  return { minX: extent.minX, minY: extent.minY, cellM, columns, rows, value: new Int32Array(columns * rows) };
}

/** Index of the cell a place lies in, −1 outside the grid. */
export function cellAt(grid: Grid, x: number, y: number): number {
  const column = Math.floor((x - grid.minX) / grid.cellM);
  const row = Math.floor((y - grid.minY) / grid.cellM);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

/** Value of the cell a place lies in, 0 outside the grid. */
export function valueAt(grid: Grid, x: number, y: number): number {
  const cell = cellAt(grid, x, y);
  return cell < 0 ? 0 : grid.value[cell];
}

/** Paints the cells whose centre lies in the polygon (even-odd rule, so holes stay free). */
export function paintPolygon(grid: Grid, polygon: Polygon, value: number): void {
  let low = Infinity;
  let high = -Infinity;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i += 2) {
      low = Math.min(low, ring[i]);
      high = Math.max(high, ring[i]);
    }
  }
  const first = Math.max(0, Math.floor((low - grid.minY) / grid.cellM - 0.5));
  const last = Math.min(grid.rows - 1, Math.ceil((high - grid.minY) / grid.cellM));
  // Crossings of every row's centre line with the rings, gathered ring segment by ring segment.
  const crossings: number[][] = Array.from({ length: Math.max(0, last - first + 1) }, () => []);
  for (const ring of polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      if (y1 === y2) continue;
      const from = Math.max(first, Math.ceil((Math.min(y1, y2) - grid.minY) / grid.cellM - 0.5));
      const to = Math.min(last, Math.ceil((Math.max(y1, y2) - grid.minY) / grid.cellM - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const y = grid.minY + (row + 0.5) * grid.cellM;
        insert(crossings[row - first], x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      }
    }
  }
  for (let i = 0; i < crossings.length; i++) {
    const xs = crossings[i];
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const left = Math.max(0, Math.ceil((xs[k] - grid.minX) / grid.cellM - 0.5));
      const right = Math.min(grid.columns - 1, Math.ceil((xs[k + 1] - grid.minX) / grid.cellM - 0.5) - 1);
      if (left <= right)
        grid.value.fill(value, (first + i) * grid.columns + left, (first + i) * grid.columns + right + 1);
    }
  }
}

/** Puts a value into an ascending list; they are short. */
function insert(list: number[], value: number): void {
  let k = list.length;
  list.push(value);
  for (; k > 0 && list[k - 1] > value; k--) list[k] = list[k - 1]!;
  list[k] = value;
}

/**
 * Finds the cells whose centre lies within `reachM` of a segment; calls back with each row of them, from the first cell
 * to before the end. They hang together in every row, so that only its two ends are searched for.
 */
export function stampSegment(
  grid: Grid,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  reachM: number,
  paint: (from: number, end: number) => void,
): void {
  const { cellM, minX, minY } = grid;
  const left = Math.max(0, Math.floor((Math.min(x1, x2) - reachM - minX) / cellM));
  const right = Math.min(grid.columns - 1, Math.floor((Math.max(x1, x2) + reachM - minX) / cellM));
  const bottom = Math.max(0, Math.floor((Math.min(y1, y2) - reachM - minY) / cellM));
  const top = Math.min(grid.rows - 1, Math.floor((Math.max(y1, y2) + reachM - minY) / cellM));
  const dx = x2 - x1;
  const dy = y2 - y1;
  const square = reachM * reachM;
  for (let row = bottom; row <= top; row++) {
    const py = minY + (row + 0.5) * cellM - y1;
    let first = left;
    let last = right;
    while (first <= last && squareToSegment(minX + (first + 0.5) * cellM - x1, py, dx, dy) > square) first++;
    while (last > first && squareToSegment(minX + (last + 0.5) * cellM - x1, py, dx, dy) > square) last--;
    if (first <= last) paint(row * grid.columns + first, row * grid.columns + last + 1);
  }
}

/** Square of the distance of (px, py) from the segment between the origin and (dx, dy). */
function squareToSegment(px: number, py: number, dx: number, dy: number): number {
  const squared = dx * dx + dy * dy;
  const t = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
  return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}
