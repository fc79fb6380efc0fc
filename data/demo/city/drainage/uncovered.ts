import type { Grid } from './grid.ts';

/** Land without a main near, in one block: indices of its cells. */
export interface Patch {
  block: number;
  cells: number[];
}

/** Uncovered land smaller than this stays as it is: house drains reach the street. */
const leastCells = 20;
/** What the border of a block cuts off from such land. */
const leastCellsInBlock = 6;

/**
 * Built-up cells that are neither covered nor barred, piece by piece and block by block (`blockOf` numbers blocks from
 * 1). All four grids have the same cells.
 */
export function uncoveredPatches(builtUp: Grid, covered: Grid, barred: Grid, blockOf: Grid): Patch[] {
  const { columns, value } = builtUp;
  const isOpen = (cell: number): boolean => value[cell] === 1 && !covered.value[cell] && !barred.value[cell];
  const seen = new Uint8Array(value.length);
  const patches: Patch[] = [];
  const sides = [1, -1, columns, -columns];
  for (let start = 0; start < value.length; start++) {
    if (seen[start] || !isOpen(start)) continue;
    seen[start] = 1;
    const cells = [start];
    for (let k = 0; k < cells.length; k++) {
      for (const step of sides) {
        const next = cells[k] + step;
        if (seen[next] || !isOpen(next)) continue;
        seen[next] = 1;
        cells.push(next);
      }
    }
    if (cells.length < leastCells) continue;
    const byBlock = new Map<number, number[]>();
    for (const cell of cells) {
      const part = byBlock.get(blockOf.value[cell]);
      if (part) part.push(cell);
      else byBlock.set(blockOf.value[cell], [cell]);
    }
    for (const [block, part] of byBlock) if (part.length >= leastCellsInBlock) patches.push({ block, cells: part });
  }
  return patches;
}
