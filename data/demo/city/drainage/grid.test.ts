import { describe, expect, it } from 'vitest';
import { createGrid, paintPolygon, stampSegment, valueAt } from './grid.ts';

const extent = { minX: 0, minY: 0, maxX: 100, maxY: 100 };

describe('the raster', () => {
  it('paints cells whose centre lies in the polygon and leaves holes free', () => {
    const grid = createGrid(extent, 10);
    paintPolygon(
      grid,
      [
        [20, 20, 80, 20, 80, 80, 20, 80, 20, 20],
        [40, 40, 40, 60, 60, 60, 60, 40, 40, 40],
      ],
      7,
    );
    expect(grid.value.filter((v) => v === 7)).toHaveLength(36 - 4);
    expect(valueAt(grid, 50, 50)).toBe(0);
    expect(valueAt(grid, 25, 25)).toBe(7);
  });

  it('clips polygons that reach beyond it', () => {
    const grid = createGrid(extent, 10);
    paintPolygon(grid, [[-50, -50, 35, -50, 35, 150, -50, 150, -50, -50]], 1);
    expect(grid.value.filter((v) => v === 1)).toHaveLength(3 * 10);
    expect(valueAt(grid, -5, 5)).toBe(0);
  });

  it('stamps the cells within reach of a segment', () => {
    const grid = createGrid(extent, 10);
    const cells: number[] = [];
    stampSegment(grid, 15, 55, 85, 55, 10, (from, end) => {
      for (let cell = from; cell < end; cell++) cells.push(cell);
    });
    // Centres at y = 45, 55, 65 are within 10 m; at the ends also x = 5 and 95 on the line itself.
    expect(cells).toHaveLength(8 * 3 + 2);
  });
});
