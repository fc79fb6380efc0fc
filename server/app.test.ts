import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemCodes } from './contract/problem-codes.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());
const get: SampleApp['get'] = (...question) => sample.get(...question);
const post: SampleApp['post'] = (...question) => sample.post(...question);

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
    const answer = await sample.app.inject({ url, remoteAddress: '192.168.0.7', headers: { host: 'localhost' } });
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
        '/api/cities/{city}/analysis/blank-preview',
        '/api/cities/{city}/distance-field',
        '/tiles/{city}/{version}/staff.pmtiles',
        '/tiles/{city}/{version}/{z}/{x}/{y}.mvt',
        '/tiles/{city}/{version}/tiles.json',
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
