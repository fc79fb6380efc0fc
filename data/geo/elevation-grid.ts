/**
 * Ground levels on a grid of square cells in a metric CRS. `levelM` is row by row from the south, each row from the
 * west, in metres above the vertical datum; NaN where no level is known. The level of column c and row r is that at
 * x = minX + c · cellM, y = minY + r · cellM: the middle of its cell.
 */
export interface ElevationGrid {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  levelM: Float32Array;
}

/** Lowest and highest level and the number of cells that have one; undefined when none has. */
export function levelRange(grid: ElevationGrid): { minM: number; maxM: number; known: number } | undefined {
  let minM = Infinity;
  let maxM = -Infinity;
  let known = 0;
  for (const level of grid.levelM) {
    if (Number.isNaN(level)) continue;
    known++;
    if (level < minM) minM = level;
    if (level > maxM) maxM = level;
  }
  return known === 0 ? undefined : { minM, maxM, known };
}
