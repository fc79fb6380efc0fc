import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeGeoTiff } from '../../data/geo/geotiff.ts';
import { AnalysisPool } from './analysis-pool.ts';
import { type FixtureStore, fixtureStore } from './testing/fixture-store.ts';
import { sampleLayers } from './testing/sample-city.ts';
import type { Engine } from './engine.ts';
import { openMemoryEngine } from './memory-engine.ts';

const everything = { limit: 100, offset: 0, filters: {}, audience: 'staff' as const };
let store: FixtureStore;
let engine: Engine;
const errors: string[] = [];

beforeEach(async () => {
  store = fixtureStore('sample');
  store.publish('A', sampleLayers('A-'));
  engine = await openMemoryEngine(store, { analysisWorkers: 1, onError: (_city, error) => errors.push(error.message) });
});
afterEach(async () => {
  await engine.close();
  store.remove();
});
const served = () => engine.cities()[0]?.current?.version;

describe('the memory engine', () => {
  it('takes a new version without a pause; no answer mixes the two', async () => {
    await engine.find('sample');
    const seen = new Set<string>();
    store.publish('B', sampleLayers('B-'));
    while (!seen.has('B')) {
      const version = await engine.find('sample');
      const [pipes, nodes] = await Promise.all([
        version!.items('pipes', everything),
        version!.items('nodes', everything),
      ]);
      for (const { id } of [...pipes.features, ...nodes.features])
        expect(id.startsWith(`${version!.version}-`)).toBe(true);
      seen.add(version!.version);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect([...seen]).toEqual(['A', 'B']);
  });

  it('answers an analysis from the version it began with', async () => {
    const before = await engine.find('sample');
    store.publish('B', { ...sampleLayers('B-'), pipes: [] });
    await vi.waitUntil(() => served() === 'B', 5000);
    const old = await before!.density({ cells: { type: 'layer', layer: 'districts' } });
    const now = await (await engine.find('sample'))!.density({ cells: { type: 'layer', layer: 'districts' } });
    expect([old.meta.datasetVersion, Math.round(old.totals.lengthM)]).toEqual(['A', 924]);
    expect([now.meta.datasetVersion, now.totals.lengthM]).toEqual(['B', 0]);
  });

  it('gives back the memory of the old version within 10 s, when the requests that began with it have ended', async () => {
    const cells = { type: 'layer' as const, layer: 'districts' };
    const old = await (async () => {
      const version = (await engine.find('sample'))!;
      await version.density({ cells });
      return new WeakRef(version);
    })();
    store.publish('B', sampleLayers('B-'));
    await vi.waitUntil(() => served() === 'B', 5000);
    await vi.waitUntil(() => old.deref() === undefined, { timeout: 10_000, interval: 500 });
    expect((await (await engine.find('sample'))!.density({ cells })).meta.datasetVersion).toBe('B');
  });

  it('makes the distance field of a version by itself, where it is told to', async () => {
    await engine.close();
    engine = await openMemoryEngine(store, { analysisWorkers: 1, preparesFields: true });
    const json = await (await engine.find('sample'))!.analysisJson('blank-preview', { distanceM: 50 });
    expect(JSON.parse(new TextDecoder().decode(json))).toHaveProperty('meta.field', 'memory');
  });

  it('finds the hollows of a terrain by itself, where it is told to: later questions do not read the file', async () => {
    await engine.close();
    const file = 'layers/terrain.tif';
    const levelM = Float32Array.of(9, 9, 9, 9, 8, 9, 9, 9, 9);
    const grid = { minX: 0, minY: 0, cellM: 20, columns: 3, rows: 3, levelM };
    writeFileSync(store.filePath('sample', file), writeGeoTiff(grid, 'EPSG:2193'));
    const manifest = (await store.findCurrent('sample'))!;
    const terrain = { file, crs: 'EPSG:2193', cellM: 20, columns: 3, rows: 3, source: { name: 'terrain.tif' } };
    store.findCurrent = async () => ({ ...manifest, terrain }) as never;
    const runs = vi.spyOn(AnalysisPool.prototype, 'run');
    engine = await openMemoryEngine(store, { analysisWorkers: 1, preparesFields: true });
    const version = (await engine.find('sample'))!;
    await vi.waitUntil(() => runs.mock.calls.some(([{ name }]) => name === 'terrain-hollows'), 5000);
    await runs.mock.results.at(-1)!.value;
    runs.mockRestore();
    rmSync(store.filePath('sample', file));
    const json = await version.analysisJson('weak-points', { today: '2026-11-01' });
    expect(JSON.parse(new TextDecoder().decode(json))).toHaveProperty('totals');
  });

  it('goes on serving the old version when the new one is broken, and says why', async () => {
    await engine.find('sample');
    const broken = sampleLayers('B-');
    store.publish('B', { ...broken, pipes: [{ ...broken['pipes'][0], geometry: null as never }] });
    await vi.waitUntil(() => engine.cities()[0]?.error !== undefined, 5000);
    expect(served()).toBe('A');
    expect(errors).toHaveLength(1);
    expect((await (await engine.find('sample'))!.items('pipes', everything)).numberMatched).toBe(4);
  });

  it('starts from the snapshots beside the layer files; one that is damaged is made again', async () => {
    const layerFile = (ending: string) => store.filePath('sample', `layers/A-pipes.ndjson${ending}`);
    const restart = async () => {
      await engine.close();
      engine = await openMemoryEngine(store, { analysisWorkers: 1 });
      return (await engine.find('sample'))!.items('pipes', everything);
    };
    await engine.find('sample');
    await engine.close();
    const records = readFileSync(layerFile(''));
    const snapshot = readFileSync(layerFile('.columns'));
    const flipped = Buffer.from(snapshot);
    flipped[flipped.length - 100] ^= 1;
    writeFileSync(layerFile('.columns'), flipped);
    const fromRecords = await restart();
    await engine.close();
    expect(readFileSync(layerFile('.columns'))).toEqual(snapshot);
    // Whatever stands in the layer file now, it is not read.
    writeFileSync(layerFile(''), 'not read');
    expect(await restart()).toEqual(fromRecords);
    expect(fromRecords.features[2].id).toBe('A-P/3 ü');
    writeFileSync(layerFile(''), records);
  });

  it('finds a record by its key, and a text wherever its letters are large or not ASCII', async () => {
    const version = (await engine.find('sample'))!;
    expect((await version.item('pipes', 'A-P/3 ü', 'staff'))?.properties['kind']).toBe('storm');
    expect(await version.item('pipes', 'A-P/3 u', 'staff')).toBeUndefined();
    const filtered = await version.items('pipes', { ...everything, filters: { pipeId: 'A-P/3 ü' } });
    expect(filtered.features.map(({ id }) => id)).toEqual(['A-P/3 ü']);
    const keys = async (query: string) => (await version.search(query, 10, 'staff')).hits.map(({ key }) => key);
    expect(await keys('a-p/3 Ü')).toEqual(['A-P/3 ü']);
    expect(await keys('QUAY MAN')).toEqual(['A-N1']);
    // Ends one key and begins the next, where they lie side by side in memory.
    expect(await keys('1A-')).toEqual([]);
  });

  it('knows no city that the store does not have', async () => {
    expect(await engine.find('atlantis')).toBeUndefined();
  });
});
