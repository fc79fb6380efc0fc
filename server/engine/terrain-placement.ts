import type { GeoTIFFImage } from 'geotiff';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { ImportError } from '../../data/import/import-error.ts';

/** Width and height of a cell may differ by this share: rounding in the file. */
const SQUARE_TOLERANCE = 1e-6;
/** Metre, as a unit of levels (GeoTIFF 1.1: VerticalUnitsGeoKey). */
const METRE = 9001;
/** RasterPixelIsPoint: the tie point is the middle of a cell, not its corner. */
const PIXEL_IS_POINT = 2;

/**
 * Where the cells of a picture of levels lie. Throws an `ImportError` for a picture whose numbers are not levels of a
 * grid: more than one band, cells that are not square, turned or south up, levels in feet or scaled.
 */
export function gridPlacement(image: GeoTIFFImage, name: string): Omit<ElevationGrid, 'levelM'> {
  const refuse = (message: string): never => {
    throw new ImportError('terrain-invalid', `${name} ${message}`);
  };
  const bands = image.getSamplesPerPixel();
  if (bands !== 1) refuse(`has ${bands} bands, expected one: the ground levels`);
  const columns = image.getWidth();
  const rows = image.getHeight();
  if (columns < 2 || rows < 2) refuse(`has ${columns} × ${rows} cells, expected 2 × 2 at least`);
  const unit = Number(image.getGeoKeys()?.VerticalUnitsGeoKey ?? METRE);
  if (unit !== METRE) refuse(`has its levels in the unit EPSG:${unit}, expected metres; convert it first`);

  const { cellX, cellY, west, north } =
    readPlacement(image) ?? refuse('does not say where its cells lie (no pixel scale with a tie point)');
  if (!(cellX > 0 && cellY > 0)) refuse('is turned or upside down; straighten it first, for example with gdalwarp');
  if (Math.abs(cellX - cellY) > SQUARE_TOLERANCE * cellX) {
    refuse(
      `has cells of ${cellX} × ${cellY} m, expected square ones; for example: gdalwarp -tr ${cellX} ${cellX} -r bilinear ${name} square.tif`,
    );
  }
  const isPoint = image.getGeoKeys()?.GTRasterTypeGeoKey === PIXEL_IS_POINT;
  const shift = isPoint ? 0 : cellX / 2;
  return { minX: west + shift, minY: north - shift - (rows - 1) * cellX, cellM: cellX, columns, rows };
}

/** Size of a cell and the place of the first one, from the tags; sizes are not positive for a turned picture. */
function readPlacement(image: GeoTIFFImage): { cellX: number; cellY: number; west: number; north: number } | undefined {
  const numbers = (tag: 'ModelPixelScale' | 'ModelTiepoint' | 'ModelTransformation'): number[] | undefined => {
    const value: unknown = image.fileDirectory.getValue(tag);
    return value === undefined || value === null ? undefined : Array.from(value as ArrayLike<number>);
  };
  const scale = numbers('ModelPixelScale');
  const tie = numbers('ModelTiepoint');
  if (scale && tie?.length === 6) {
    const [column, row, , x, y] = tie as [number, number, number, number, number];
    const [cellX, cellY] = scale as [number, number];
    return { cellX, cellY, west: x - column * cellX, north: y + row * cellY };
  }
  const matrix = numbers('ModelTransformation');
  if (!matrix) return undefined;
  const isTurned = matrix[1] !== 0 || matrix[4] !== 0;
  return { cellX: isTurned ? 0 : matrix[0], cellY: -matrix[5], west: matrix[3], north: matrix[7] };
}
