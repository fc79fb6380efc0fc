import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { box, loadedDataset, pipe } from './testing/planar-city.ts';
import { AnalysisPool, type Job } from './analysis-pool.ts';

/** 12,000 pipes strewn over 20 × 20 km by a fixed rule: blank areas take many seconds. */
const strewn: SurveyFeature[] = Array.from({ length: 12_000 }, (_, i) => {
  const [x, y] = [(i * 7919) % 20_000, (i * 104_729) % 20_000];
  return pipe(`p${i}`, [[x, y], [x + 90, y + ((i * 31) % 120)]]); // prettier-ignore
});
const layers = { pipes: strewn, districts: [box('d', 0, 0, 20_000, 20_000)] };
const dataset = { ...loadedDataset(layers), workingCrs: 'EPSG:2193' };
const long: Job = { datasetId: 'd', dataset, name: 'blank-areas', request: { distanceM: 60, minAreaM2: 0 } };
const short: Job = { datasetId: 'd', dataset, name: 'density', request: { cells: { type: 'square', sizeM: 5000 } } };

let pool: AnalysisPool;
beforeEach(() => {
  pool = new AnalysisPool(1);
});
afterEach(() => pool.close());

describe('the pool of analysis workers', () => {
  it('stops a cancelled analysis, and its worker takes the next at once', async () => {
    const client = new AbortController();
    const answer = pool.run(long, { signal: client.signal, onProgress: () => client.abort() });
    await expect(answer).rejects.toMatchObject({ code: 'request-cancelled' });
    const began = performance.now();
    const json = await pool.run(short);
    expect(JSON.parse(new TextDecoder().decode(json))).toHaveProperty('totals.lengthM');
    // The whole analysis takes several times as long; the worker answers within the 2 s after which it would be ended.
    expect(performance.now() - began).toBeLessThan(4000);
    expect(pool.load).toEqual({ running: 0, waiting: 0 });
  });

  it.runIf(process.platform === 'linux')(
    'lets the main thread go before a long analysis, not before a short one',
    async () => {
      const own = getPriority(process.pid);
      const lowest = (): number =>
        Math.max(...readdirSync('/proc/self/task').map((thread) => getPriority(Number(thread))));
      await pool.run(short);
      expect(lowest()).toBe(own);
      const client = new AbortController();
      const answer = pool.run(long, { signal: client.signal }).catch((error: unknown) => error);
      await vi.waitFor(() => expect(lowest()).toBe(Math.min(19, own + 5)));
      client.abort();
      await answer;
    },
  );

  it('drops an analysis that is cancelled while it waits', async () => {
    const first = new AbortController();
    const second = new AbortController();
    const running = pool.run(long, { signal: first.signal });
    const waiting = pool.run(long, { signal: second.signal });
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'request-cancelled' });
    expect(pool.load).toEqual({ running: 1, waiting: 0 });
    first.abort();
    await expect(running).rejects.toMatchObject({ code: 'request-cancelled' });
  });

  it('ends an analysis that takes too long, and goes on', async () => {
    const hasty = new AnalysisPool(1, 300);
    await expect(hasty.run(long)).rejects.toMatchObject({ code: 'analysis-timeout' });
    await hasty.close();
    expect(hasty.load).toEqual({ running: 0, waiting: 0 });
  });

  it('ends a worker that knows a forgotten dataset when it has nothing to do, and answers a late question all the same', async () => {
    const ends = vi.spyOn(Worker.prototype, 'terminate');
    await pool.run(short);
    pool.forget('d');
    expect(ends).toHaveBeenCalledTimes(1);
    const client = new AbortController();
    const running = pool.run({ ...long, datasetId: 'e' }, { signal: client.signal });
    pool.forget('e');
    expect(ends).toHaveBeenCalledTimes(1);
    client.abort();
    await expect(running).rejects.toMatchObject({ code: 'request-cancelled' });
    await vi.waitUntil(() => ends.mock.calls.length === 2, 3000);
    const late = await pool.run({ ...short, datasetId: 'e' });
    expect(JSON.parse(new TextDecoder().decode(late))).toHaveProperty('totals.lengthM');
    expect(ends).toHaveBeenCalledTimes(3);
    ends.mockRestore();
  });

  it('refuses more than 32 waiting, and says when to come back', async () => {
    const clients = Array.from({ length: 33 }, () => new AbortController());
    const answers = clients.map(({ signal }) => pool.run(long, { signal }).catch((error: unknown) => error));
    await expect(pool.run(short)).rejects.toMatchObject({ code: 'server-busy', retryAfterS: 5 });
    for (const client of clients) client.abort();
    for (const error of await Promise.all(answers)) expect(error).toMatchObject({ code: 'request-cancelled' });
  });

  it('makes a distance field before somebody asks; who needs it waits for it, and nobody else', async () => {
    const ended: string[] = [];
    const ask = async (name: Job['name'], request: object) => {
      const json = await pool.run({ datasetId: 'd', dataset, name, request });
      ended.push(name);
      return JSON.parse(new TextDecoder().decode(json)) as { meta: { field?: string } };
    };
    pool.prepareField('d', dataset);
    const [preview] = await Promise.all([
      ask('blank-preview', { distanceM: 50 }),
      ask('density', short.request as object),
    ]);
    expect(preview.meta.field).toBe('memory');
    expect(ended).toEqual(['density', 'blank-preview']);
  });

  it('lets go of a field that is being made for a forgotten dataset, and of who waits for it', async () => {
    pool.prepareField('d', dataset);
    const answer = pool.run({ ...long, name: 'blank-preview', request: { distanceM: 50 } });
    pool.forget('d');
    expect(JSON.parse(new TextDecoder().decode(await answer))).toHaveProperty('meta.field', 'computed');
  });

  it('passes on what is wrong with the question, with the name of the field', async () => {
    const ask = pool.run({ ...short, request: { cells: { type: 'layer', layer: 'streets' } } });
    await expect(ask).rejects.toMatchObject({ code: 'layer-unsuitable', errors: [{ field: 'cells.layer' }] });
  });
});
