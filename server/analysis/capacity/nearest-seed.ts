import type { CellWindow } from '../cell-coverage.ts';

/**
 * Seed of each cell, −1 where none is: the nearest of the seeds in the same region that is within `maxM`. Regions are
 * cells of one label that touch; label 0 is none. The nearest is passed from cell to cell in sweeps over the grid, right
 * but for a cell here and there along the border of two seeds. `xy` holds x, y per seed, metres.
 */
export function nearestSeeds(window: CellWindow, labels: Int32Array, xy: ArrayLike<number>, maxM: number): Int32Array {
  const { minX, minY, cellM, columns, rows } = window;
  const seedOf = new Int32Array(labels.length).fill(-1);
  const best = new Float64Array(labels.length).fill(Infinity);
  const maxM2 = maxM * maxM;
  const offer = (cell: number, column: number, row: number, seed: number): boolean => {
    const dx = minX + (column + 0.5) * cellM - xy[2 * seed];
    const dy = minY + (row + 0.5) * cellM - xy[2 * seed + 1];
    const d = dx * dx + dy * dy;
    if (d >= best[cell] || d > maxM2) return false;
    best[cell] = d;
    seedOf[cell] = seed;
    return true;
  };
  for (let seed = 0; 2 * seed < xy.length; seed++) {
    const column = Math.floor((xy[2 * seed] - minX) / cellM);
    const row = Math.floor((xy[2 * seed + 1] - minY) / cellM);
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const cell = row * columns + column;
    if (labels[cell] !== 0) offer(cell, column, row, seed);
  }
  /** Takes the seeds of the neighbours already swept: the one beside, and three of the row before. */
  const sweep = (step: 1 | -1): boolean => {
    let changed = false;
    const firstRow = step === 1 ? 0 : rows - 1;
    const firstColumn = step === 1 ? 0 : columns - 1;
    for (let row = firstRow; row >= 0 && row < rows; row += step) {
      for (let column = firstColumn; column >= 0 && column < columns; column += step) {
        const cell = row * columns + column;
        const label = labels[cell];
        if (label === 0) continue;
        for (let k = 0; k < 4; k++) {
          const c = column + (k === 0 ? -step : k - 2);
          const r = k === 0 ? row : row - step;
          if (c < 0 || c >= columns || r < 0 || r >= rows) continue;
          const neighbour = r * columns + c;
          if (labels[neighbour] !== label || seedOf[neighbour] < 0 || seedOf[neighbour] === seedOf[cell]) continue;
          if (offer(cell, column, row, seedOf[neighbour])) changed = true;
        }
      }
    }
    return changed;
  };
  const sweepsMax = 8;
  for (let i = 0; i < sweepsMax; i++) {
    const forward = sweep(1);
    if (!sweep(-1) && !forward) break;
  }
  return seedOf;
}
