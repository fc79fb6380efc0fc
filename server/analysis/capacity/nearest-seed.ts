import type { CellWindow } from '../cell-coverage.ts';

/** Sweeps there and back at most: regions bend, and each bend asks for one more. */
const sweepsMax = 8;

/**
 * Seed of each cell, −1 where none is: the nearest of the seeds in the same region that is within `maxM`. Regions are
 * cells of one label that touch; label 0 is none. The nearest is passed from cell to cell in sweeps over the grid, right
 * but for a cell here and there along the border of two seeds. `xy` holds x, y per seed, metres.
 */
export function nearestSeeds(
  window: CellWindow,
  labels: Int32Array,
  xy: Float64Array,
  maxM: number,
  checkpoint: () => void = () => undefined,
): Int32Array {
  const { minX, minY, cellM, columns, rows } = window;
  // A frame of empty cells around the grid spares every look at a neighbour the question whether there is one.
  const width = columns + 2;
  const label = new Int32Array(width * (rows + 2));
  for (let row = 0; row < rows; row++)
    label.set(labels.subarray(row * columns, (row + 1) * columns), (row + 1) * width + 1);
  const seedOf = new Int32Array(label.length).fill(-1);
  const maxM2 = maxM * maxM;
  for (let seed = 0; 2 * seed < xy.length; seed++) {
    const column = Math.floor((xy[2 * seed] - minX) / cellM);
    const row = Math.floor((xy[2 * seed + 1] - minY) / cellM);
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const cell = (row + 1) * width + column + 1;
    if (label[cell] !== 0 && distance2(seed, column, row) < distance2(seedOf[cell], column, row)) seedOf[cell] = seed;
  }
  // The sweep in which a row last changed. Where neither it nor the row before has changed since the last sweep the same
  // way, nothing is found: from the third sweep on that is most of the grid.
  const changedIn = new Uint8Array(rows).fill(1);
  for (let i = 0; i < sweepsMax; i++) {
    const forward = sweep(1, 2 * i + 1);
    checkpoint();
    const backward = sweep(-1, 2 * i + 2);
    checkpoint();
    if (!forward && !backward) break;
  }
  const found = new Int32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = (row + 1) * width + 1;
    found.set(seedOf.subarray(from, from + columns), row * columns);
  }
  return found;

  /** Squared distance of a seed from the middle of a cell; that of no seed is the farthest a cell takes one from. */
  function distance2(seed: number, column: number, row: number): number {
    if (seed < 0) return maxM2;
    const dx = minX + (column + 0.5) * cellM - xy[2 * seed];
    const dy = minY + (row + 0.5) * cellM - xy[2 * seed + 1];
    return dx * dx + dy * dy;
  }

  /** Takes the seeds of the neighbours already swept: the one beside, and three of the row before. */
  function sweep(step: 1 | -1, number: number): boolean {
    let changed = false;
    const neighbours = Int32Array.of(-step, -step * width - 1, -step * width, -step * width + 1);
    for (let i = 0; i < rows; i++) {
      const row = step === 1 ? i : rows - 1 - i;
      const latest = i === 0 ? changedIn[row] : Math.max(changedIn[row], changedIn[row - step]);
      if (latest < number - 1) continue;
      for (let j = 0; j < columns; j++) {
        const column = step === 1 ? j : columns - 1 - j;
        const cell = (row + 1) * width + column + 1;
        const own = label[cell];
        if (own === 0) continue;
        let nearest = seedOf[cell];
        for (let k = 0; k < 4; k++) {
          const neighbour = cell + neighbours[k];
          const seed = seedOf[neighbour];
          // Inside the land of a seed nothing has to be measured.
          if (seed < 0 || seed === nearest || label[neighbour] !== own) continue;
          if (distance2(seed, column, row) < distance2(nearest, column, row)) nearest = seed;
        }
        if (nearest === seedOf[cell]) continue;
        seedOf[cell] = nearest;
        changedIn[row] = number;
      }
      if (changedIn[row] === number) changed = true;
    }
    return changed;
  }
}
