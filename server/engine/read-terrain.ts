import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { findProjection, getProjection } from '../../data/geo/crs.ts';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { ImportError } from '../../data/import/import-error.ts';
import { limits } from '../../data/model/limits.ts';
import { fromFile, type GeoTIFFImage } from './open-geotiff.ts';
import { gridPlacement } from './terrain-placement.ts';

/** Rows read at once, at least. */
const ROWS_AT_ONCE = 256;
/** Codes that say "not one of the list" (GeoTIFF 1.1, 7.1). */
const USER_DEFINED = 32_767;
/** Levels beyond this are a program's way to say that there is none. */
const BEYOND_ANY_LEVEL = 1e30;

/** A terrain file as it was read. */
export interface ReadTerrain {
  grid: ElevationGrid;
  /** Metric CRS of the grid. */
  crs: string;
}

/**
 * Reads ground levels from a GeoTIFF: one band, square cells, north up, levels in metres, a metric CRS that the product
 * knows (the file's own, or the one told). `name` stands for the file in messages.
 * Throws an `ImportError` for anything else, and the signal's reason when it is aborted.
 */
export async function readTerrain(
  path: string,
  crs: string | undefined,
  signal?: AbortSignal,
  name = basename(path),
): Promise<ReadTerrain> {
  await checkFile(path, name);
  let image: GeoTIFFImage;
  const file = await fromFile(path).catch((cause: unknown) => unreadable(name, cause));
  try {
    image = await file.getImage().catch((cause: unknown) => unreadable(name, cause));
    const known = terrainCrs(image, crs, name);
    const placement = gridPlacement(image, name);
    if (placement.columns * placement.rows > limits.terrainCellsMax) {
      throw new ImportError(
        'file-too-large',
        `${name} has ${placement.columns} × ${placement.rows} cells, the limit is ${limits.terrainCellsMax} in all; cut it to the city, or make its cells larger`,
      );
    }
    const levelM = await readLevels(image, name, signal);
    return { grid: { ...placement, levelM }, crs: known };
  } finally {
    await file.close();
  }
}

async function checkFile(path: string, name: string): Promise<void> {
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT';
    throw new ImportError(
      missing ? 'file-missing' : 'file-unreadable',
      `${name} ${missing ? 'is not there' : `cannot be opened: ${cause.message}`}`,
      { cause },
    );
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ImportError('file-unreadable', `${name} is not a file`);
    if (stat.size === 0) throw new ImportError('file-empty', `${name} is empty`);
    if (stat.size > limits.importFileMaxBytes) {
      throw new ImportError(
        'file-too-large',
        `${name} has ${stat.size} bytes, the limit is ${limits.importFileMaxBytes}`,
      );
    }
  } finally {
    await handle.close();
  }
}

/** What the reader of the format throws may be an error, a text or (inflating) something else. */
function unreadable(name: string, cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : '';
  const words = reason === '' ? 'its data end early or are damaged' : reason;
  throw new ImportError('file-unreadable', `${name} is not a readable GeoTIFF: ${words}`, { cause });
}

/** The CRS of the levels: metric and known. */
function terrainCrs(image: GeoTIFFImage, told: string | undefined, name: string): string {
  const keys = image.getGeoKeys();
  const code = [keys?.ProjectedCSTypeGeoKey, keys?.GeographicTypeGeoKey].find((value) => Number(value) > 0) as
    | number
    | undefined;
  const stated = code === undefined || code === USER_DEFINED ? undefined : `EPSG:${code}`;
  const crs = told ?? stated;
  if (crs === undefined) {
    throw new ImportError(
      'crs-missing',
      `${name} does not say its CRS by a code; name it with --crs, for example --crs EPSG:4547`,
    );
  }
  if (stated !== undefined && stated !== crs.trim().toUpperCase()) {
    throw new ImportError(
      'crs-conflict',
      `${name} states ${stated}, but --crs says ${crs}; use the file's own, or correct the file`,
    );
  }
  const convert = `Convert the file first, for example: gdalwarp -t_srs EPSG:4547 -tr 10 10 -r bilinear ${name} metric.tif`;
  const projection = findProjection(crs);
  if (!projection) {
    try {
      getProjection(crs);
    } catch (cause) {
      throw new ImportError('crs-unknown', `${name}: ${(cause as Error).message}. ${convert}`, { cause });
    }
  }
  if (!projection || projection.geographic || projection.crs === 'EPSG:3857') {
    throw new ImportError('crs-wrong', `${name}: cells in ${crs} do not measure true metres. ${convert}`);
  }
  return projection.crs;
}

/** Levels from the south-west, NaN where there is none. */
async function readLevels(image: GeoTIFFImage, name: string, signal: AbortSignal | undefined): Promise<Float32Array> {
  const columns = image.getWidth();
  const rows = image.getHeight();
  const noData = image.getGDALNoData();
  const levelM = new Float32Array(columns * rows);
  const block = image.getBlockHeight(0);
  const step = Math.ceil(ROWS_AT_ONCE / block) * block;
  let known = 0;
  for await (const { top, band } of bands()) {
    for (let i = 0; i < band.length; i++) {
      const level = band[i];
      const isMissing = level === noData || !(Math.abs(level) < BEYOND_ANY_LEVEL);
      if (!isMissing && !(level >= limits.terrainLevelMinM && level <= limits.terrainLevelMaxM))
        refuseLevel(level, name);
      if (!isMissing) known++;
      const row = rows - 1 - top - Math.floor(i / columns);
      levelM[row * columns + (i % columns)] = isMissing ? NaN : level;
    }
  }
  if (known === 0)
    throw new ImportError('nothing-imported', `${name} has no level in any of its ${levelM.length} cells`);
  return levelM;

  async function* bands(): AsyncGenerator<{ top: number; band: ArrayLike<number> }> {
    for (let top = 0; top < rows; top += step) {
      signal?.throwIfAborted();
      const window = [0, top, columns, Math.min(rows, top + step)];
      const [band] = await image
        .readRasters({ window, samples: [0], interleave: false })
        .catch((cause: unknown) => unreadable(name, cause));
      yield { top, band: band };
    }
  }
}

function refuseLevel(level: number, name: string): never {
  throw new ImportError(
    'terrain-invalid',
    `${name} has a level of ${level} m; levels from ${limits.terrainLevelMinM} to ${limits.terrainLevelMaxM} m are taken. ` +
      `If it stands for a missing level, say so in the file: gdal_edit.py -a_nodata ${level} ${name}`,
  );
}
