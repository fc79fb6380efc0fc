import { zxyToTileId } from 'pmtiles';
import { getProjection, type Projection } from '../../data/geo/crs.ts';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import type { Bbox } from '../../data/model/feature.ts';
import { ArchiveWriter } from '../archive.ts';
import { makePause } from '../pause.ts';
import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import { buildPyramid } from './level-pyramid.ts';
import { encodePng } from './png.ts';
import { pixelSizeM, TILE_PIXELS, tileLevels } from './terrain-tile.ts';
import { terrariumRgb } from './terrarium.ts';

/** First zoom of every survey's tiles. */
const FIRST_ZOOM = 8;
/** Places along each edge of the grid that are looked at to find its bounds in degrees. */
const EDGE_PLACES = 32;

export interface TerrainOptions {
  grid: ElevationGrid;
  /** Metric CRS of the grid, `EPSG:n`. */
  crs: string;
  /** Path of the archive; its folder must exist. */
  outFile: string;
  /** Name of the archive for people. */
  name: string;
  attribution?: string | undefined;
  /** Called with the share done (0 … 1) and what is being done. */
  onProgress?: ((share: number, note: string) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface TerrainReport {
  bytes: number;
  tiles: number;
  minZoom: number;
  /** The first zoom whose pixels are no larger than the grid's cells. */
  maxZoom: number;
  tilePixels: number;
}

/**
 * Builds a PMTiles archive of a grid's levels as PNG tiles in the terrarium encoding, for hillshade and colour by
 * level. Every tile that the grid's bounds touch is there; see `level-pyramid.ts` for the ground where the grid has no
 * level. The same grid gives the same bytes; the file appears only when it is complete. Throws when no cell has a
 * level, for an unknown CRS, and with the signal's reason when it is aborted.
 */
export async function buildTerrainTiles(options: TerrainOptions): Promise<TerrainReport> {
  const { grid, onProgress } = options;
  const projection = getProjection(options.crs);
  const bbox = gridBbox(grid, projection);
  const middleLatitude = (bbox[1] + bbox[3]) / 2;
  const source = { grid, projection, middleLatitude, pyramid: buildPyramid(grid) };
  let maxZoom = 0;
  while (pixelSizeM(maxZoom, middleLatitude) > grid.cellM) maxZoom++;
  const minZoom = Math.min(FIRST_ZOOM, maxZoom);
  const pause = makePause(options.signal);
  const total = Array.from({ length: maxZoom - minZoom + 1 }, (_, k) => tileIdsOf(bbox, minZoom + k).length).reduce(
    (a, b) => a + b,
    0,
  );
  let done = 0;
  const archive = await ArchiveWriter.create(options.outFile, 'png');
  try {
    for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
      for (const { id, x, y } of tileIdsOf(bbox, zoom)) {
        await pause();
        onProgress?.(done++ / total, `terrain, zoom ${zoom}`);
        const levels = tileLevels(source, zoom, x, y);
        await archive.add(id, encodePng(terrariumRgb(levels), TILE_PIXELS, TILE_PIXELS));
      }
    }
    const { name, attribution } = options;
    const metadata = { name, ...(attribution ? { attribution } : {}), type: 'overlay', encoding: 'terrarium' };
    const bytes = await archive.finish({ metadata, minZoom, maxZoom, bbox });
    onProgress?.(1, 'terrain');
    return { bytes, tiles: total, minZoom, maxZoom, tilePixels: TILE_PIXELS };
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

/**
 * Bounds of a grid, cells taken whole: west, south, east, north in degrees, to seven decimals as PMTiles keeps them.
 */
export function gridBbox({ minX, minY, cellM, columns, rows }: ElevationGrid, projection: Projection): Bbox {
  const bbox: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k <= EDGE_PLACES; k++) {
    const x = minX + ((k / EDGE_PLACES) * columns - 0.5) * cellM;
    const y = minY + ((k / EDGE_PLACES) * rows - 0.5) * cellM;
    const edges: [number, number][] = [
      [x, minY - cellM / 2],
      [x, minY + (rows - 0.5) * cellM],
      [minX - cellM / 2, y],
      [minX + (columns - 0.5) * cellM, y],
    ];
    for (const [edgeX, edgeY] of edges) {
      const [longitude, latitude] = projection.inverse(edgeX, edgeY);
      bbox[0] = Math.min(bbox[0], longitude);
      bbox[1] = Math.min(bbox[1], latitude);
      bbox[2] = Math.max(bbox[2], longitude);
      bbox[3] = Math.max(bbox[3], latitude);
    }
  }
  return bbox.map((degrees) => Math.round(degrees * 1e7) / 1e7) as Bbox;
}

/** Tiles of a zoom that a box touches, in the archive's order. */
function tileIdsOf([west, south, east, north]: Bbox, zoom: number): { id: number; x: number; y: number }[] {
  const last = 2 ** zoom - 1;
  const tileOf = (share: number): number => Math.min(last, Math.floor(share * 2 ** zoom));
  const tiles: { id: number; x: number; y: number }[] = [];
  for (let x = tileOf(mercatorX(west)); x <= tileOf(mercatorX(east)); x++) {
    for (let y = tileOf(mercatorY(north)); y <= tileOf(mercatorY(south)); y++)
      tiles.push({ id: zxyToTileId(zoom, x, y), x, y });
  }
  return tiles.toSorted((a, b) => a.id - b.id);
}
