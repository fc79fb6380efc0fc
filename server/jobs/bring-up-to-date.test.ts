import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../data/model/manifest.ts';
import { getLayer } from '../../data/model/layers.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { beginVersion } from '../store/version-writer.ts';
import { bringUpToDate, isSampleDue } from './bring-up-to-date.ts';
import { folderFingerprint, layerFingerprint } from './fingerprint.ts';
import { importDemoCity } from './import-demo-city.ts';
import { importLayers } from './import-job.ts';

let folder = '';
let dataDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drainatlas-upgrade-'));
  dataDir = join(folder, 'data');
  await mkdir(join(folder, 'sample'));
  await write('city.json', {
    id: 'town',
    title: { zh: '镇', en: 'Town' },
    synthetic: true,
    attribution: { zh: '', en: '' },
  });
  const layers = ['pipes', 'nodes'].map((layer) => ({ layer, files: [`${layer}.csv`], crs: 'EPSG:4326' }));
  await write('import.json', { layers });
  await write('pipes.csv', 'pipeId,wkt\nP1,"LINESTRING (114.2 30.5, 114.201 30.5)"\n');
  await write('nodes.csv', 'nodeId,lon,lat\nN1,114.2,30.5\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, content: unknown) =>
  writeFile(join(folder, 'sample', name), typeof content === 'string' ? content : JSON.stringify(content));
const sampleOf = () => folderFingerprint(join(folder, 'sample'));
const bring = async () => importDemoCity({ folder: join(folder, 'sample'), dataDir, sample: await sampleOf() });
const current = async () => (await openVersionStore(dataDir).findCurrent('town'))!;
const isDue = async () => isSampleDue(openVersionStore(dataDir), 'town', await sampleOf());
const importByUser = () =>
  importLayers({ dataDir, city: 'town', inputs: [{ layer: 'nodes', files: [join(folder, 'sample/nodes.csv')], crs: 'EPSG:4326' }] }); // prettier-ignore

/** Changes the manifest of the current version on disk, as an older product would have written it. */
async function rewrite(change: (manifest: Manifest) => void): Promise<void> {
  const manifest = await current();
  change(manifest);
  await writeFile(join(dataDir, 'cities/town/versions', manifest.id, 'manifest.json'), JSON.stringify(manifest));
}
async function upgrade(): Promise<string[]> {
  const lines: string[] = [];
  await bringUpToDate({ dataDir, log: (line) => lines.push(line) });
  return lines;
}

describe('a sample city', () => {
  it('is imported when it is missing, and not again', async () => {
    expect(await isDue()).toBe(true);
    await bring();
    expect(await isDue()).toBe(false);
  });

  it('is imported again when its files or the catalogue have changed', async () => {
    await bring();
    await rewrite(({ layers }) => (layers.pipes.madeWith = 'another'));
    expect(await isDue()).toBe(true);
    await bring();
    await write('nodes.csv', 'nodeId,lon,lat\nN1,114.2,30.5\nN2,114.2,30.501\n');
    expect(await isDue()).toBe(true);
    await bring();
    expect([await isDue(), (await current()).layers.nodes?.count]).toEqual([false, 2]);
  });

  it('is imported again when it was by a product that did not say what it was made with', async () => {
    await bring();
    await rewrite((manifest) => {
      delete manifest.sample;
      for (const layer of Object.values(manifest.layers)) delete layer.madeWith;
    });
    expect(await isDue()).toBe(true);
  });

  it("is the user's, and left alone, once the user has imported into it", async () => {
    await bring();
    await importByUser();
    await write('nodes.csv', 'nodeId,lon,lat\nN9,114.2,30.5\n');
    await rewrite(({ layers }) => (layers.pipes.madeWith = 'another'));
    expect(await isDue()).toBe(false);
  });
});

describe('a city whose tiles would be made differently today', () => {
  it('gets new ones in a version of its own, with the same layers, once', async () => {
    await bring();
    await importByUser();
    const before = await current();
    const archive = await readFile(join(dataDir, 'cities/town', before.tiles.staff!.file));
    await rewrite(({ tiles }) => (tiles.staff!.madeWith = 'another'));
    expect(await upgrade()).toEqual([expect.stringContaining('building those of 镇 Town again')]);
    const after = await current();
    expect(after.previous).toBe(before.id);
    expect(after.layers).toEqual(before.layers);
    expect(after.tiles.staff?.madeWith).toBe(before.tiles.staff?.madeWith);
    expect((await readFile(join(dataDir, 'cities/town', after.tiles.staff!.file))).equals(archive)).toBe(true);
    expect(await openVersionStore(dataDir).findVersion('town', before.id)).toBeDefined();

    expect(await upgrade()).toEqual([]);
    expect((await current()).id).toBe(after.id);
  });

  it('keeps them, with a line that says why, while an import runs', async () => {
    await bring();
    await rewrite(({ tiles }) => (tiles.staff!.madeWith = 'another'));
    const other = await beginVersion(dataDir, 'town', 'another');
    const before = await readdir(join(dataDir, 'cities/town/versions'));
    const lines = await upgrade();
    await other.abort();
    expect(lines.at(-1)).toMatch(/^town was not brought up to date: /);
    expect(await readdir(join(dataDir, 'cities/town/versions'))).toEqual(before);
  });
});

it('names the command for every layer that was imported by another catalogue, and changes nothing', async () => {
  await bring();
  await importByUser();
  const before = await current();
  await rewrite(({ layers }) => (layers.nodes.madeWith = 'another'));
  const [line, ...others] = await upgrade();
  expect(others).toEqual([]);
  expect(line).toContain('npm run import -- --city town --layer nodes --crs EPSG:4326 [--mapping FILE] nodes.csv');
  expect((await current()).id).toBe(before.id);
});

it('is not misled by words: a label or help text is no other definition, a field, code list or unit is', () => {
  const pipes = getLayer('pipes');
  const changed = (change: object) => {
    return layerFingerprint({
      ...pipes,
      fields: pipes.fields.map((field, k) => (k === 0 ? { ...field, ...change } : field)),
    });
  };
  expect(changed({ label: { zh: '甲', en: 'A' }, help: { zh: '', en: '' } })).toBe(layerFingerprint(pipes));
  for (const change of [{ name: 'x' }, { type: 'number' }, { unit: 'm' }, { codes: 'status' }]) {
    expect(changed(change)).not.toBe(layerFingerprint(pipes));
  }
});
