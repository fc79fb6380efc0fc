import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ElevationGrid } from '../../data/geo/elevation-grid.ts';
import { stripsOf, writeGeoTiff } from '../../data/geo/geotiff.ts';
import type { Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { importDemoCity } from './import-demo-city.ts';
import { importLayers, type ImportOptions } from './import-job.ts';
import { readTerrain } from '../engine/read-terrain.ts';

// Tests run compiled, from dist/server/jobs.
const golden = join(import.meta.dirname, '../../../data/fixtures/terrain-geotiff');
let folder = '';
let dataDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drainatlas-terrain-'));
  dataDir = join(folder, 'data');
  await mkdir(dataDir);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const town = (level: number): ElevationGrid => ({
  minX: 500_000,
  minY: 3_379_500,
  cellM: 10,
  columns: 30,
  rows: 20,
  levelM: Float32Array.from({ length: 600 }, (_, i) => level + i / 100),
});

const packedStrips = (grid: ElevationGrid): Uint8Array[] => stripsOf(grid).map((strip) => deflateSync(strip));

async function terrainFile(name: string, grid: ElevationGrid): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, writeGeoTiff(grid, 'EPSG:4547', packedStrips(grid)));
  return path;
}

async function importTerrain(file: string, more: Partial<ImportOptions> = {}): Promise<Manifest> {
  return importLayers({ dataDir, city: 'town', inputs: [{ layer: 'terrain', files: [file] }], ...more });
}

async function importNodes(text = 'nodeId,x,y\nN1,500000,3379500\n'): Promise<Manifest> {
  const path = join(folder, 'nodes.csv');
  await writeFile(path, text);
  return importLayers({ dataDir, city: 'town', inputs: [{ layer: 'nodes', files: [path], crs: 'EPSG:4547' }] });
}

const stored = (file: string | undefined): string => join(dataDir, 'cities', 'town', file ?? 'none');

describe('readTerrain', () => {
  it('reads the levels of a tiled, compressed file that GDAL wrote', async () => {
    const { grid, crs } = await readTerrain(join(golden, 'in/levels.tif'), undefined);
    const expected = JSON.parse(readFileSync(join(golden, 'expected/terrain.json'), 'utf8')) as {
      grid: object;
      crs: string;
      rowsFromSouth: (number | null)[][];
    };
    const { levelM, ...placement } = grid;
    expect({ grid: placement, crs }).toEqual({ grid: expected.grid, crs: expected.crs });
    expect([...levelM].map((level) => (Number.isNaN(level) ? null : level))).toEqual(expected.rowsFromSouth.flat());
  });

  it('gives back exactly what was written, compressed or not', async () => {
    const level = fc.oneof(fc.float({ min: -900, max: 8900, noNaN: true }), fc.constant(NaN));
    const grids = fc
      .tuple(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 2, max: 40 }),
        fc.constantFrom(0.5, 10, 12.5),
        fc.boolean(),
      )
      .chain(([columns, rows, cellM, packs]) =>
        fc
          .array(level, { minLength: columns * rows, maxLength: columns * rows })
          .map((levels) => ({ columns, rows, cellM, packs, levels })),
      )
      .filter(({ levels }) => levels.some((value) => !Number.isNaN(value)));
    const path = join(folder, 'any.tif');
    await fc.assert(
      fc.asyncProperty(grids, async ({ levels, packs, ...size }) => {
        const grid = { ...size, minX: 500_000, minY: 3_379_500, levelM: Float32Array.from(levels) };
        await writeFile(path, writeGeoTiff(grid, 'EPSG:4547', packs ? packedStrips(grid) : undefined));
        expect(await readTerrain(path, undefined)).toEqual({ grid, crs: 'EPSG:4547' });
      }),
      { numRuns: 30 },
    );
  });

  it('takes the tie point for the middle of a cell where the file says that pixels are points', async () => {
    const bytes = Buffer.from(writeGeoTiff(town(30), 'EPSG:4547'));
    const rasterType = Buffer.from(Uint16Array.of(1025, 0, 1, 1).buffer);
    bytes.writeUInt16LE(2, bytes.indexOf(rasterType) + 6);
    const path = join(folder, 'points.tif');
    await writeFile(path, bytes);
    const { minX, minY } = (await readTerrain(path, undefined)).grid;
    expect([minX, minY]).toEqual([499_995, 3_379_505]);
  });

  it('keeps a file of several strips in order', async () => {
    const levelM = Float32Array.from({ length: 300 * 700 }, (_, i) => i % 8000);
    const grid = { minX: 500_000, minY: 3_379_500, cellM: 5, columns: 300, rows: 700, levelM };
    expect(await readTerrain(await terrainFile('strips.tif', grid), undefined)).toEqual({ grid, crs: 'EPSG:4547' });
  });

  it('stops when it is told to', async () => {
    const path = await terrainFile('a.tif', town(30));
    await expect(readTerrain(path, undefined, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});

describe('importing terrain', () => {
  it('names the file, its tiles and its range in the manifest', async () => {
    const { terrain, bbox, workingCrs } = await importTerrain(await terrainFile('a.tif', town(30)));
    expect(terrain).toMatchObject({
      crs: 'EPSG:4547',
      cellM: 10,
      columns: 30,
      rows: 20,
      known: 600,
      minM: 30,
      source: { name: 'a.tif' },
    });
    expect(terrain?.maxM).toBeCloseTo(35.99, 4);
    expect(readFileSync(stored(terrain?.file)).length).toBe(terrain?.bytes);
    expect(readFileSync(stored(terrain?.tiles?.file)).subarray(0, 7).toString()).toBe('PMTiles');
    expect(terrain?.tiles).toMatchObject({ minZoom: 8, maxZoom: 13, tilePixels: 512 });
    expect([bbox, workingCrs]).toEqual([terrain?.bbox, 'EPSG:4547']);
    expect((await openVersionStore(dataDir).findCurrent('town'))?.terrain).toEqual(terrain);
  });

  it('replaces the terrain only, and is kept by the imports after it', async () => {
    const nodes = (await importNodes()).layers.nodes;
    const first = await importTerrain(await terrainFile('a.tif', town(30)));
    expect(first.layers.nodes).toEqual(nodes);
    const later = await importNodes('nodeId,x,y\nN1,500000,3379500\nN2,500100,3379500\n');
    expect(later.terrain).toEqual(first.terrain);
    expect(existsSync(stored(later.terrain?.file)) && existsSync(stored(later.terrain?.tiles?.file))).toBe(true);
    const second = await importTerrain(await terrainFile('b.tif', town(50)));
    expect(second.terrain?.minM).toBe(50);
    expect(second.layers.nodes).toEqual(later.layers.nodes);
  });

  it('shares the files of a terrain that did not change', async () => {
    const path = await terrainFile('a.tif', town(30));
    await importTerrain(path);
    await importTerrain(path);
    expect((await readdir(stored('layers'))).length).toBe(2);
  });

  it('does not widen the bounds of a city that has layers', async () => {
    const { bbox } = await importNodes();
    expect((await importTerrain(await terrainFile('a.tif', town(30)))).bbox).toEqual(bbox);
  });

  it('makes the tiles later when it was imported without them', async () => {
    const { terrain } = await importTerrain(await terrainFile('a.tif', town(30)), { withTiles: false });
    expect(terrain?.tiles).toBeUndefined();
    expect((await importNodes()).terrain?.tiles?.maxZoom).toBe(13);
  });

  it('takes licence, credit and date of the source from a mapping file', async () => {
    const mapping = join(folder, 'terrain.mapping.json');
    const source = { licence: 'CC0-1.0', attribution: 'Survey office', date: '2024-05-01' };
    await writeFile(mapping, JSON.stringify({ format: 'drainatlas-mapping-1', layer: 'terrain', source }));
    const files = [await terrainFile('a.tif', town(30))];
    const { terrain } = await importTerrain('', { inputs: [{ layer: 'terrain', files, mapping }] });
    expect(terrain?.source).toEqual({ name: 'a.tif', ...source });
    expect((await openVersionStore(dataDir).findCity('town'))?.attribution.en).toBe('Survey office');
  });

  it('comes with a demo city whose plan names it', async () => {
    await terrainFile('terrain.tif', town(30));
    const settings = {
      id: 'town',
      title: { zh: '镇', en: 'Town' },
      workingCrs: 'EPSG:4547',
      synthetic: true,
      attribution: { zh: '', en: '' },
    };
    await writeFile(join(folder, 'city.json'), JSON.stringify(settings));
    await writeFile(
      join(folder, 'import.json'),
      JSON.stringify({ layers: [{ layer: 'terrain', files: ['terrain.tif'], crs: 'EPSG:4547' }] }),
    );
    expect((await importDemoCity({ dataDir, folder })).terrain?.columns).toBe(30);
  });

  it('refuses terrain that lies far from the city', async () => {
    await importNodes();
    const far = await terrainFile('far.tif', { ...town(30), minY: 2_500_000 });
    await expect(importTerrain(far)).rejects.toThrow(/layer "terrain" lies at .* town lie at/);
  });

  it('refuses a CRS that is not used where the cells would lie', async () => {
    const off = await terrainFile('off.tif', { ...town(30), minX: 900_000 });
    await expect(importTerrain(off)).rejects.toMatchObject({ code: 'crs-wrong' });
  });

  it('refuses two files, a second terrain and a file that is not there', async () => {
    const path = await terrainFile('a.tif', town(30));
    const input = { layer: 'terrain', files: [path] };
    const missing = { layer: 'terrain', files: [join(folder, 'none.tif')] };
    const importInputs = (...inputs: ImportOptions['inputs']) => importTerrain(path, { inputs });
    await expect(importInputs({ ...input, files: [path, path] })).rejects.toMatchObject({ code: 'terrain-invalid' });
    await expect(importInputs(input, input)).rejects.toMatchObject({ code: 'layer-repeated' });
    await expect(importInputs(missing)).rejects.toMatchObject({ code: 'file-missing' });
    expect(existsSync(stored(''))).toBe(false);
  });
});
