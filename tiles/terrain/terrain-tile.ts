import type { Projection } from '../../data/geo/crs.ts';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { latitudeOf, longitudeOf } from '../../data/geo/mercator.ts';
import { type LevelPyramid, levelAt } from './level-pyramid.ts';

/** Pixels along a tile's edge. */
export const TILE_PIXELS = 512;
/** Pixels between the places that are projected; between them coordinates are interpolated. */
const STEP = 32;
const NODES = TILE_PIXELS / STEP + 1;
const EQUATOR_M = 2 * Math.PI * 6_378_137;

/** What tiles are made from. */
export interface TerrainSource {
  grid: ElevationGrid;
  pyramid: LevelPyramid;
  /** Of the grid's CRS. */
  projection: Projection;
  /** Degrees; pixels are as large as on this parallel. */
  middleLatitude: number;
}

/** Width of a pixel at a zoom, in metres on the ground. */
export function pixelSizeM(zoom: number, latitude: number): number {
  return (EQUATOR_M * Math.cos((latitude * Math.PI) / 180)) / (2 ** zoom * TILE_PIXELS);
}

/**
 * Levels at the middles of a tile's pixels, in metres, row by row from the north-west. Every 32nd place is projected
 * exactly and the grid is read at coordinates between them. A level is the mean over about a pixel, so that far zooms
 * do not flicker between single cells.
 */
export function tileLevels(source: TerrainSource, zoom: number, tileX: number, tileY: number): Float32Array {
  const { grid, pyramid } = source;
  const nodes = gridPlaces(source, zoom, tileX, tileY);
  // The same for all tiles of a zoom, or neighbours would not meet.
  const detail = Math.max(0, Math.log2(pixelSizeM(zoom, source.middleLatitude) / grid.cellM));
  const levels = new Float32Array(TILE_PIXELS * TILE_PIXELS);
  for (let py = 0; py < TILE_PIXELS; py++) {
    const nodeY = Math.floor((py + 0.5) / STEP);
    const v = (py + 0.5) / STEP - nodeY;
    for (let nodeX = 0; nodeX < NODES - 1; nodeX++) {
      const north = 2 * (nodeY * NODES + nodeX);
      const south = north + 2 * NODES;
      const westColumn = mix(nodes[north], nodes[south], v);
      const eastColumn = mix(nodes[north + 2], nodes[south + 2], v);
      const westRow = mix(nodes[north + 1], nodes[south + 1], v);
      const eastRow = mix(nodes[north + 3], nodes[south + 3], v);
      const from = py * TILE_PIXELS + nodeX * STEP;
      for (let k = 0; k < STEP; k++) {
        const u = (k + 0.5) / STEP;
        levels[from + k] = levelAt(pyramid, mix(westColumn, eastColumn, u), mix(westRow, eastRow, u), detail);
      }
    }
  }
  return levels;
}

/** Column and row (fractional, in cells) of every 32nd corner of a pixel, row by row from the north-west. */
function gridPlaces({ grid, projection }: TerrainSource, zoom: number, tileX: number, tileY: number): Float64Array {
  const places = new Float64Array(2 * NODES * NODES);
  for (let j = 0; j < NODES; j++) {
    const latitude = latitudeOf((tileY + j / (NODES - 1)) / 2 ** zoom);
    for (let i = 0; i < NODES; i++) {
      const longitude = longitudeOf((tileX + i / (NODES - 1)) / 2 ** zoom);
      const [x, y] = projection.forward(longitude, latitude);
      places[2 * (j * NODES + i)] = (x - grid.minX) / grid.cellM;
      places[2 * (j * NODES + i) + 1] = (y - grid.minY) / grid.cellM;
    }
  }
  return places;
}

function mix(a: number, b: number, share: number): number {
  return a + share * (b - a);
}
