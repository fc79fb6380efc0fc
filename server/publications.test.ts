import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parsePublication } from '../data/publication/parse-publication.ts';
import { listFile, publicationFile, releaseFolder, tilesFile } from '../data/publication/site-files.ts';
import type { PublicationRun, Publications } from './contract/publications.ts';
import { publicCityLayers } from './testing/public-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp | undefined;
afterEach(async () => {
  await sample?.close();
  sample = undefined;
});

async function open(layers = publicCityLayers()): Promise<SampleApp> {
  sample = await openSampleApp(undefined, layers);
  return sample;
}

/** Publishes and waits for the end. */
async function publish(app: SampleApp, request: object = {}): Promise<PublicationRun> {
  const begun = await app.post(`${api}/publications`, JSON.stringify(request));
  expect(begun.statusCode).toBe(202);
  const { id } = begun.json<PublicationRun>();
  for (;;) {
    const run = (await app.get(`${api}/publications/${id}`)).json<PublicationRun>();
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const stateOf = async (app: SampleApp): Promise<Publications> => (await app.get(`${api}/publications`)).json();

describe('publishing by the server', () => {
  it('serves nothing of a real city before it is published, and says how to', async () => {
    const app = await open();
    app.store.settings.synthetic = false;
    expectProblem(await app.get('/public/sample/'), 'publication-missing', /publish it in the workbench/);
    expect(await stateOf(app)).toMatchObject({ published: null, preview: null, run: null, chinaMode: false });
  });

  it('publishes a list that needs no JavaScript, in both languages', async () => {
    const app = await open();
    await publish(app);
    const { release } = (await stateOf(app)).published!;
    for (const [language, words] of [
      ['zh', '码头路低洼处'],
      ['en', 'All places that have flooded'],
    ] as const) {
      const list = await app.get(`/public/sample/${releaseFolder(release)}/${listFile(language)}`);
      expect([list.statusCode, list.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(list.body).toContain(words);
    }
  });

  it('publishes what the public may have, and serves it from then on', async () => {
    const app = await open();
    expect(await publish(app)).toMatchObject({ state: 'done', progress: 1, breaches: [], message: null });
    const { published } = await stateOf(app);
    expect(published).toMatchObject({ dataVersion: 'v1', address: '/public/sample/' });
    const page = await app.get('/public/sample/');
    expect(page.body).toContain(`data-release="${published!.release}"`);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const data = await app.get(`/public/sample/${releaseFolder(published!.release)}/${publicationFile}`);
    const publication = parsePublication(data.json());
    expect(publication.release).toBe(published!.release);
    expect(publication.places.map(({ kind, name }) => `${kind} ${name.zh}`)).toEqual([
      'district West Quay',
      'district East',
      'street 码头街道',
      'flood_point 码头路低洼处',
      'underpass 铁路下穿',
      'underground 中心车库',
      'community 码头新村',
      'heritage 旧海关',
      'road 码头路',
      'road 码头路',
    ]);
    expect(publication.places[3]).toMatchObject({
      road: { zh: '码头路', en: 'Quay Road' },
      district: 0,
      street: 0,
      pinyin: 'ma tou lu di wa chu',
      flood: {
        depthClass: 'knee',
        lastEventOn: '2024-06-08',
        lastDepthClass: 'ankle',
        events: 2,
        eventsSince: '2023-07-01',
        status: 'in_progress',
        riskLevel: 'orange',
        hotline: { zh: '000-1234-5678', en: '000-1234-5678' },
      },
    });
    expect(publication.zones).toMatchObject([{ riskLevel: 'red', returnPeriodYears: 30, depthClass: 'knee' }]);
    expect(publication.asOf).toBe('2024-11-02');
  });

  it('leads from the city to its folder, so that relative addresses hold', async () => {
    const app = await open();
    const answer = await app.get('/public/sample');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/public/sample/']);
  });

  it('publishes an invented city at the first visit', async () => {
    const app = await open();
    const [page, again] = await Promise.all([app.get('/public/sample/'), app.get('/public/sample/')]);
    expect([page.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(page.body).toBe(again.body);
    expect((await stateOf(app)).published).not.toBeNull();
  });

  it('lets the page ask for warnings where the city has its feed, and nowhere else', async () => {
    const app = await open();
    app.store.settings.publishing = { warningFeed: 'https://warnings.example/city.json' };
    const policyOf = async (): Promise<string> => {
      const { headers } = await app.get('/public/sample/');
      return String(headers['content-security-policy']);
    };
    expect(await policyOf()).toContain("connect-src 'self' https://warnings.example;");
    expect((await app.get('/')).headers['content-security-policy']).toContain("connect-src 'self';");
  });

  it('keeps a preview apart from what the public has', async () => {
    const app = await open();
    expect((await publish(app, { preview: true })).state).toBe('done');
    const { published, preview } = await stateOf(app);
    expect([published, preview?.address]).toEqual([null, '/public-preview/sample/']);
    expect((await app.get('/public-preview/sample/')).statusCode).toBe(200);
  });

  it('refuses a real city in China mode without a map-approval number, and leaves what was there', async () => {
    const app = await open();
    await publish(app);
    const before = (await stateOf(app)).published;
    Object.assign(app.store.settings, { synthetic: false, publishing: { mapRules: 'china' } });
    const refused = await publish(app);
    expect([refused.state, refused.breaches.map(({ rule }) => rule)]).toEqual(['refused', ['map-approval-missing']]);
    expect((await stateOf(app)).published).toEqual(before);
    const approved = await publish(app, { mapApproval: 'GS(2026)0001' });
    expect(approved.state).toBe('done');
    const { release } = (await stateOf(app)).published!;
    const { city } = parsePublication((await app.get(`/public/sample/release/${release}/publication.json`)).json());
    expect([city.mapApproval, city.synthetic]).toEqual(['GS(2026)0001', false]);
  });

  it('refuses GCJ-02 outside China', async () => {
    const refused = await publish(await open(), { gcj02: true });
    expect(refused.breaches.map(({ rule }) => rule)).toEqual(['coordinates-unsuitable']);
  });

  it('publishes a stray place without a name as such, hides no danger by it, and tells the staff which it is', async () => {
    const layers = publicCityLayers();
    const [{ id, properties }] = layers['flood_points'];
    delete properties['nameEn'];
    properties['name'] = 'name';
    const app = await open(layers);
    const { state, nameless } = await publish(app);
    expect([state, nameless]).toEqual(['done', [expect.stringMatching(`^flood_points ${id} \\(“name”\\) at 174`)]]);
    const { release } = (await stateOf(app)).published!;
    const { places } = parsePublication((await app.get(`/public/sample/release/${release}/publication.json`)).json());
    const named = places.filter(({ kind }) => kind === 'flood_point').map(({ name }) => name);
    expect(named).toEqual([{ zh: '未命名的积水点', en: 'Place that floods (no name)' }]);
  });

  it('refuses a layer that lost its names, and says which records and what to do', async () => {
    const layers = publicCityLayers();
    for (const { properties } of layers['districts']) for (const name of ['name', 'nameEn']) delete properties[name];
    const [{ id }] = layers['districts'];
    const { state, breaches } = await publish(await open(layers));
    expect([state, breaches.map(({ rule }) => rule)]).toEqual(['refused', ['name-missing']]);
    expect(breaches[0].where).toMatch(new RegExp(`^districts ${id} at 174.*; districts `));
    expect(breaches[0].why).toMatch(
      /^2 of 2 records of districts have no name: see which column .* import districts again/,
    );
  });

  it('says who else publishes into the folder, and changes nothing', async () => {
    const app = await open();
    await publish(app);
    const before = (await stateOf(app)).published;
    const folder = app.store.filePath('sample', 'public');
    writeFileSync(join(folder, '.publishing.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'noon' }));
    const { state, message } = await publish(app);
    expect(state).toBe('failed');
    expect(message).toMatch(
      new RegExp(`^another publication into .* is running \\(process ${process.ppid}, since noon`),
    );
    expect((await stateOf(app)).published).toEqual(before);
  });

  it('can be cancelled, one run at a time, and leaves nothing behind', async () => {
    const app = await open();
    const { id } = (await app.post(`${api}/publications`, '{}')).json<PublicationRun>();
    expectProblem(await app.post(`${api}/publications`, '{}'), 'server-busy');
    await app.app.inject({
      method: 'DELETE',
      url: `${api}/publications/${id}`,
      headers: { host: 'localhost:8080' },
    });
    let state = 'running';
    while (state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      state = (await app.get(`${api}/publications/${id}`)).json<PublicationRun>().state;
    }
    expect(state).toBe('cancelled');
    const folder = app.store.filePath('sample', 'public');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    expect((await stateOf(app)).published).toBeNull();
  });

  it('knows no run of another name', async () => {
    expectProblem(await (await open()).get(`${api}/publications/none`), 'publication-run-unknown');
  });
});

describe('the published files', () => {
  let app: SampleApp;
  let release: string;
  beforeAll(async () => {
    app = await openSampleApp(undefined, publicCityLayers());
    await publish(app);
    release = (await stateOf(app)).published!.release;
  });
  afterAll(() => app.close());

  it('are served for ever, compressed beforehand, with strong tags', async () => {
    const url = `/public/sample/release/${release}/${publicationFile}`;
    const plain = await app.get(url);
    const packed = await app.get(url, { 'accept-encoding': 'gzip, deflate, br' });
    const gzipped = await app.get(url, { 'accept-encoding': 'br;q=0, gzip' });
    expect([plain, packed, gzipped].map(({ headers }) => headers['content-encoding'])).toEqual([
      undefined,
      'br',
      'gzip',
    ]);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(new Set([plain, packed, gzipped].map(({ headers }) => headers.etag)).size).toBe(3);
    expect(packed.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'content-type': 'application/json; charset=utf-8',
    });
    const same = await app.get(url, { 'accept-encoding': 'br', 'if-none-match': String(packed.headers.etag) });
    expect([same.statusCode, same.body]).toEqual([304, '']);
  });

  it('are read by range', async () => {
    const url = `/public/sample/release/${release}/${tilesFile}`;
    const whole = (await app.get(url)).rawPayload;
    const part = await app.get(url, { range: 'bytes=0-126', 'accept-encoding': 'gzip, br' });
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 0-126/${whole.length}`]);
    expect(part.rawPayload).toEqual(whole.subarray(0, 127));
    expect(part.rawPayload.subarray(0, 7).toString()).toBe('PMTiles');
    expectProblem(await app.get(url, { range: `bytes=${whole.length}-` }), 'range-not-satisfiable');
    const other = await app.get(url, { range: 'bytes=0-1', 'if-range': '"another"' });
    expect([other.statusCode, other.rawPayload.length]).toEqual([200, whole.length]);
  });

  it('are those of the folder and no others', async () => {
    for (const path of [
      '..%2fcity.json',
      '.tmp-1/release/x.json',
      'release/none/publication.json',
      'assets/%2e%2e/x.js',
    ]) {
      expectProblem(await app.get(`/public/sample/${path}`), 'not-found');
    }
    expectProblem(await app.get('/public/nowhere/'), 'city-unknown');
  });

  it('are behind the wall that access.ts is, until it lets the public in', async () => {
    const headers = { host: 'localhost:8080', 'content-type': 'application/json' };
    const remoteAddress = '192.0.2.7';
    for (const url of ['/public/sample/', '/public/sample', '/public-preview/sample/', `${api}/publications`]) {
      expectProblem(await app.app.inject({ url, headers, remoteAddress }), 'access-denied');
    }
    const begun = await app.app.inject({
      method: 'POST',
      url: `${api}/publications`,
      headers,
      remoteAddress,
      payload: '{}',
    });
    expectProblem(begun, 'access-denied');
  });

  it('have no source maps, and every text is packed twice', async () => {
    const folder = app.store.filePath('sample', 'public');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    expect(files.filter((name) => name.includes('.map'))).toEqual([]);
    const texts = files.filter((name) => /\.(html|js|json|webmanifest)$/.test(name));
    expect(texts.length).toBeGreaterThanOrEqual(5);
    for (const name of texts) expect(files).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]));
    expect(readFileSync(`${folder}/index.html`, 'utf8')).not.toContain('{{');
  });

  it('change with the next publication, the last ones staying for pages that are open', async () => {
    await publish(app);
    expect((await stateOf(app)).published!.release).toBe(release);
    app.store.settings.title = { zh: '新名', en: 'New Name' };
    await publish(app);
    const second = (await stateOf(app)).published!.release;
    expect(second).not.toBe(release);
    for (const each of [release, second]) {
      expect((await app.get(`/public/sample/release/${each}/${publicationFile}`)).statusCode).toBe(200);
    }
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await app.get('/public/sample/')).body).toContain(`data-release="${second}"`);
  });
});
