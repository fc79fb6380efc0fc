import type { Extent, Polygon } from './plan.ts';

/** Small numbers on square cells over the city, row 0 in the south. */
export interface Raster {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  value: Uint8Array;
}

export function createRaster(extent: Extent, cellM: number): Raster {
  const columns = Math.ceil((extent.maxX - extent.minX) / cellM);
  const rows = Math.ceil((extent.maxY - extent.minY) / cellM);
  return { minX: extent.minX, minY: extent.minY, cellM, columns, rows, value: new Uint8Array(columns * rows) };
}

/** Value of the cell a place lies in, 0 outside. */
export function rasterAt(raster: Raster, x: number, y: number): number {
  const column = Math.floor((x - raster.minX) / raster.cellM);
  const row = Math.floor((y - raster.minY) / raster.cellM);
  if (column < 0 || row < 0 || column >= raster.columns || row >= raster.rows) return 0;
  return raster.value[row * raster.columns + column];
}

/** Paints cells whose centre lies in the polygon (even-odd). */
export function paint(raster: Raster, polygon: Polygon, value: number): void {
  const { minX, minY, cellM, columns, rows } = raster;
  const crossings = new Map<number, number[]>();
  for (const ring of polygon) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      const from = Math.max(0, Math.ceil((Math.min(y1, y2) - minY) / cellM - 0.5));
      const to = Math.min(rows - 1, Math.ceil((Math.max(y1, y2) - minY) / cellM - 0.5) - 1);
      for (let row = from; row <= to; row++) {
        const x = x1 + ((minY + (row + 0.5) * cellM - y1) / (y2 - y1)) * (x2 - x1);
        const list = crossings.get(row);
        if (list) list.push(x);
        else crossings.set(row, [x]);
      }
    }
  }
  for (const [row, xs] of crossings) {
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const left = Math.max(0, Math.ceil((xs[k] - minX) / cellM - 0.5));
      const right = Math.min(columns - 1, Math.ceil((xs[k + 1] - minX) / cellM - 0.5) - 1);
      if (left <= right) raster.value.fill(value, row * columns + left, row * columns + right + 1);
    }
  }
}
