import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tileIdOf } from '../data/model/tile-id.ts';
import { CityDetail, CityList } from './contract/cities.ts';
import { CollectionList } from './contract/collections.ts';
import { ItemCollection } from './contract/items.ts';
import { SearchResult } from './contract/search.ts';
import { place } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());
const get: SampleApp['get'] = (...question) => sample.get(...question);
const keys = async (query: string, layer = 'pipes') =>
  (await get(`${api}/collections/${layer}/items?${query}`)).json<ItemCollection>().features.map((f) => f.id);

const box = (minX: number, minY: number, maxX: number, maxY: number) =>
  `bbox=${[...place(minX, minY), ...place(maxX, maxY)].join(',')}`;

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
      ['nodes', 'N1', { zh: 'Quay manhole', en: 'Quay manhole' }],
      ['districts', 'W', { zh: 'West Quay', en: 'West Quay' }],
    ]);
    expect((await get(`${api}/search?q=p`)).json<SearchResult>().hits[0]?.key).toBe('P1');
    expect((await get(`${api}/search?q=p&limit=1`)).json<SearchResult>()).toMatchObject({ numberMatched: 4 });
  });

  it('refuses an empty or overlong question', async () => {
    expectProblem(await get(`${api}/search?q=`), 'request-invalid', /q must have at least 1/);
    expectProblem(await get(`${api}/search?q=${'x'.repeat(81)}`), 'request-invalid', /q must have at most 80/);
  });
});
