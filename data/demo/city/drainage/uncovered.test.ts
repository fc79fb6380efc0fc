import { describe, expect, it } from 'vitest';
import { createGrid, type Grid } from './grid.ts';
import { uncoveredPatches } from './uncovered.ts';

const extent = { minX: 0, minY: 0, maxX: 200, maxY: 200 };
function paint(columns: [number, number], rows: [number, number], value = 1, onto = createGrid(extent, 10)): Grid {
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let column = columns[0]; column <= columns[1]; column++) onto.value[row * onto.columns + column] = value;
  return onto;
}
const none = createGrid(extent, 10);

describe('uncovered land', () => {
  it('is told apart by blocks, and crumbs of less than 2,000 m² are left to house drains', () => {
    const builtUp = paint([1, 10], [1, 3]);
    paint([15, 18], [10, 13], 1, builtUp);
    const blocks = paint([0, 5], [0, 19], 1);
    paint([6, 19], [0, 19], 2, blocks);
    const patches = uncoveredPatches(builtUp, none, none, blocks);
    expect(patches.map(({ block, cells }) => [block, cells.length])).toEqual([
      [1, 15],
      [2, 15],
    ]);
  });

  it('has neither covered nor barred cells, and may fall apart through them', () => {
    const builtUp = paint([1, 17], [1, 5]);
    const covered = paint([9, 9], [1, 5]);
    const barred = paint([1, 3], [1, 5]);
    const patches = uncoveredPatches(builtUp, covered, barred, paint([0, 19], [0, 19]));
    expect(patches.map(({ cells }) => cells.length)).toEqual([25, 40]);
  });
});
