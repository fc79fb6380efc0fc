import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { PMTiles, TileType } from 'pmtiles';
import { afterAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import { buildTerrainTiles } from './build-terrain.ts';
import { encodePng } from './png.ts';

const folder = mkdtempSync(join(tmpdir(), 'terrain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const crs = 'EPSG:4547';
const projection = getProjection(crs);
const west = 500_000;
const south = 3_379_500;
/** Ground with slopes up to 4 % and a curvature below 4e-5 per metre. */
const ground = (x: number, y: number): number =>
  40 + 8 * Math.sin((x - west) / 450) * Math.cos((y - south) / 700) + (y - south) / 500;
/** Bilinear between 10 m cells (curvature · cell² / 8 = 5e-4 m), over a mean of up to one more cell: below 5 mm. */
const SURFACE_TOLERANCE = 0.005;

const columns = 640;
const rows = 500;
const grid: ElevationGrid = {
  minX: west,
  minY: south,
  cellM: 10,
  columns,
  rows,
  levelM: Float32Array.from({ length: columns * rows }, (_, i) =>
    ground(west + (i % columns) * 10, south + Math.floor(i / columns) * 10),
  ),
};

function reader(path: string): PMTiles {
  const bytes = readFileSync(path);
  return new PMTiles({
    getKey: () => path,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  });
}

/** Channels of an 8-bit RGB picture, by the PNG specification; filters "none" and "sub" only. */
function decodePng(file: Uint8Array): { width: number; height: number; rgb: Uint8Array } {
  const bytes = Buffer.from(file);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    const type = body.subarray(0, 4).toString();
    if (type === 'IHDR') [width, height] = [body.readUInt32BE(4), body.readUInt32BE(8)];
    else if (type === 'IDAT') parts.push(body.subarray(4));
    at += 12 + length;
  }
  // Eight bits, red green blue, deflate, one pass.
  expect([...bytes.subarray(24, 29)]).toEqual([8, 2, 0, 0, 0]);
  const data = inflateSync(Buffer.concat(parts));
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = row * (3 * width + 1);
    expect(data[from]).toBeLessThan(2);
    for (let i = 0; i < 3 * width; i++) {
      const left = data[from] === 1 && i >= 3 ? rgb[row * 3 * width + i - 3] : 0;
      rgb[row * 3 * width + i] = data[from + 1 + i] + left;
    }
  }
  return { width, height, rgb };
}

async function levelsOf(archive: PMTiles, zoom: number, x: number, y: number): Promise<Float64Array> {
  const tile = await archive.getZxy(zoom, x, y);
  const { width, height, rgb } = decodePng(new Uint8Array(tile!.data));
  expect([width, height]).toEqual([512, 512]);
  return Float64Array.from(
    { length: width * height },
    (_, i) => rgb[3 * i] * 256 + rgb[3 * i + 1] + rgb[3 * i + 2] / 256 - 32_768,
  );
}

/** Working coordinates of the middle of a pixel. */
function placeOf(zoom: number, x: number, y: number, pixel: number): [number, number] {
  const worldX = (x + ((pixel % 512) + 0.5) / 512) / 2 ** zoom;
  const worldY = (y + (Math.floor(pixel / 512) + 0.5) / 512) / 2 ** zoom;
  return projection.forward(longitudeOf(worldX), latitudeOf(worldY));
}

const tileAt = (zoom: number, [lon, lat]: readonly number[]): [number, number] => [
  Math.floor(mercatorX(lon) * 2 ** zoom),
  Math.floor(mercatorY(lat) * 2 ** zoom),
];

describe('buildTerrainTiles', () => {
  const path = join(folder, 'terrain.pmtiles');
  const built = buildTerrainTiles({ grid, crs, outFile: path, name: 'ground' });
  const middle = projection.inverse(west + 3200, south + 2500);

  it('ends at the first zoom whose pixels are no larger than the cells: 8.2 m at zoom 13, 30.6° north', async () => {
    expect(await built).toMatchObject({ minZoom: 8, maxZoom: 13, tilePixels: 512 });
  });

  it('holds levels that differ from the ground by the encoding step and the curvature between cells only', async () => {
    await built;
    const [x, y] = tileAt(13, middle);
    const levels = await levelsOf(reader(path), 13, x, y);
    let compared = 0;
    for (let pixel = 0; pixel < levels.length; pixel += 97) {
      const [placeX, placeY] = placeOf(13, x, y, pixel);
      const inside =
        placeX >= west && placeY >= south && placeX <= west + (columns - 1) * 10 && placeY <= south + (rows - 1) * 10;
      if (!inside) continue;
      compared++;
      expect(Math.abs(levels[pixel] - ground(placeX, placeY))).toBeLessThan(1 / 256 + SURFACE_TOLERANCE);
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('meets the neighbour tile: the step over the edge is that of the ground', async () => {
    await built;
    const archive = reader(path);
    const [x, y] = tileAt(13, middle);
    const here = await levelsOf(archive, 13, x, y);
    const east = await levelsOf(archive, 13, x + 1, y);
    let compared = 0;
    for (let row = 0; row < 512; row++) {
      const last = row * 512 + 511;
      const [, placeY] = placeOf(13, x, y, last);
      if (placeY < south || placeY > south + (rows - 1) * 10) continue;
      compared++;
      const step = ground(...placeOf(13, x + 1, y, row * 512)) - ground(...placeOf(13, x, y, last));
      expect(Math.abs(east[row * 512] - here[last] - step)).toBeLessThan(2 / 256 + 2 * SURFACE_TOLERANCE);
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('shows at zoom 10 the mean over a pixel of some 66 m', async () => {
    await built;
    const [x, y] = tileAt(10, middle);
    const levels = await levelsOf(reader(path), 10, x, y);
    const pixels = Array.from({ length: levels.length }, (_, pixel) => pixel).filter((pixel) => {
      const [placeX, placeY] = placeOf(10, x, y, pixel);
      return Math.abs(placeX - west - 3200) < 2500 && Math.abs(placeY - south - 2500) < 1900;
    });
    expect(pixels.length).toBeGreaterThan(1000);
    // Curvature 4e-5 · (two pixels)² / 8 = 0.09 m.
    for (const pixel of pixels)
      expect(Math.abs(levels[pixel] - ground(...placeOf(10, x, y, pixel)))).toBeLessThan(0.15);
  });

  it('has every tile that its bounds touch, as PNG that is not compressed again', async () => {
    await built;
    const archive = reader(path);
    const header = await archive.getHeader();
    expect(header).toMatchObject({ tileType: TileType.Png, tileCompression: 1, minZoom: 8, maxZoom: 13 });
    for (let zoom = 8; zoom <= 13; zoom++) {
      const [fromX, toY] = tileAt(zoom, [header.minLon, header.minLat]);
      const [toX, fromY] = tileAt(zoom, [header.maxLon, header.maxLat]);
      for (let x = fromX; x <= toX; x++)
        for (let y = fromY; y <= toY; y++) expect(await archive.getZxy(zoom, x, y)).toBeDefined();
    }
  });

  it('has no wall outside the grid: neighbouring pixels differ by less than the steepest ground does', async () => {
    await built;
    const [x, y] = tileAt(13, projection.inverse(west, south));
    const levels = await levelsOf(reader(path), 13, x, y);
    let steepest = 0;
    for (let i = 1; i < levels.length; i++)
      if (i % 512 !== 0) steepest = Math.max(steepest, Math.abs(levels[i] - levels[i - 1]));
    // 4 % of 8.2 m and the encoding's step.
    expect(steepest).toBeLessThan(0.35);
  });

  it('gives the same bytes for the same grid', async () => {
    await built;
    const again = join(folder, 'again.pmtiles');
    await buildTerrainTiles({ grid, crs, outFile: again, name: 'ground' });
    expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
  });

  it('stops when it is told to, and leaves no file', async () => {
    const stop = new AbortController();
    const outFile = join(folder, 'stopped.pmtiles');
    const onProgress = (share: number): void => {
      if (share > 0.3) stop.abort(new Error('enough'));
    };
    await expect(
      buildTerrainTiles({ grid, crs, outFile, name: 'ground', signal: stop.signal, onProgress }),
    ).rejects.toThrow('enough');
    expect(existsSync(outFile)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('stopped'))).toEqual([]);
  });
});

describe('encodePng', () => {
  it('gives every byte back', () => {
    const rgb = Uint8Array.from({ length: 5 * 4 * 3 }, (_, i) => (i * 89) % 256);
    expect(decodePng(encodePng(rgb, 5, 4))).toEqual({ width: 5, height: 4, rgb });
  });

  it('refuses bytes that do not fill the picture', () => {
    expect(() => encodePng(new Uint8Array(10), 2, 2)).toThrow('got 10 bytes for 2 × 2 pixels');
  });
});
