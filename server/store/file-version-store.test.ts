import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import type { CitySettings, LayerEntry, Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from './file-version-store.ts';
import { beginVersion } from './version-writer.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drainatlas-store-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const settings: CitySettings = {
  id: 'town',
  title: { zh: '镇', en: 'Town' },
  workingCrs: 'EPSG:4547',
  synthetic: true,
  attribution: { zh: '', en: '' },
};
const feature = (id: string): SurveyFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [114, 30] },
  properties: { nodeId: id },
});
async function* stream(...ids: string[]): AsyncGenerator<SurveyFeature> {
  for (const id of ids) yield feature(id);
}

function manifestOf(id: string, layers: Record<string, LayerEntry>): Manifest {
  return {
    format: 'drainatlas-version',
    formatVersion: 1,
    id,
    city: 'town',
    state: 'published',
    createdAt: '2026-01-01T00:00:00.000Z',
    workingCrs: 'EPSG:4547',
    bbox: null,
    layers,
    tiles: {},
  };
}

async function publish(id: string, ...ids: string[]): Promise<LayerEntry> {
  const writer = await beginVersion(dataDir, 'town', id);
  const written = await writer.writeLayer('nodes', stream(...ids));
  const entry: LayerEntry = {
    ...written,
    count: ids.length,
    bbox: null,
    importedAt: '2026-01-01',
    sources: [],
    filled: {},
    issues: [],
  };
  await writer.publish(manifestOf(id, { nodes: entry }), settings);
  return entry;
}

const cityPath = (...names: string[]): string => join(dataDir, 'cities', 'town', ...names);

async function idsOf(entry: LayerEntry): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of openVersionStore(dataDir).readLayer('town', entry)) ids.push(id);
  return ids;
}

describe('the version store', () => {
  it('has no cities before the first import', async () => {
    const store = openVersionStore(join(dataDir, 'not there'));
    expect(await store.listCities()).toEqual([]);
    expect(await store.findCity('town')).toBeUndefined();
    expect(await store.findCurrent('town')).toBeUndefined();
  });

  it('gives back what was published', async () => {
    const entry = await publish('v1', 'a', 'b');
    const store = openVersionStore(dataDir);
    expect(await store.listCities()).toEqual([settings]);
    expect((await store.findCurrent('town'))?.layers.nodes).toEqual(entry);
    expect(await idsOf(entry)).toEqual(['a', 'b']);
  });

  it('shares the file of a layer that did not change, and keeps the older version whole', async () => {
    const first = await publish('v1', 'a');
    const second = await publish('v2', 'a', 'b');
    const third = await publish('v3', 'a');
    expect(third.file).toBe(first.file);
    expect((await openVersionStore(dataDir).findCurrent('town'))?.id).toBe('v3');
    expect(await idsOf(second)).toEqual(['a', 'b']);
    expect((await readdir(cityPath('layers'))).length).toBe(2);
  });

  it('finds every version on disk, and no other', async () => {
    await publish('v1', 'a');
    await publish('v2', 'b');
    const store = openVersionStore(dataDir);
    expect((await store.findVersion('town', 'v1'))?.layers.nodes?.count).toBe(1);
    expect((await store.findVersion('town', 'v2'))?.id).toBe('v2');
    for (const [city, version] of [
      ['town', 'v3'],
      ['village', 'v1'],
      ['town', '../v1'],
      ['..', 'v1'],
    ] as const) {
      expect(await store.findVersion(city, version)).toBeUndefined();
    }
  });

  it('shows nothing of a version that was given up, and leaves no trace of a city that had none', async () => {
    const writer = await beginVersion(dataDir, 'town', 'v1');
    await writer.writeLayer('nodes', stream('a'));
    expect(await openVersionStore(dataDir).findCurrent('town')).toBeUndefined();
    await writer.abort();
    expect(existsSync(cityPath())).toBe(false);
  });

  it('removes what a killed import left, and not what versions use', async () => {
    const entry = await publish('v1', 'a');
    await mkdir(cityPath('.tmp-dead', 'layers'), { recursive: true });
    await writeFile(cityPath('layers', 'nodes-0123456789ab.ndjson'), 'half');
    await writeFile(cityPath('current.json.123.tmp'), '{');
    await writeFile(cityPath('import.lock'), JSON.stringify({ pid: 2 ** 30, startedAt: 'long ago' }));
    await publish('v2', 'b');
    expect((await readdir(cityPath())).sort()).toEqual(['city.json', 'current.json', 'layers', 'versions']);
    expect((await readdir(cityPath('layers'))).length).toBe(2);
    expect(await idsOf(entry)).toEqual(['a']);
  });

  it('lets one import at a time into a city, and names the other', async () => {
    const writer = await beginVersion(dataDir, 'town', 'v1');
    await expect(beginVersion(dataDir, 'town', 'v2')).rejects.toThrow(
      new RegExp(`another import into .*town is running \\(process ${process.pid}`),
    );
    const other = await beginVersion(dataDir, 'village', 'v1');
    await other.abort();
    await writer.abort();
    await publish('v2', 'a');
  });

  it('respects the lock of another living process', async () => {
    await publish('v1', 'a');
    await writeFile(cityPath('import.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'just now' }));
    await expect(beginVersion(dataDir, 'town', 'v2')).rejects.toThrow(
      new RegExp(`process ${process.ppid}, since just now`),
    );
  });

  it('takes over the lock that an earlier process with the same number left', async () => {
    await publish('v1', 'a');
    await writeFile(cityPath('import.lock'), JSON.stringify({ pid: process.pid, startedAt: 'before the restart' }));
    await publish('v2', 'b');
    expect(existsSync(cityPath('import.lock'))).toBe(false);
  });

  it('tells of a new version within two seconds, and no more after it was stopped', async () => {
    await publish('v1', 'a');
    const changed: string[] = [];
    const stop = openVersionStore(dataDir).watch((city) => changed.push(city));
    await publish('v2', 'b');
    await sleep(2000);
    expect(changed).toEqual(['town']);
    stop();
    await publish('v3', 'c');
    await sleep(1500);
    expect(changed).toEqual(['town']);
  });

  it.each(['../other/file', '/etc/passwd', '..', ''])('refuses the path %j, which leaves the city', (path) => {
    expect(() => openVersionStore(dataDir).filePath('town', path)).toThrow(/leaves the city's folder/);
  });

  it.each(['../town', 'Town', '', 'a/b', '.hidden', 'x'.repeat(64)])('has no city called %j', async (city) => {
    const store = openVersionStore(dataDir);
    expect(await store.findCity(city)).toBeUndefined();
    expect(await store.findCurrent(city)).toBeUndefined();
    expect(() => store.filePath(city, 'a')).toThrow(/is not usable/);
  });

  it('names the file and the place of a broken manifest', async () => {
    await publish('v1', 'a');
    const path = cityPath('versions', 'v1', 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest;
    await writeFile(path, JSON.stringify({ ...manifest, layers: { nodes: { ...manifest.layers.nodes, count: -1 } } }));
    await expect(openVersionStore(dataDir).findCurrent('town')).rejects.toThrow(
      /manifest\.json is broken at \/layers\/nodes\/count/,
    );
    await writeFile(path, '{');
    await expect(openVersionStore(dataDir).findCurrent('town')).rejects.toThrow(/manifest\.json is not JSON/);
    await rm(path);
    await expect(openVersionStore(dataDir).findCurrent('town')).rejects.toThrow(
      /manifest\.json is missing, but .*current\.json names it/,
    );
  });

  it('does not take a manifest of another city or version for its own', async () => {
    await publish('v1', 'a');
    await writeFile(cityPath('versions', 'v1', 'manifest.json'), JSON.stringify(manifestOf('v0', {})));
    await expect(openVersionStore(dataDir).findCurrent('town')).rejects.toThrow(
      /is the manifest of town v0, not of town v1/,
    );
  });

  it('notices a layer file that is shorter than it was', async () => {
    const entry = await publish('v1', 'a', 'b');
    await writeFile(cityPath(entry.file), JSON.stringify(feature('a')));
    await expect(idsOf(entry)).rejects.toThrow(/has \d+ bytes, its manifest says \d+/);
    await rm(cityPath(entry.file));
    await expect(idsOf(entry)).rejects.toThrow(/is missing/);
  });
});
