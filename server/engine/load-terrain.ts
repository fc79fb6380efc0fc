import { fromFile } from 'geotiff';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import type { TerrainFile } from '../analysis/columns.ts';

/** Cells kept in memory at most: 64 MB. Of a larger terrain every second, third … row and column is taken. */
const cellsMax = 16_000_000;
const rowsAtOnce = 512;
/** Levels beyond this are a program's way to say that there is none. */
const beyondAnyLevel = 1e30;
/** RasterPixelIsPoint: the tie point is the middle of a cell, not its corner. */
const pixelIsPoint = 2;

/**
 * All ground levels of a terrain file that its import has found good: south row first, NaN where there is none. Rejects
 * when it cannot be read.
 */
export async function loadTerrain({ path, cellM }: Pick<TerrainFile, 'path' | 'cellM'>): Promise<ElevationGrid> {
  const file = await fromFile(path);
  try {
    const image = await file.getImage();
    const [columns, rows] = [image.getWidth(), image.getHeight()];
    const noData = image.getGDALNoData();
    const [west, north] = image.getOrigin();
    const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === pixelIsPoint ? 0 : cellM / 2;
    const step = Math.ceil(Math.sqrt((columns * rows) / cellsMax));
    const kept = { columns: Math.ceil(columns / step), rows: Math.ceil(rows / step) };
    const levelM = new Float32Array(kept.columns * kept.rows);
    for (let top = 0; top < rows; top += rowsAtOnce) {
      const bottom = Math.min(rows, top + rowsAtOnce);
      const window = [0, top, columns, bottom];
      const [band] = (await image.readRasters({ window, samples: [0], interleave: false })) as unknown as [
        ArrayLike<number>,
      ];
      for (let line = top; line < bottom; line++) {
        const row = rows - 1 - line;
        if (row % step !== 0) continue;
        for (let column = 0; column < columns; column += step) {
          const level = band[(line - top) * columns + column];
          const missing = level === noData || !(Math.abs(level) < beyondAnyLevel);
          levelM[(row / step) * kept.columns + column / step] = missing ? NaN : level;
        }
      }
    }
    return { minX: west + shift, minY: north - shift - (rows - 1) * cellM, cellM: cellM * step, ...kept, levelM };
  } finally {
    await file.close();
  }
}
