import { copyFile, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { areaOfUse } from '../../data/geo/crs-area.ts';
import { getProjection } from '../../data/geo/crs.ts';
import { elevationClasses } from '../../data/geo/elevation-classes.ts';
import { levelRange } from '../../data/geo/elevation-grid.ts';
import { ImportError } from '../../data/import/import-error.ts';
import { parseMapping } from '../../data/import/parse-mapping.ts';
import type { TerrainEntry, TerrainTilesEntry } from '../../data/model/manifest.ts';
import { buildTerrainTiles, gridBbox } from '../../tiles/terrain/build-terrain.ts';
import type { VersionWriter } from '../store/version-writer.ts';
import type { ImportWatch } from './import-progress.ts';
import type { LayerInput } from './read-layer-input.ts';
import { readTerrain, type ReadTerrain } from '../engine/read-terrain.ts';

/** What an import calls the terrain: it is given like a layer, but it is a grid and not in the catalogue. */
export const terrainLayer = { id: 'terrain', key: '', fields: [] } as const;

/** A terrain in the version being written; `read` is what its tiles are made from. */
export interface TakenTerrain {
  entry: TerrainEntry;
  read: ReadTerrain;
}

/**
 * Copies a GeoTIFF of ground levels into the version and reads it. Its mapping file may state the source, and nothing
 * else. Throws an `ImportError` for input that cannot be taken.
 */
export async function takeTerrain(
  input: LayerInput,
  writer: VersionWriter,
  importedAt: string,
  watch: ImportWatch,
): Promise<TakenTerrain> {
  const [file, ...others] = input.files;
  if (file === undefined) throw new ImportError('file-missing', 'no file is named for the terrain');
  if (others.length > 0) {
    throw new ImportError(
      'terrain-invalid',
      `${input.files.length} files are named for the terrain, expected one GeoTIFF; join them first, for example with gdal_merge.py`,
    );
  }
  const name = basename(file);
  const source = { name, ...(await readStatement(input.mapping)) };
  // What is described is the copy: the file may change under our hands.
  const copy = writer.layerPath('terrain.tif');
  await copyFile(file, copy).catch((cause: NodeJS.ErrnoException) => {
    const missing = cause.code === 'ENOENT';
    throw new ImportError(
      missing ? 'file-missing' : 'file-unreadable',
      missing ? `${file} is not there` : `${file} cannot be read: ${cause.message}`,
      {
        cause,
      },
    );
  });
  watch.onProgress?.({ step: 'read', layer: 'terrain', records: 0 });
  const read = await readTerrain(copy, input.crs, watch.signal, name);
  const { cellM, columns, rows } = read.grid;
  const bbox = gridBbox(read.grid, getProjection(read.crs));
  const area = areaOfUse(read.crs);
  if (area && !(bbox[0] >= area[0] && bbox[1] >= area[1] && bbox[2] <= area[2] && bbox[3] <= area[3])) {
    throw new ImportError(
      'crs-wrong',
      `${name}: with ${read.crs} its cells lie at ${bbox.map((degrees) => degrees.toFixed(3)).join(', ')} (west, south, east, north), where that CRS is not used. Check --crs.`,
    );
  }
  const range = levelRange(read.grid);
  if (!range) throw new ImportError('nothing-imported', `${name} has no level`);
  const written = await writer.addLayerFile('terrain.tif');
  const classBoundsM = elevationClasses(read.grid);
  return {
    read,
    entry: { ...written, crs: read.crs, cellM, columns, rows, ...range, classBoundsM, bbox, importedAt, source },
  };
}

/** Makes the tiles of a terrain into the version being written. */
export async function makeTerrainTiles(
  { grid, crs }: ReadTerrain,
  writer: VersionWriter,
  label: { name: string; attribution: string | undefined },
  watch: ImportWatch,
): Promise<TerrainTilesEntry> {
  const { minZoom, maxZoom, tilePixels } = await buildTerrainTiles({
    grid,
    crs,
    outFile: writer.layerPath('terrain.pmtiles'),
    ...label,
    onProgress: (share, note) => watch.onProgress?.({ step: 'tiles', share, note }),
    signal: watch.signal,
  });
  return { ...(await writer.addLayerFile('terrain.pmtiles')), minZoom, maxZoom, tilePixels };
}

async function readStatement(path: string | undefined): Promise<Partial<TerrainEntry['source']>> {
  if (path === undefined) return {};
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new ImportError('file-missing', `mapping file ${path} cannot be read: ${cause.message}`, { cause });
  });
  return parseMapping(text, terrainLayer, basename(path)).source;
}
