import { describe, expect, it } from 'vitest';
import type { ElevationGrid } from './elevation-grid.ts';
import { levelRange } from './elevation-grid.ts';
import { writeGeoTiff } from './geotiff.ts';

const grid = (...levels: number[]): ElevationGrid => ({
  minX: 0,
  minY: 0,
  cellM: 10,
  columns: 2,
  rows: 2,
  levelM: Float32Array.from(levels),
});

describe('writeGeoTiff', () => {
  it.each(['4547', 'EPSG:0', 'EPSG:99999', 'epsg 4547'])('refuses the CRS %s', (crs) => {
    expect(() => writeGeoTiff(grid(1, 2, 3, 4), crs)).toThrow(`got CRS "${crs}", expected EPSG:n`);
  });

  it('refuses levels that do not fill the grid', () => {
    expect(() => writeGeoTiff(grid(1, 2, 3), 'EPSG:4547')).toThrow('got 3 levels for 2 × 2 cells');
  });

  it('refuses a level that would read as a missing one', () => {
    expect(() => writeGeoTiff(grid(1, 2, 3, -9999), 'EPSG:4547')).toThrow('got level -9999 m');
  });
});

describe('levelRange', () => {
  it('leaves missing levels out of lowest, highest and count', () => {
    expect(levelRange(grid(NaN, 2, 5, NaN))).toEqual({ minM: 2, maxM: 5, known: 2 });
  });

  it('is undefined where no level is known', () => {
    expect(levelRange(grid(NaN, NaN, NaN, NaN))).toBeUndefined();
  });
});
