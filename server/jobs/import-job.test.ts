import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { importLayers, type ImportOptions } from './import-job.ts';

let folder = '';
let dataDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drainatlas-import-'));
  dataDir = join(folder, 'data');
  await mkdir(dataDir);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const pipesCsv = `pipeId,startNodeId,endNodeId,wkt
P1,N1,N2,"LINESTRING (500000 3379500, 500100 3379500)"
P2,N2,N3,"LINESTRING (500100 3379500, 500200 3379500)"
`;
const nodesCsv = 'nodeId,x,y\nN1,500000,3379500\nN2,500100,3379500\n';

async function importCsv(layer: string, text: string, more: Partial<ImportOptions> = {}): Promise<Manifest> {
  const path = await file(`${layer}.csv`, text);
  return importLayers({
    dataDir,
    city: 'town',
    withTiles: false,
    inputs: [{ layer, files: [path], crs: 'EPSG:4547' }],
    ...more,
  });
}

const codes = (manifest: Manifest, layer: string) =>
  manifest.layers[layer]?.issues.map(({ code, count }) => `${code} ${count}`);
const cityPath = (...names: string[]): string => join(dataDir, 'cities', 'town', ...names);

describe('importLayers', () => {
  it('replaces only the layer it names, and shares the rest with the version before', async () => {
    const first = await importCsv('pipes', pipesCsv);
    const second = await importCsv('nodes', nodesCsv);
    expect(second.previous).toBe(first.id);
    expect(Object.keys(second.layers)).toEqual(['pipes', 'nodes']);
    expect(second.layers.pipes).toMatchObject({
      file: first.layers.pipes?.file,
      importedAt: first.layers.pipes?.importedAt,
    });
    expect((await openVersionStore(dataDir).findCurrent('town'))?.id).toBe(second.id);
  });

  it('checks the network anew for both layers when one of them changes', async () => {
    expect(codes(await importCsv('pipes', pipesCsv), 'pipes')).toEqual([]);
    expect(codes(await importCsv('nodes', nodesCsv), 'pipes')).toEqual(['end-node-missing 1']);
    const mended = await importCsv('nodes', `${nodesCsv}N3,500200,3379500\nN4,500300,3379500\n`);
    expect(codes(mended, 'pipes')).toEqual([]);
    expect(codes(mended, 'nodes')).toEqual(['node-isolated 1']);
  });

  it('takes the working CRS of a new city from its first projected input', async () => {
    expect((await importCsv('nodes', nodesCsv)).workingCrs).toBe('EPSG:4547');
  });

  it('suggests the working CRS of a new city whose input is in degrees', async () => {
    const manifest = await importCsv('nodes', 'nodeId,lon,lat\nN1,114.3,30.5\n', {
      inputs: [{ layer: 'nodes', files: [await file('a.csv', 'nodeId,lon,lat\nN1,114.3,30.5\n')], crs: 'EPSG:4326' }],
    });
    expect(manifest.workingCrs).toBe('EPSG:4547');
  });

  it('keeps the settings of a city that the import does not name', async () => {
    await importCsv('nodes', nodesCsv, { settings: { title: { zh: '镇', en: 'Town' }, workingCrs: 'EPSG:32649' } });
    const manifest = await importCsv('pipes', pipesCsv);
    expect(manifest.workingCrs).toBe('EPSG:32649');
    expect((await openVersionStore(dataDir).findCity('town'))?.title).toEqual({ zh: '镇', en: 'Town' });
  });

  it.each(['EPSG:4326', 'EPSG:3857', 'EPSG:1', 'nonsense'])('refuses %s as a working CRS', async (workingCrs) => {
    await expect(importCsv('nodes', nodesCsv, { settings: { workingCrs } })).rejects.toThrow(/working CRS/);
    expect(existsSync(cityPath())).toBe(false);
  });

  it('refuses a layer that lies far from its city, naming both places', async () => {
    await importCsv('nodes', nodesCsv);
    const far = await file('far.csv', 'districtId,wkt\nA,"POLYGON ((10 50, 11 50, 11 51, 10 50))"\n');
    const inputs = [{ layer: 'districts', files: [far], crs: 'EPSG:4326' }];
    await expect(importLayers({ dataDir, city: 'town', withTiles: false, inputs })).rejects.toThrow(
      /layer "districts" lies at 10\.000, 50\.000.* town lie at 114\.000/,
    );
  });

  it('leaves the running version as it was when the input cannot be taken', async () => {
    const first = await importCsv('nodes', nodesCsv);
    const before = await readdir(cityPath(), { recursive: true });
    await expect(importCsv('nodes', 'nodeId,x,y\nN1,114,30\n')).rejects.toThrow(/They look like degrees/);
    expect((await readdir(cityPath(), { recursive: true })).sort()).toEqual(before.sort());
    expect((await openVersionStore(dataDir).findCurrent('town'))?.id).toBe(first.id);
  });

  it('stops when it is told to, and leaves nothing behind', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(importCsv('nodes', nodesCsv, { signal: stop.signal })).rejects.toThrow('enough');
    expect(existsSync(cityPath())).toBe(false);
  });

  it('joins several files into one layer', async () => {
    const files = [await file('a.csv', nodesCsv), await file('b.csv', 'nodeId,x,y\nN3,500200,3379500\n')];
    const { layers } = await importLayers({
      dataDir,
      city: 'town',
      withTiles: false,
      inputs: [{ layer: 'nodes', files, crs: 'EPSG:4547' }],
    });
    expect(layers.nodes?.count).toBe(3);
    expect(layers.nodes?.sources.map(({ name, rows }) => [name, rows])).toEqual([
      ['a.csv', 2],
      ['b.csv', 1],
    ]);
  });

  it('builds a staff archive that the manifest names with its size', async () => {
    const { tiles } = await importCsv('pipes', pipesCsv, { withTiles: true });
    const bytes = await readFile(cityPath(tiles.staff?.file ?? ''));
    expect(bytes.length).toBe(tiles.staff?.bytes);
    expect(bytes.subarray(0, 7).toString()).toBe('PMTiles');
  });

  it('survives being killed: the version stays, and the next import tidies up', async () => {
    const first = await importCsv('nodes', nodesCsv);
    const many = Array.from(
      { length: 400_000 },
      (_, i) => `N${i},${500_000 + (i % 1000)},${3_379_500 + Math.floor(i / 1000)}`,
    );
    const large = await file('large.csv', `nodeId,x,y\n${many.join('\n')}\n`);
    const job = pathToFileURL(join(import.meta.dirname, 'import-job.js')).href;
    const options = { dataDir, city: 'town', inputs: [{ layer: 'nodes', files: [large], crs: 'EPSG:4547' }] };
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { importLayers } from ${JSON.stringify(job)}; await importLayers(${JSON.stringify(options)});`,
    ]);
    const isWriting = async (): Promise<boolean> =>
      (await readdir(cityPath())).some((name) => name.startsWith('.tmp-'));
    while (child.exitCode === null && !(await isWriting())) await sleep(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isWriting()).toBe(true);
    expect((await openVersionStore(dataDir).findCurrent('town'))?.id).toBe(first.id);

    await importCsv('nodes', nodesCsv);
    expect((await readdir(cityPath())).sort()).toEqual(['city.json', 'current.json', 'layers', 'versions']);
    expect((await readdir(cityPath('layers'))).length).toBe(1);
  });
});
