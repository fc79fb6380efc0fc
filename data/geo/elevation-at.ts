import type { ElevationGrid } from './elevation-grid.ts';

/**
 * Ground level at a place in the grid's CRS, bilinear between the middles of the cells; NaN outside them and where one
 * of the four levels around is missing.
 */
export function elevationAt({ minX, minY, cellM, columns, rows, levelM }: ElevationGrid, x: number, y: number): number {
  const u = (x - minX) / cellM;
  const v = (y - minY) / cellM;
  if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return NaN;
  const column = Math.min(columns - 2, Math.floor(u));
  const row = Math.min(rows - 2, Math.floor(v));
  const at = row * columns + column;
  const south = levelM[at] + (u - column) * (levelM[at + 1] - levelM[at]);
  const north = levelM[at + columns] + (u - column) * (levelM[at + columns + 1] - levelM[at + columns]);
  return south + (v - row) * (north - south);
}
