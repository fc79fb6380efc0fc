import { readdirSync, readFileSync, writeFileSync, chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Compile } from 'typebox/compile';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { createAccess } from './access.ts';
import { buildApp } from './app.ts';
import type { Problem } from './contract/problem.ts';
import { type SwmmJoinHeader, SwmmLines, SwmmResult, SwmmResults, SwmmRun } from './contract/swmm-results.ts';
import { openMemoryEngine } from './engine/memory-engine.ts';
import { type FixtureStore, fixtureStore } from './engine/testing/fixture-store.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place } from './engine/testing/sample-city.ts';
import type { App } from './routes/context.ts';

const root = join(import.meta.dirname, '../..');
const fakeEngine = join(root, 'server/jobs/swmm/testing/fake-engine.mjs');
const fixture = (file: string): Buffer => gunzipSync(readFileSync(join(root, 'data/fixtures/swmm', `${file}.gz`)));
const reference = 'swmmio_model_state_plane';

const pipe = (id: string, from: string, to: string, eastM: number): SurveyFeature =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(eastM, 500), place(eastM + 100, 500)] },
    { startNodeId: from, endNodeId: to, flowEvidence: 'surveyed', kind: 'storm', diameterM: 0.6 },
  );
const node = (id: string, eastM: number, nodeType: string): SurveyFeature =>
  feature(id, { type: 'Point', coordinates: place(eastM, 500) }, { nodeType, groundM: 12 });
const layers = {
  pipes: [pipe('上 1', 'A', 'B', 100), pipe('P2', 'B', 'O', 200)],
  nodes: [
    node('A', 100, 'manhole'),
    node('B', 200, 'manhole'),
    node('O', 300, 'outfall'),
    node('lonely', 900, 'manhole'),
  ],
};
const model = { part: { type: 'whole' }, storm: { id: 'shanghai' }, design: { years: 5, durationMin: 120 } };

let store: FixtureStore;
let folder: string;
const apps: App[] = [];
beforeAll(() => {
  store = fixtureStore('sample');
  store.publish('v1', layers);
  folder = mkdtempSync(join(tmpdir(), 'drainatlas-fake-'));
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});
afterAll(() => {
  store.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(swmmExe?: string) {
  const app = await buildApp({
    engine: await openMemoryEngine(store, { analysisWorkers: 1 }),
    store,
    access: createAccess({ host: '127.0.0.1', allowRemote: false }),
    webDir: '/nowhere',
    publicPageDir: '/nowhere',
    logLevel: 'silent',
    version: '0.0.0',
    swmmExe,
  });
  apps.push(app);
  return (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object | Buffer) =>
    app.inject({
      method,
      url: `/api/cities/sample/${path}`,
      headers: {
        host: 'localhost:8080',
        ...(payload && { 'content-type': Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json' }),
      },
      ...(payload && { payload }),
    });
}
type Ask = Awaited<ReturnType<typeof serve>>;
const codeOf = async (answer: ReturnType<Ask>): Promise<string> => {
  const { statusCode, json } = await answer;
  return `${statusCode} ${json<Problem>().code}`;
};
const floats = (bytes: Buffer): Float32Array => new Float32Array(Uint8Array.from(bytes).buffer);
async function load(ask: Ask, crs?: string): Promise<SwmmResult> {
  const created = (await ask('POST', 'swmm-results', { name: 'reference', ...(crs && { crs }) })).json<SwmmResult>();
  let result = created;
  for (const file of ['out', 'rpt', 'inp']) {
    const answer = await ask('PUT', `swmm-results/${created.id}/files/${file}`, fixture(`${reference}.${file}`));
    expect(answer.statusCode).toBe(200);
    result = answer.json<SwmmResult>();
  }
  return result;
}
/** Asks until a run has ended. */
async function ended(ask: Ask, id: string): Promise<SwmmRun> {
  for (;;) {
    const run = (await ask('GET', `swmm-runs/${id}`)).json<SwmmRun>();
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('SWMM results loaded from files', () => {
  it('are taken file by file, summed up, listed and deleted', async () => {
    const ask = await serve();
    const result = await load(ask);
    expect(Compile(SwmmResult).Errors(result)).toEqual([]);
    expect(result.summary).toMatchObject({
      engineVersion: '5.2.4',
      flowUnits: 'MGD',
      metric: false,
      nodes: 45,
      links: 44,
      periods: 288,
      stepS: 300,
      firstMoment: '2001-01-01T00:05:00',
    });
    expect(result.summary?.continuityPct).toEqual({
      'Runoff Quantity Continuity': -0.037,
      'Flow Routing Continuity': 0,
    });
    const list = (await ask('GET', 'swmm-results')).json<SwmmResults>();
    expect(Compile(SwmmResults).Errors(list)).toEqual([]);
    expect([list.results.map(({ id }) => id), list.engine, list.run]).toEqual([[result.id], false, null]);
    expect((await ask('GET', `swmm-results/${result.id}/files/rpt`)).rawPayload).toEqual(fixture(`${reference}.rpt`));
    expect((await ask('DELETE', `swmm-results/${result.id}`)).statusCode).toBe(204);
    expect(await codeOf(ask('GET', `swmm-results/${result.id}`))).toBe('404 swmm-result-unknown');
  });

  it('give values of a period and of an object as float32, and the tables of the report', async () => {
    const ask = await serve();
    const { id } = await load(ask);
    const flows = floats((await ask('GET', `swmm-results/${id}/values?kind=link&variable=flow&period=47`)).rawPayload);
    const series = floats(
      (await ask('GET', `swmm-results/${id}/values?kind=link&variable=flow&object=J1-025.1`)).rawPayload,
    );
    expect([flows.length, series.length, series[47]]).toEqual([44, 288, flows[0]]);
    // The report: 0.407 MGD at 4 h, the end of period 47.
    expect(series[47]).toBeCloseTo(0.407, 3);
    const report = (await ask('GET', `swmm-results/${id}/report`)).json<{ tables: Record<string, object[]> }>();
    expect(report.tables['Node Depth Summary']).toHaveLength(45);
    const refused = (query: string): Promise<string> => codeOf(ask('GET', `swmm-results/${id}/values?${query}`));
    expect(await refused('kind=link&variable=flow&period=288')).toBe('400 request-invalid');
    expect(await refused('kind=link&variable=taste&period=1')).toBe('400 request-invalid');
    expect(await refused('kind=link&variable=flow')).toBe('400 request-invalid');
    expect(await refused('kind=node&variable=depth&object=nobody')).toBe('400 request-invalid');
    expect(
      await codeOf(ask('GET', 'swmm-results/20260101T000000Z-aaaaaa/values?kind=node&variable=depth&period=1')),
    ).toBe('404 swmm-result-unknown');
    await ask('DELETE', `swmm-results/${id}`);
  });

  it('are drawn by their own coordinates where a CRS is named, and nowhere without', async () => {
    const ask = await serve();
    const nowhere = await load(ask);
    expect((await ask('GET', `swmm-results/${nowhere.id}/lines`)).json()).toEqual({ lines: [], missing: 'no-crs' });
    const somewhere = await load(ask, 'EPSG:3857');
    const drawn = (await ask('GET', `swmm-results/${somewhere.id}/lines`)).json<SwmmLines>();
    expect([Compile(SwmmLines).Errors(drawn), drawn.missing, drawn.lines.length]).toEqual([[], null, 44]);
    expect(drawn.lines.every((line) => line.length >= 4)).toBe(true);
    expect(await codeOf(ask('POST', 'swmm-results', { name: 'x', crs: 'EPSG:2817' }))).toBe('400 request-invalid');
    for (const { id } of [nowhere, somewhere]) await ask('DELETE', `swmm-results/${id}`);
  });

  it('are refused when a file is foreign, cut, empty, of another run, or of no result; nothing of it stays', async () => {
    const ask = await serve();
    const { id } = (await ask('POST', 'swmm-results', { name: 'bad' })).json<SwmmResult>();
    const put = (file: string, bytes: Buffer): Promise<string> =>
      codeOf(ask('PUT', `swmm-results/${id}/files/${file}`, bytes));
    const out = fixture(`${reference}.out`);
    expect(await put('out', fixture(`${reference}.rpt`))).toBe('422 swmm-file-invalid');
    expect(await put('out', out.subarray(0, 100_000))).toBe('422 swmm-file-invalid');
    expect(await put('rpt', out)).toBe('422 swmm-file-invalid');
    expect(await put('rpt', Buffer.from('  ERROR 145: Drainage system has no acceptable outlet nodes.'))).toBe(
      '422 swmm-file-invalid',
    );
    expect(await put('inp', Buffer.from('hello'))).toBe('422 swmm-file-invalid');
    expect(await put('exe', out)).toBe('400 request-invalid');
    expect((await ask('GET', `swmm-results/${id}`)).json<SwmmResult>().files).toEqual({});
    await ask('PUT', `swmm-results/${id}/files/out`, out);
    const mixed = await ask('PUT', `swmm-results/${id}/files/rpt`, fixture('greenville_epa.rpt'));
    expect(mixed.json<Problem>().detail).toContain('different runs');
    expect(await codeOf(ask('PUT', `swmm-results/${id}/files/rpt`, { not: 'bytes' }))).toBe(
      '415 media-type-unsupported',
    );
    expect(await codeOf(ask('PUT', 'swmm-results/..%2F..%2Fcity/files/rpt', out))).toBe('404 swmm-result-unknown');
    expect(readdirSync(store.filePath('sample', `swmm/${id}`)).sort()).toEqual(['model.out', 'result.json']);
    await ask('DELETE', `swmm-results/${id}`);
  });
});

describe('a SWMM run', () => {
  it('exports, runs the engine, keeps the result and joins it to pipes and nodes by their keys', async () => {
    const ask = await serve(fakeEngine);
    const started = await ask('POST', 'swmm-runs', { name: 'P = 5 a', model });
    expect(started.statusCode).toBe(202);
    const run = await ended(ask, started.json<SwmmRun>().id);
    expect([Compile(SwmmRun).Errors(run), run]).toEqual([
      [],
      { id: run.id, state: 'done', progress: 1, message: null, result: expect.any(String) },
    ]);
    const result = (await ask('GET', `swmm-results/${run.result}`)).json<SwmmResult>();
    expect(result).toMatchObject({
      name: 'P = 5 a',
      crs: 'EPSG:2193',
      summary: { flowUnits: 'CMS', nodes: 3, links: 2, periods: 240 },
    });
    const bytes = (await ask('GET', `swmm-results/${run.result}/join`)).rawPayload;
    const length = bytes.readUInt32LE(4);
    const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as SwmmJoinHeader;
    const columns = gunzipSync(bytes.subarray(8 + length));
    expect(header).toEqual({ datasetVersion: 'v1', pipes: 2, nodes: 4, pipesFound: 2, nodesFound: 3 });
    // Links stand in the order of the file, nodes too: junctions, then the outfall. Nobody computed the lonely node.
    expect([...new Int32Array(Uint8Array.from(columns).buffer)]).toEqual([0, 1, 0, 1, 2, -1]);
    await ask('DELETE', `swmm-results/${run.result}`);
  });

  it('fails with what the report says', async () => {
    const program = join(folder, 'refusing.cjs');
    writeFileSync(
      program,
      `#!/usr/bin/env node\nrequire('fs').writeFileSync(process.argv[3], '  ERROR 141: Outfall O has more than 1 inlet link or an outlet link.\\n'); process.exit(0)\n`,
    );
    chmodSync(program, 0o755);
    const ask = await serve(program);
    const { id } = (await ask('POST', 'swmm-runs', { name: 'x', model })).json<SwmmRun>();
    expect(await ended(ask, id)).toMatchObject({
      state: 'failed',
      result: null,
      message: 'ERROR 141: Outfall O has more than 1 inlet link or an outlet link.',
    });
    expect((await ask('GET', 'swmm-results')).json<SwmmResults>().results).toEqual([]);
  });

  it('can be cancelled, and is one at a time', async () => {
    const program = join(folder, 'endless.cjs');
    writeFileSync(program, `#!/usr/bin/env node\nprocess.stdout.write('50%'); setInterval(() => {}, 1000)\n`);
    chmodSync(program, 0o755);
    const ask = await serve(program);
    const { id } = (await ask('POST', 'swmm-runs', { name: 'x', model })).json<SwmmRun>();
    expect(await codeOf(ask('POST', 'swmm-runs', { name: 'y', model }))).toBe('503 server-busy');
    while ((await ask('GET', `swmm-runs/${id}`)).json<SwmmRun>().progress < 0.5)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await ask('GET', 'swmm-results')).json<SwmmResults>().run?.id).toBe(id);
    await ask('DELETE', `swmm-runs/${id}`);
    expect(await ended(ask, id)).toMatchObject({ state: 'cancelled', message: null });
    expect(await codeOf(ask('GET', 'swmm-runs/other'))).toBe('404 swmm-run-unknown');
  });

  it('needs an engine', async () => {
    const ask = await serve();
    expect(await codeOf(ask('POST', 'swmm-runs', { name: 'x', model }))).toBe('422 swmm-engine-missing');
  });
});
