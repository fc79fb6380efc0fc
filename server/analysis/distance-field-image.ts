import type { Projection } from '../../data/geo/crs.ts';
import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import type { Bbox } from '../../data/model/feature.ts';
import type { CellWindow } from './cell-coverage.ts';
import { distanceCode } from './distance-code.ts';
import type { DistanceField } from './distance-field.ts';

/** Side of a texture that every browser takes. */
export const imageSideDefault = 4096;
/** Squares the image is laid out by: over 40 km the corners alone would be 20 m off, this is 0.1 m. */
const meshSquares = 16;

/** A field, or a part of it, as a picture: one byte per cell, row by row from the south. */
export interface DistanceImage extends CellWindow {
  codes: Uint8Array;
  /** Points of a square lattice over the image, row by row from its south-west corner: Web Mercator, 0 … 1, y southwards. */
  mesh: { columns: number; rows: number; mercator: number[] };
}

/**
 * The cells of a box (degrees; absent: all), as fine as `sideMax` cells a side allow. A cell that stands for several is
 * land when half of them are, and takes the middle of their codes.
 */
export function distanceImage(
  field: DistanceField,
  projection: Projection,
  bbox?: Bbox,
  sideMax = imageSideDefault,
): DistanceImage {
  const { columns, rows, cellM, minX, minY } = field;
  const [c0, r0, c1, r1] = bbox ? cellsOf(field, projection, bbox) : [0, 0, columns, rows];
  const every = Math.max(1, Math.ceil(Math.max(c1 - c0, r1 - r0) / sideMax));
  const image = {
    minX: minX + c0 * cellM,
    minY: minY + r0 * cellM,
    cellM: every * cellM,
    columns: Math.ceil((c1 - c0) / every),
    rows: Math.ceil((r1 - r0) / every),
  };
  const codes = new Uint8Array(image.columns * image.rows);
  for (let row = 0; row < image.rows; row++) {
    for (let column = 0; column < image.columns; column++) {
      const [left, low] = [c0 + column * every, r0 + row * every];
      codes[row * image.columns + column] = middleCode(field, left, low, every);
    }
  }
  return { ...image, codes, mesh: meshOf(image, projection) };
}

function middleCode({ codes, columns, rows }: DistanceField, left: number, low: number, every: number): number {
  let [known, unknown, sum] = [0, 0, 0];
  for (let row = low; row < Math.min(rows, low + every); row++) {
    for (let at = row * columns + left, end = row * columns + Math.min(columns, left + every); at < end; at++) {
      const code = codes[at];
      if (code === distanceCode.unknownLand) unknown++;
      else if (code !== distanceCode.noLand) {
        known++;
        sum += code;
      }
    }
  }
  if (2 * (known + unknown) < every * every) return distanceCode.noLand;
  return unknown > known ? distanceCode.unknownLand : Math.round(sum / known);
}

function cellsOf({ minX, minY, cellM, columns, rows }: CellWindow, projection: Projection, bbox: Bbox): number[] {
  const [west, south, east, north] = bbox;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  // Sides of a box in degrees are bent in the working CRS: their middles may stick out.
  for (const lon of [west, (west + east) / 2, east]) {
    for (const lat of [south, (south + north) / 2, north]) {
      const [x, y] = projection.forward(lon, lat);
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
  }
  const within = (value: number, max: number): number => Math.max(0, Math.min(max, value));
  return [
    within(Math.floor((x0 - minX) / cellM), columns),
    within(Math.floor((y0 - minY) / cellM), rows),
    within(Math.ceil((x1 - minX) / cellM), columns),
    within(Math.ceil((y1 - minY) / cellM), rows),
  ];
}

function meshOf({ minX, minY, cellM, columns, rows }: CellWindow, projection: Projection): DistanceImage['mesh'] {
  const mercator: number[] = [];
  for (let j = 0; j <= meshSquares; j++) {
    for (let i = 0; i <= meshSquares; i++) {
      const [lon, lat] = projection.inverse(
        minX + (i * columns * cellM) / meshSquares,
        minY + (j * rows * cellM) / meshSquares,
      );
      mercator.push(round10(mercatorX(lon)), round10(mercatorY(lat)));
    }
  }
  return { columns: meshSquares + 1, rows: meshSquares + 1, mercator };
}

/** 4 mm on the ground. */
function round10(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
