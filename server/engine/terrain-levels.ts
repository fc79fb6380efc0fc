import { getProjection } from '../../data/geo/crs.ts';
import type { TerrainFile } from '../analysis/columns.ts';
import { fromFile, type GeoTIFFImage } from './open-geotiff.ts';
import { gridPlacement } from './terrain-placement.ts';

/** Places read at once: those of a line lie near each other, so few cells are read that nobody asked for. */
const placesAtOnce = 64;

/**
 * Levels of the terrain at places (longitude, latitude, two numbers each), metres, weighed between the middles of the
 * four cells around (bilinear); NaN outside, and where one of the four has no level. Rejects for a file that cannot be
 * read; that it is a grid of levels was seen to when it was imported.
 */
export async function terrainLevels(terrain: TerrainFile, lonLat: Float64Array): Promise<Float64Array> {
  const file = await fromFile(terrain.path);
  try {
    const image = await file.getImage();
    const cells = cellsAt(image, terrain, lonLat);
    const levels = new Float64Array(lonLat.length / 2).fill(NaN);
    for (let from = 0; from < levels.length; from += placesAtOnce) {
      await readSome(image, cells, levels, from, Math.min(levels.length, from + placesAtOnce));
    }
    return levels;
  } finally {
    await file.close();
  }
}

/** Column and row of each place, counted from the middle of the north-west cell; two numbers per place. */
function cellsAt(image: GeoTIFFImage, { crs, path }: TerrainFile, lonLat: Float64Array): Float64Array {
  const projection = getProjection(crs);
  const { minX, minY, cellM, rows } = gridPlacement(image, path);
  const cells = new Float64Array(lonLat.length);
  for (let i = 0; i < lonLat.length; i += 2) {
    const [x, y] = projection.forward(lonLat[i], lonLat[i + 1]);
    cells[i] = (x - minX) / cellM;
    cells[i + 1] = rows - 1 - (y - minY) / cellM;
  }
  return cells;
}

async function readSome(
  image: GeoTIFFImage,
  cells: Float64Array,
  levels: Float64Array,
  from: number,
  to: number,
): Promise<void> {
  const [columns, rows] = [image.getWidth(), image.getHeight()];
  const isInside = (i: number): boolean =>
    cells[2 * i] >= 0 && cells[2 * i] <= columns - 1 && cells[2 * i + 1] >= 0 && cells[2 * i + 1] <= rows - 1;
  const inside = Array.from({ length: to - from }, (_, k) => from + k).filter(isInside);
  if (inside.length === 0) return;
  const [left, top] = [0, 1].map((axis) => Math.floor(Math.min(...inside.map((i) => cells[2 * i + axis]))));
  const [right, bottom] = [0, 1].map((axis) => Math.ceil(Math.max(...inside.map((i) => cells[2 * i + axis]))));
  const width = right - left + 1;
  const window = [left, top, right + 1, bottom + 1];
  const [band] = (await image.readRasters({ window, samples: [0], interleave: false })) as unknown as [
    ArrayLike<number>,
  ];
  const noData = image.getGDALNoData();
  const at = (column: number, row: number): number => {
    const level = band[(row - top) * width + column - left];
    return level === noData ? NaN : level;
  };
  for (const i of inside) {
    const [column, row] = [cells[2 * i], cells[2 * i + 1]];
    const [c0, r0] = [Math.floor(column), Math.floor(row)];
    const [c1, r1] = [Math.min(c0 + 1, right), Math.min(r0 + 1, bottom)];
    const [u, v] = [column - c0, row - r0];
    levels[i] = (1 - v) * ((1 - u) * at(c0, r0) + u * at(c1, r0)) + v * ((1 - u) * at(c0, r1) + u * at(c1, r1));
  }
}
