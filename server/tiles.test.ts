import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../data/model/manifest.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import { createAccess } from './access.ts';
import { buildApp } from './app.ts';
import { TileJson } from './contract/tiles.ts';
import { openMemoryEngine } from './engine/memory-engine.ts';
import { importLayers } from './jobs/import-job.ts';
import type { App } from './routes/context.ts';
import { openVersionStore } from './store/file-version-store.ts';
import { expectProblem } from './testing/sample-app.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'drainatlas-tiles-'));
let app: App;
/** Two versions of one city, the second with another pipe, and a server that was started after both. */
let old: Manifest;
let current: Manifest;

/** The tile of zoom 14 that both pipes lie in. */
const place = '14/13389/6733';

async function importPipe(key: string, lon: number): Promise<Manifest> {
  const path = join(dataDir, `${key}.csv`);
  writeFileSync(path, `pipeId,wkt\n${key},"LINESTRING (${lon} 30.50, ${lon + 0.001} 30.501)"\n`);
  return importLayers({ dataDir, city: 'town', inputs: [{ layer: 'pipes', files: [path], crs: 'EPSG:4326' }] });
}

beforeAll(async () => {
  old = await importPipe('old', 114.2);
  current = await importPipe('new', 114.201);
  const store = openVersionStore(dataDir);
  app = await buildApp({
    engine: await openMemoryEngine(store, { analysisWorkers: 1 }),
    store,
    access: createAccess({ host: '127.0.0.1', allowRemote: false }),
    webDir: '/nowhere',
    publicPageDir: '/nowhere',
    logLevel: 'silent',
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: 'localhost:8080', ...headers } });
const gzip = { 'accept-encoding': 'gzip' };
const idsIn = (bytes: Uint8Array): (number | undefined)[] => {
  const { pipes } = new VectorTile(new PbfReader(bytes)).layers;
  return Array.from({ length: pipes?.length ?? 0 }, (_, i) => pipes?.feature(i).id);
};

describe('an archive by range', () => {
  const url = () => `/tiles/town/${current.id}/staff.pmtiles`;

  it('comes with a strong tag, uncompressed, for ever', async () => {
    const file = await readFile(join(dataDir, 'cities/town', current.tiles.staff!.file));
    const answer = await get(url(), { range: 'bytes=10-19', 'accept-encoding': 'br, gzip' });
    expect(answer.statusCode).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes 10-19/${file.length}`,
      'content-length': '10',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['cache-control']).toMatch(/immutable/);
    expect(answer.headers['etag']).toBe(`"${current.tiles.staff!.sha256}"`);
    expect(answer.rawPayload.equals(file.subarray(10, 20))).toBe(true);
  });

  it('answers HEAD, the end of the file, a range of another file, and one beyond the end', async () => {
    const size = current.tiles.staff!.bytes;
    const head = await app.inject({ method: 'HEAD', url: url(), headers: { host: 'localhost' } });
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, String(size), '']);
    const end = await get(url(), { range: 'bytes=-5' });
    expect(end.headers['content-range']).toBe(`bytes ${size - 5}-${size - 1}/${size}`);
    expect((await get(url(), { range: 'bytes=0-9', 'if-range': '"other"' })).statusCode).toBe(200);
    const beyond = await get(url(), { range: `bytes=${size}-` });
    expectProblem(beyond, 'range-not-satisfiable');
    expect(beyond.headers['content-range']).toBe(`bytes */${size}`);
  });

  it('is known to a client that has it', async () => {
    const { etag } = (await get(url(), { range: 'bytes=0-0' })).headers;
    expect((await get(url(), { 'if-none-match': String(etag) })).statusCode).toBe(304);
  });

  it('is served of every version on disk, also by a server that was started after the switch', async () => {
    const answer = await get(`/tiles/town/${old.id}/staff.pmtiles`, { range: 'bytes=0-6' });
    expect([answer.statusCode, answer.body]).toEqual([206, 'PMTiles']);
    expect(answer.headers['etag']).toBe(`"${old.tiles.staff!.sha256}"`);
  });

  it('is a clear problem for a version or city that is not there', async () => {
    const words = new RegExp(`"v9".*current is ${current.id}`);
    expectProblem(await get('/tiles/town/v9/staff.pmtiles'), 'version-unknown', words);
    expectProblem(await get('/tiles/town/..%2F..%2Ftown/staff.pmtiles'), 'version-unknown');
    expectProblem(await get(`/tiles/atlantis/${old.id}/staff.pmtiles`), 'city-unknown', /"atlantis"/);
    expectProblem(await get(`/tiles/town/${old.id}/terrain.pmtiles`), 'version-unknown', /no terrain tiles/);
  });
});

describe('a tile by its address', () => {
  const tile = (version: string, where = place) => `/tiles/town/${version}/${where}.mvt`;

  it('comes gzipped with a strong tag, for ever, and the same from the file and from memory', async () => {
    const [first, again] = [await get(tile(current.id), gzip), await get(tile(current.id), gzip)];
    for (const { headers, rawPayload } of [first, again]) {
      expect(headers).toMatchObject({
        'content-type': 'application/vnd.mapbox-vector-tile',
        'content-encoding': 'gzip',
        'x-content-type-options': 'nosniff',
      });
      expect(headers['cache-control']).toMatch(/immutable/);
      expect(headers['etag']).toMatch(/^"[0-9a-f]{16}-14-13389-6733"$/);
      expect(idsIn(gunzipSync(rawPayload))).toEqual([tileIdOf('new')]);
    }
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
  });

  it('comes plain, under another tag, to a client that takes no gzip', async () => {
    const packed = await get(tile(current.id), gzip);
    for (const encoding of ['', 'br', 'gzip;q=0']) {
      const plain = await get(tile(current.id), { 'accept-encoding': encoding });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers['etag']).not.toBe(packed.headers['etag']);
      expect(plain.rawPayload.equals(gunzipSync(packed.rawPayload))).toBe(true);
    }
  });

  it('is of the version in its address', async () => {
    expect(idsIn(gunzipSync((await get(tile(old.id), gzip)).rawPayload))).toEqual([tileIdOf('old')]);
  });

  it('is known to a client that has it', async () => {
    const { etag } = (await get(tile(current.id), gzip)).headers;
    const answer = await get(tile(current.id), { ...gzip, 'if-none-match': `"other", ${String(etag)}` });
    expect([answer.statusCode, answer.body]).toEqual([304, '']);
  });

  it('is empty where nothing lies, and a clear problem where no tile can be', async () => {
    expect((await get(tile(current.id, '14/1/1'), gzip)).statusCode).toBe(204);
    for (const where of ['3/0/0', '17/0/0', '14/16384/0', '14/-1/0', '14/1.5/0', 'a/b/c']) {
      expectProblem(await get(tile(current.id, where)), 'not-found', /zooms are 8 to 16/);
    }
    expectProblem(await get(tile('v9')), 'version-unknown');
  });
});

describe('TileJSON', () => {
  it('is that of version 3.0.0, and its address leads to a tile', async () => {
    const answer = await get(`/tiles/town/${current.id}/tiles.json`);
    const json = answer.json<TileJson>();
    expect(Compile(TileJson).Errors(json)).toEqual([]);
    expect(answer.headers['cache-control']).toMatch(/immutable/);
    expect([json.minzoom, json.maxzoom]).toEqual([8, 16]);
    expect(json.vector_layers.find(({ id }) => id === 'pipes')?.fields).toMatchObject({ diameterM: 'Number' });
    const [template] = json.tiles;
    const url = new URL(template.replace('{z}/{x}/{y}', place));
    expect(url.host).toBe('localhost:8080');
    expect((await get(url.pathname, gzip)).statusCode).toBe(200);
  });

  it('of the current version is found without knowing which that is, for a minute', async () => {
    for (const rest of ['tiles.json', `${place}.mvt`, 'staff.pmtiles']) {
      const answer = await get(`/tiles/town/current/${rest}`);
      expect([answer.statusCode, answer.headers['location']]).toEqual([307, `/tiles/town/${current.id}/${rest}`]);
      expect(answer.headers['cache-control']).toBe('private, max-age=60');
    }
    expectProblem(await get('/tiles/atlantis/current/tiles.json'), 'city-unknown');
  });
});

it.each([['staff.pmtiles'], ['tiles.json'], [`${place}.mvt`]])('gives %s to nobody but this machine', async (rest) => {
  for (const version of [current.id, 'current']) {
    const url = `/tiles/town/${version}/${rest}`;
    const answer = await app.inject({ url, remoteAddress: '192.168.0.7', headers: { host: 'localhost' } });
    expectProblem(answer, 'access-denied');
  }
});
