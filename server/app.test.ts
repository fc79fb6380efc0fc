import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';
import { buildApp } from './app.ts';
import { BlankAreasResult } from './contract/blank-areas.ts';
import { CityDetail, CityList } from './contract/cities.ts';
import { CollectionList } from './contract/collections.ts';
import { DensityResult } from './contract/density.ts';
import { ItemCollection } from './contract/items.ts';
import { Problem } from './contract/problem.ts';
import { problemCodes } from './contract/problem-codes.ts';
import { SearchResult } from './contract/search.ts';
import { openMemoryEngine } from './engine/memory-engine.ts';
import type { App } from './routes/context.ts';
import { type FixtureStore, fixtureStore } from './engine/testing/fixture-store.ts';
import { place, ring, sampleLayers } from './engine/testing/sample-city.ts';

const api = '/api/cities/sample';
let app: App;
let store: FixtureStore;
let webDir: string;

beforeAll(async () => {
  store = fixtureStore('sample');
  store.publish('v1', sampleLayers());
  webDir = mkdtempSync(join(tmpdir(), 'drainatlas-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>DrainAtlas</title>');
  writeFileSync(join(webDir, 'assets/app-1a2b.js'), 'export {};');
  app = await buildApp({
    engine: await openMemoryEngine(store, { analysisWorkers: 1 }),
    store,
    access: createAccess({ host: '127.0.0.1', allowRemote: false }),
    webDir,
    logLevel: 'silent',
    version: '0.0.0',
  });
  await app.inject({ url: api, headers: { host: 'localhost' } });
});
afterAll(async () => {
  await app.close();
  store.remove();
  rmSync(webDir, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: 'localhost:8080', ...headers } });
const post = (url: string, payload: InjectOptions['payload'], headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost:8080', 'content-type': 'application/json', ...headers },
    payload: payload as string,
  });
const expectProblem = (answer: Awaited<ReturnType<typeof get>>, code: keyof typeof problemCodes, detail?: RegExp) => {
  const body = answer.json<Problem>();
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(Compile(Problem).Check(body)).toBe(true);
  expect([body.code, answer.statusCode]).toEqual([code, problemCodes[code].status]);
  if (detail) expect(body.detail).toMatch(detail);
};
const keys = async (query: string, layer = 'pipes') =>
  (await get(`${api}/collections/${layer}/items?${query}`)).json<ItemCollection>().features.map((f) => f.id);

const box = (minX: number, minY: number, maxX: number, maxY: number) =>
  `bbox=${[...place(minX, minY), ...place(maxX, maxY)].join(',')}`;
const askWithin = (coordinates: number[][]) =>
  post(`${api}/analysis/density`, {
    cells: { type: 'polygon', geometry: { type: 'Polygon', coordinates: [coordinates] } },
  });

describe('health and cities', () => {
  it('is healthy, and ready once every city is loaded', async () => {
    expect((await get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = await get('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      200,
      { ready: true, cities: [{ id: 'sample', state: 'ready', version: 'v1' }] },
    ]);
  });

  it('lists cities and describes one in the form of the contract', async () => {
    const list = (await get('/api/cities')).json<CityList>();
    expect(Compile(CityList).Check(list)).toBe(true);
    expect(list.cities.map(({ id, version }) => [id, version])).toEqual([['sample', 'v1']]);
    const detail = (await get(api)).json<CityDetail>();
    expect(Compile(CityDetail).Errors(detail)).toEqual([]);
    expect(detail.tiles.url).toBe('/tiles/sample/v1/staff.pmtiles');
    expect(detail.links.map(({ rel }) => rel)).toEqual(
      expect.arrayContaining(['self', 'conformance', 'data', 'service-desc']),
    );
  });

  it('answers 404 for an unknown city or layer, naming those there are', async () => {
    expectProblem(await get('/api/cities/atlantis'), 'city-unknown', /"atlantis".*known: sample/);
    expectProblem(await get(`${api}/collections/streets/items`), 'layer-unknown', /pipes, nodes, districts/);
  });

  it('has a collection per layer of the version, and declares what it conforms to', async () => {
    const list = (await get(`${api}/collections`)).json<CollectionList>();
    expect(Compile(CollectionList).Errors(list)).toEqual([]);
    expect(list.collections.map(({ id, numberOfItems }) => [id, numberOfItems])).toEqual([
      ['pipes', 4],
      ['nodes', 2],
      ['districts', 2],
    ]);
    expect((await get(`${api}/conformance`)).json<{ conformsTo: string[] }>().conformsTo).toContain(
      'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
    );
  });
});

describe('items', () => {
  it('pages through a layer with links that lead from one page to the next and back', async () => {
    const first = (await get(`${api}/collections/pipes/items?limit=3`)).json<ItemCollection>();
    expect(Compile(ItemCollection).Errors(first)).toEqual([]);
    expect([first.numberMatched, first.numberReturned, first.datasetVersion]).toEqual([4, 3, 'v1']);
    const next = first.links.find(({ rel }) => rel === 'next')?.href ?? '';
    const second = (await get(next)).json<ItemCollection>();
    expect(second.features.map(({ id }) => id)).toEqual(['P4']);
    expect(second.links.find(({ rel }) => rel === 'next')).toBeUndefined();
    const back = second.links.find(({ rel }) => rel === 'prev')?.href ?? '';
    expect((await get(back)).json<ItemCollection>().features[0]?.id).toBe('P1');
  });

  it('takes a box by the geometry, not by its envelope', async () => {
    // P/3 runs from (600, 100) to (900, 400): the north-west corner of its envelope is empty.
    expect(await keys(box(610, 350, 650, 390))).toEqual([]);
    expect(await keys(box(740, 240, 760, 260))).toEqual(['P/3 ü']);
    expect(await keys(box(40, 40, 60, 60), 'districts')).toEqual(['W']);
  });

  it('filters by text, code, number, boolean and by a missing value', async () => {
    expect(await keys('kind=foul')).toEqual(['P2']);
    expect(await keys('diameterM=0.3&role=main')).toEqual(['P1']);
    expect(await keys('diameterM=')).toEqual(['P/3 ü']);
    expect(await keys('hasFlap=true', 'nodes')).toEqual(['N1']);
    expect(await keys('kind=steam')).toEqual([]);
    expect(await keys('pipeId=P4')).toEqual(['P4']);
  });

  it('finds records by the ids that tiles carry', async () => {
    const { tileIdOf } = await import('../data/model/tile-id.ts');
    expect(await keys(`tileIds=${tileIdOf('P2')},${tileIdOf('P4')},12345`)).toEqual(['P2', 'P4']);
  });

  it('refuses an unknown parameter by name, and boxes, limits and numbers that cannot be', async () => {
    const items = `${api}/collections/pipes/items`;
    expectProblem(await get(`${items}?colour=red`), 'parameter-unknown', /"colour".*known: bbox, limit/);
    expectProblem(await get(`${items}?bbox=1,2,x,4`), 'request-invalid', /west,south,east,north.*"1,2,x,4"/);
    expectProblem(await get(`${items}?bbox=175,-41,174,-40`), 'request-invalid', /west must not exceed east/);
    expectProblem(await get(`${items}?limit=0`), 'request-invalid', /limit must be between 1 and 1000, got 0/);
    expectProblem(await get(`${items}?limit=ten`), 'request-invalid', /limit must be a whole number, got "ten"/);
    expectProblem(await get(`${items}?diameterM=wide`), 'request-invalid', /diameterM must be a number.*"wide"/);
    expectProblem(await get(`${items}?tileIds=1,b`), 'request-invalid', /tileIds/);
  });

  it('gives one record by its key, slashes and letters of all kinds included', async () => {
    for (const address of [encodeURIComponent('P/3 ü'), 'P/3%20%C3%BC']) {
      const answer = await get(`${api}/collections/pipes/items/${address}`);
      expect([answer.statusCode, answer.json<{ id: string }>().id]).toEqual([200, 'P/3 ü']);
    }
    expectProblem(await get(`${api}/collections/pipes/items/none`), 'item-unknown', /pipeId "none"/);
  });

  it('answers 304 while the version stays the same', async () => {
    const url = `${api}/collections/pipes/items?limit=1`;
    const { etag } = (await get(url)).headers;
    const again = await get(url, { 'if-none-match': String(etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('search', () => {
  it('finds keys and names without regard to case, beginnings first', async () => {
    const result = (await get(`${api}/search?q=QUAY`)).json<SearchResult>();
    expect(Compile(SearchResult).Errors(result)).toEqual([]);
    expect(result.hits.map(({ layer, key, label }) => [layer, key, label])).toEqual([
      ['nodes', 'N1', 'Quay manhole'],
      ['districts', 'W', 'West Quay'],
    ]);
    expect((await get(`${api}/search?q=p`)).json<SearchResult>().hits[0]?.key).toBe('P1');
    expect((await get(`${api}/search?q=p&limit=1`)).json<SearchResult>()).toMatchObject({ numberMatched: 4 });
  });

  it('refuses an empty or overlong question', async () => {
    expectProblem(await get(`${api}/search?q=`), 'request-invalid', /q must have at least 1/);
    expectProblem(await get(`${api}/search?q=${'x'.repeat(81)}`), 'request-invalid', /q must have at most 80/);
  });
});

describe('analyses', () => {
  const density = `${api}/analysis/density`;
  const blank = `${api}/analysis/blank-areas`;
  const byDistrict = { cells: { type: 'layer', layer: 'districts' } };

  it('answers density in the form of the contract, naming the version', async () => {
    const result = (await post(density, byDistrict)).json<DensityResult>();
    expect(Compile(DensityResult).Errors(result)).toEqual([]);
    // P1 300 m and half of P2 lie west; the other half and P/3 (300·√2) east; P4 is a house lateral.
    expect(result.features.map((f) => [f.id, Math.round(f.properties.lengthM)])).toEqual([
      ['W', 400],
      ['E', 524],
    ]);
    expect(result.meta).toMatchObject({
      datasetVersion: 'v1',
      workingCrs: 'EPSG:2193',
      parameters: { land: 'cell', kinds: null },
    });
    expect(result.meta.completeness.leftOut).toEqual({ status: 0, form: 0, role: 1, kind: 0 });
  });

  it('answers blank areas in the form of the contract', async () => {
    const result = (await post(blank, { distanceM: 50, minAreaM2: 2000, kinds: ['storm'] })).json<BlankAreasResult>();
    expect(Compile(BlankAreasResult).Errors(result)).toEqual([]);
    expect(result.totals.landM2).toBeCloseTo(1e6, 0);
    expect(result.totals.byDistrict.map((row) => row.districtName).sort()).toEqual(['East', 'West Quay']);
    const areas = result.features.map((f) => f.properties.areaM2);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
  });

  it('takes a drawn polygon as the only cell', async () => {
    const geometry = { type: 'Polygon', coordinates: [ring(0, 400, 200, 600)] };
    const result = (await post(density, { cells: { type: 'polygon', geometry } })).json<DensityResult>();
    expect(result.features[0]).toMatchObject({ id: 'drawn', geometry });
    expect(result.totals.lengthM).toBeCloseTo(100, 3);
    expect(result.totals.landM2).toBeCloseTo(40_000, 1);
  });

  it('streams progress lines and then the result to a client that asks for them', async () => {
    const answer = await post(blank, { distanceM: 50, minAreaM2: 0 }, { accept: 'application/x-ndjson' });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const lines = answer.body.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
    expect(Object.keys(lines.at(-1)!)).toEqual(['result']);
    for (const line of lines.slice(0, -1)) expect(line['progress']).toBeGreaterThanOrEqual(0);
    expect(Compile(BlankAreasResult).Check(lines.at(-1)!['result'])).toBe(true);
  });

  it.each([
    [{ distanceM: 0, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got 0/],
    [{ distanceM: -5, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got -5/],
    [{ distanceM: 10_000, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got 10000/],
    [{ distanceM: '10 km', minAreaM2: 0 }, /distanceM must be a number, got "10 km"/],
    [{ distanceM: '50', minAreaM2: 0 }, /distanceM must be a number, got "50"/],
    [{ distanceM: null, minAreaM2: 0 }, /distanceM must be a number, got null/],
    [{ distanceM: 50 }, /minAreaM2 is missing/],
    [{ distanceM: 50, minAreaM2: 0, radius: 3 }, /radius is not known here; known: distanceM/],
    [{ distanceM: 50, minAreaM2: 0, kinds: ['rain'] }, /kinds\[0\] must be one of storm, foul.*got "rain"/],
    [{ distanceM: 50, minAreaM2: 0, within: { type: 'Point' } }, /within\.type must be one of Polygon, MultiPolygon/],
  ])('refuses %j in words', async (body, detail) => {
    expectProblem(await post(blank, body), 'request-invalid', detail);
  });

  it.each([
    [{ cells: { type: 'square', sizeM: 5 } }, /cells\.sizeM must be between 20 and 5000, got 5/],
    [{ cells: { type: 'circle' } }, /cells\.type must be one of square, hexagon, layer, polygon, got "circle"/],
    [{ cells: 7 }, /cells must be an object, got 7/],
    [{}, /cells is missing/],
  ])('refuses cells %j in words', async (body, detail) => {
    expectProblem(await post(density, body), 'request-invalid', detail);
  });

  it('refuses a body that is no JSON, NaN among it', async () => {
    expectProblem(await post(blank, '{"distanceM":NaN,"minAreaM2":0}'), 'json-invalid');
    expectProblem(await post(blank, ''), 'json-invalid');
    expectProblem(await post(blank, 'distance=50', { 'content-type': 'text/plain' }), 'media-type-unsupported');
  });

  it('refuses 10 MB of nonsense by its size', async () => {
    expectProblem(await post(density, 'x'.repeat(10_000_000)), 'body-too-large', /2000000 bytes, got 10000000/);
  });

  it('names where a drawn polygon crosses itself', async () => {
    const bow = [place(100, 100), place(300, 300), place(300, 100), place(100, 300), place(100, 100)];
    const answer = await post(blank, { distanceM: 50, minAreaM2: 0, within: { type: 'Polygon', coordinates: [bow] } });
    expectProblem(answer, 'polygon-invalid', /within.*self-intersection at /);
    const [lon, lat] = place(200, 200);
    const [, ...named] = /at ([\d.-]+), ([\d.-]+);/.exec(answer.json<Problem>().detail) ?? [];
    // Six decimals are a decimetre.
    expect(named.map(Number)).toEqual([expect.closeTo(lon, 5), expect.closeTo(lat, 5)]);
  });

  it('refuses polygons outside the city, with swapped axes, across the date line, not closed, without area', async () => {
    const far = [[10, 50], [11, 50], [11, 51], [10, 50]]; // prettier-ignore
    expectProblem(await askWithin(far), 'polygon-outside-city', /cells\.geometry lies outside sample/);
    expectProblem(await askWithin(ring(0, 0, 9, 9).map(([lon, lat]) => [lat, lon])), 'polygon-invalid', /swapped/);
    expectProblem(await askWithin([[179, -41], [-179, -41], [-179, -40], [179, -41]]), 'polygon-invalid', /180° meridian/); // prettier-ignore
    expectProblem(await askWithin(ring(0, 0, 9, 9).slice(0, 4)), 'polygon-invalid', /repeat the first position/);
    const flat = [place(0, 0), place(9, 9), place(9, 9), place(0, 0)];
    expectProblem(await askWithin(flat), 'polygon-invalid');
    // Inside the box around the city, but in no district.
    expectProblem(await askWithin(ring(-30, -30, -10, -10)), 'polygon-outside-city');
  });

  it('refuses a polygon of more than 10,000 vertices', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => place(i % 100, 500));
    const within = { type: 'Polygon', coordinates: [[...many, many[0]]] };
    expectProblem(await post(blank, { distanceM: 50, minAreaM2: 0, within }), 'polygon-too-large', /10000.*got 10002/);
  });

  it('refuses land and layers the city does not have', async () => {
    expectProblem(await post(density, { ...byDistrict, land: 'built_up' }), 'land-missing', /built_up/);
    expectProblem(await post(density, { cells: { type: 'layer', layer: 'streets' } }), 'layer-unsuitable', /districts/);
    expectProblem(await post('/api/cities/atlantis/analysis/density', byDistrict), 'city-unknown');
  });
});

describe('tiles', () => {
  const url = '/tiles/sample/v1/staff.pmtiles';

  it('serves ranges of the archive with a strong tag, uncompressed, for ever', async () => {
    const answer = await get(url, { range: 'bytes=10-19', 'accept-encoding': 'br, gzip' });
    expect(answer.statusCode).toBe(206);
    expect(answer.headers).toMatchObject({
      'content-range': 'bytes 10-19/1000',
      'content-length': '10',
      'accept-ranges': 'bytes',
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.headers['cache-control']).toMatch(/immutable/);
    expect(answer.headers['etag']).toMatch(/^"[0-9a-f]{64}"$/);
    expect([...answer.rawPayload]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('answers HEAD, the end of the file, a range of another file, and one beyond the end', async () => {
    const head = await app.inject({ method: 'HEAD', url, headers: { host: 'localhost' } });
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '1000', '']);
    expect((await get(url, { range: 'bytes=-5' })).headers['content-range']).toBe('bytes 995-999/1000');
    expect((await get(url, { range: 'bytes=0-9', 'if-range': '"other"' })).statusCode).toBe(200);
    const beyond = await get(url, { range: 'bytes=1000-' });
    expectProblem(beyond, 'range-not-satisfiable');
    expect(beyond.headers['content-range']).toBe('bytes */1000');
  });

  it('knows the archive a client has, and no other version', async () => {
    const { etag } = (await get(url, { range: 'bytes=0-0' })).headers;
    expect((await get(url, { 'if-none-match': String(etag) })).statusCode).toBe(304);
    expectProblem(await get('/tiles/sample/v9/staff.pmtiles'), 'version-unknown', /current is v1/);
  });
});

describe('access', () => {
  it.each([['evil.example'], ['localhost.evil.example'], ['192.168.0.9:8080'], ['127.0.0.1@evil.example']])(
    'refuses the Host %s: a name that was bent to this machine',
    async (host) => expectProblem(await get(api, { host }), 'host-forbidden'),
  );

  it.each([['localhost'], ['127.0.0.1:4200'], ['[::1]:8080']])('answers for the Host %s', async (host) => {
    expect((await get(api, { host })).statusCode).toBe(200);
  });

  it('refuses pages of other sites and accepts its own', async () => {
    expectProblem(await get(api, { origin: 'https://evil.example' }), 'origin-forbidden');
    expectProblem(await get(api, { origin: 'null' }), 'origin-forbidden');
    expect((await get(api, { origin: 'http://localhost:5173' })).statusCode).toBe(200);
  });

  it.each([
    ['/api/cities'],
    [api],
    [`${api}/collections`],
    [`${api}/collections/pipes/items`],
    [`${api}/search?q=a`],
    ['/tiles/sample/v1/staff.pmtiles'],
  ])('gives %s to nobody but this machine', async (url) => {
    const answer = await app.inject({ url, remoteAddress: '192.168.0.7', headers: { host: 'localhost' } });
    expectProblem(answer, 'access-denied');
  });
});

describe('the page and what is not there', () => {
  it('serves the page at every address of a person, not cached, and hashed files for ever', async () => {
    for (const url of ['/', '/wellington/map?lang=en']) {
      const page = await get(url);
      expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(page.body).toContain('<title>DrainAtlas</title>');
    }
    expect((await get('/assets/app-1a2b.js')).headers['cache-control']).toMatch(/immutable/);
  });

  it('answers programs with a problem', async () => {
    expectProblem(await get('/api/nothing'), 'not-found', /GET \/api\/nothing/);
    expectProblem(await get('/assets/gone.js'), 'not-found');
    expectProblem(await post('/nothing', '{}'), 'not-found');
  });

  it('sends a policy that lets only its own scripts run', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('compresses JSON for those who take it', async () => {
    const answer = await get('/api/docs/json', { 'accept-encoding': 'br' });
    expect(answer.headers['content-encoding']).toBe('br');
  });

  it('documents every route', async () => {
    const { paths } = (await get('/api/docs/json')).json<{ paths: Record<string, unknown> }>();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/api/cities/{city}/collections/{layer}/items',
        '/api/cities/{city}/analysis/density',
        '/api/cities/{city}/analysis/blank-areas',
        '/tiles/{city}/{version}/staff.pmtiles',
      ]),
    );
    expect((await get('/api/docs')).statusCode).toBe(200);
  });
});

describe('problem codes', () => {
  it('are all explained in the README, and no others', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../server/README.md'), 'utf8');
    const explained = [...readme.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, code, status]) => [
      code,
      Number(status),
    ]);
    expect(explained).toEqual(Object.entries(problemCodes).map(([code, { status }]) => [code, status]));
  });
});
