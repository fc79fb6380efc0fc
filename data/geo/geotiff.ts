import type { ElevationGrid } from './elevation-grid.ts';

/** Rows of a strip: strips of some 64 KB let readers fetch a part of the picture. */
const STRIP_BYTES = 65_536;
/** Stands for NaN in the file: the value most programs expect for levels. */
const NO_DATA = -9999;

const SHORT = { type: 3, bytes: 2 };
const LONG = { type: 4, bytes: 4 };
const DOUBLE = { type: 12, bytes: 8 };
const ASCII = { type: 2, bytes: 1 };

interface Tag {
  id: number;
  form: typeof SHORT;
  values: readonly number[];
}

/**
 * A grid of levels as a GeoTIFF: one band of 32-bit floats, north row first, little-endian, the CRS as
 * ProjectedCSTypeGeoKey (GeoTIFF 1.1, OGC 19-008r4), cells as areas. Levels are written as they are; NaN becomes the
 * file's GDAL_NODATA. `packed` are the strips of `stripsOf` compressed (zlib format); without it they are not compressed.
 * Throws for a CRS that is not `EPSG:n`, for levels that do not fill the grid, and for a level that is the nodata value.
 */
export function writeGeoTiff(grid: ElevationGrid, crs: string, packed?: readonly Uint8Array[]): Uint8Array {
  const { minX, minY, cellM, columns, rows } = grid;
  const epsg = Number(/^EPSG:(\d{1,5})$/.exec(crs)?.[1]);
  if (!(epsg > 0 && epsg < 65_536)) throw new Error(`got CRS "${crs}", expected EPSG:n`);
  const strips = packed ?? stripsOf(grid);
  const tags: Tag[] = [
    { id: 256, form: LONG, values: [columns] },
    { id: 257, form: LONG, values: [rows] },
    { id: 258, form: SHORT, values: [32] },
    // Compression: none, or Adobe deflate.
    { id: 259, form: SHORT, values: [packed ? 8 : 1] },
    // PhotometricInterpretation: black is zero.
    { id: 262, form: SHORT, values: [1] },
    { id: 273, form: LONG, values: strips.map(() => 0) },
    { id: 277, form: SHORT, values: [1] },
    { id: 278, form: LONG, values: [rowsPerStrip(grid)] },
    { id: 279, form: LONG, values: strips.map(({ length }) => length) },
    { id: 284, form: SHORT, values: [1] },
    // SampleFormat: IEEE floating point.
    { id: 339, form: SHORT, values: [3] },
    { id: 33_550, form: DOUBLE, values: [cellM, cellM, 0] },
    // The corner of the north-western cell, half a cell from its middle.
    { id: 33_922, form: DOUBLE, values: [0, 0, 0, minX - cellM / 2, minY + (rows - 0.5) * cellM, 0] },
    // Version 1.1.0; model: projected; raster: pixel is area; CRS; levels in metres.
    { id: 34_735, form: SHORT, values: [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg, 4099, 0, 1, 9001] },
    { id: 42_113, form: ASCII, values: [...`${NO_DATA}\0`].map((letter) => letter.charCodeAt(0)) },
  ];
  return assemble(tags, strips);
}

/**
 * The bytes of a GeoTIFF's strips, northernmost first. Throws for levels that do not fill the grid, and for a level that
 * is the nodata value.
 */
export function stripsOf(grid: ElevationGrid): Uint8Array[] {
  const { columns, rows, levelM } = grid;
  if (levelM.length !== columns * rows || levelM.length === 0) {
    throw new Error(`got ${levelM.length} levels for ${columns} × ${rows} cells`);
  }
  const perStrip = rowsPerStrip(grid);
  const strips: Uint8Array[] = [];
  for (let top = 0; top < rows; top += perStrip) strips.push(stripAt(grid, top, Math.min(perStrip, rows - top)));
  return strips;
}

function rowsPerStrip({ columns }: ElevationGrid): number {
  return Math.max(1, Math.floor(STRIP_BYTES / (4 * columns)));
}

/** Rows of a strip, its northernmost first; `top` counts from the north. */
function stripAt({ columns, rows, levelM }: ElevationGrid, top: number, count: number): Uint8Array {
  // Little-endian, as every machine is that JavaScript runs on.
  const strip = new Float32Array(columns * count);
  for (let k = 0; k < count; k++) {
    const from = (rows - 1 - top - k) * columns;
    for (let c = 0; c < columns; c++) {
      const level = levelM[from + c];
      if (level === NO_DATA) throw new Error(`got level ${NO_DATA} m, which stands for a missing level`);
      strip[k * columns + c] = Number.isNaN(level) ? NO_DATA : level;
    }
  }
  return new Uint8Array(strip.buffer);
}

/** Header, directory, the values that do not fit into it, strips. */
function assemble(tags: readonly Tag[], strips: readonly Uint8Array[]): Uint8Array {
  const size = ({ form, values }: Tag): number => form.bytes * values.length;
  let end = 8 + 2 + 12 * tags.length + 4;
  const outside = new Map<Tag, number>();
  for (const tag of tags) {
    if (size(tag) <= 4) continue;
    outside.set(tag, end);
    // Values begin at even offsets.
    end += size(tag) + (size(tag) % 2);
  }
  const offsets = strips.map(({ length }) => {
    const at = end;
    end += length + (length % 2);
    return at;
  });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, tags.length, true);
  tags.forEach((tag, i) => {
    const at = 10 + 12 * i;
    view.setUint16(at, tag.id, true);
    view.setUint16(at + 2, tag.form.type, true);
    view.setUint32(at + 4, tag.values.length, true);
    const place = outside.get(tag);
    if (place !== undefined) view.setUint32(at + 8, place, true);
    const values = tag.id === 273 ? offsets : tag.values;
    values.forEach((value, k) => setValue(view, (place ?? at + 8) + k * tag.form.bytes, tag.form, value));
  });
  strips.forEach((strip, i) => bytes.set(strip, offsets[i]));
  return bytes;
}

function setValue(view: DataView, at: number, form: typeof SHORT, value: number): void {
  if (form === DOUBLE) view.setFloat64(at, value, true);
  else if (form === LONG) view.setUint32(at, value, true);
  else if (form === SHORT) view.setUint16(at, value, true);
  else view.setUint8(at, value);
}
