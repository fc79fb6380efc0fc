import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../contract/problem-error.ts';
import { AnalysisCache } from './analysis-cache.ts';
import type { Job } from './analysis-pool.ts';
import type { RunOptions } from './engine.ts';
import { loadedDataset } from './testing/planar-city.ts';

/** A run the test ends by hand. */
interface Run {
  job: Job;
  options: RunOptions;
  finish(bytes?: number): void;
  fail(): void;
}
let runs: Run[];
let cache: AnalysisCache;
const pool = {
  run: (job: Job, options: RunOptions = {}) =>
    new Promise<Uint8Array>((resolve, reject) => {
      const stopped = (): void => reject(new ProblemError('request-cancelled', 'stopped'));
      options.signal?.addEventListener('abort', stopped);
      const fail = (): void => reject(new ProblemError('analysis-timeout', 'too slow'));
      runs.push({ job, options, finish: (bytes = 10) => resolve(new Uint8Array(bytes)), fail });
    }),
};
beforeEach(() => {
  runs = [];
  cache = new AnalysisCache(pool, 400);
});

const dataset = loadedDataset({});
const job = (request: unknown, datasetId = 'a'): Job => ({ datasetId, dataset, name: 'density', request });
const sources: string[] = [];
const ask = (request: unknown, options: RunOptions = {}, datasetId?: string) =>
  cache.run(job(request, datasetId), { ...options, onSource: (source) => sources.push(source) });
const sourceOf = async (request: unknown, datasetId?: string): Promise<string> => {
  const before = runs.length;
  const answer = ask(request, {}, datasetId);
  if (runs.length > before) runs.at(-1)!.finish();
  await answer;
  return sources.at(-1)!;
};

describe('the cache of answers', () => {
  it('answers from memory what was asked before, however it was written', async () => {
    expect(await sourceOf({ cells: { type: 'square', sizeM: 50 }, kinds: ['storm'] })).toBe('computed');
    expect(await sourceOf({ kinds: ['storm'], cells: { sizeM: 50, type: 'square' } })).toBe('memory');
    expect(await sourceOf({ kinds: ['foul'], cells: { sizeM: 50, type: 'square' } })).toBe('computed');
    expect(await sourceOf({ cells: { type: 'square', sizeM: 50 }, kinds: ['storm'] }, 'b')).toBe('computed');
  });

  it('computes once what several ask at the same time, and tells all of them how far it is', async () => {
    const shares: number[][] = [[], []];
    const answers = shares.map((seen) => ask(1, { onProgress: (share) => seen.push(share) }));
    expect(runs).toHaveLength(1);
    expect(sources.slice(-2)).toEqual(['computed', 'shared']);
    runs[0].options.onProgress?.(0.5);
    runs[0].finish();
    const [first, second] = await Promise.all(answers);
    expect(first).toBe(second);
    expect(shares).toEqual([[0.5], [0.5]]);
  });

  it('goes on while one of those who asked is there, and stops when the last has left', async () => {
    const clients = [new AbortController(), new AbortController()];
    const answers = clients.map(({ signal }) => ask(1, { signal }));
    clients[0].abort();
    await expect(answers[0]).rejects.toMatchObject({ code: 'request-cancelled' });
    expect(runs[0].options.signal?.aborted).toBe(false);
    clients[1].abort();
    await expect(answers[1]).rejects.toMatchObject({ code: 'request-cancelled' });
    expect(runs[0].options.signal?.aborted).toBe(true);
  });

  it('begins anew for who asks after a run was stopped', async () => {
    const client = new AbortController();
    const left = ask(1, { signal: client.signal });
    client.abort();
    const again = ask(1);
    await expect(left).rejects.toMatchObject({ code: 'request-cancelled' });
    runs[1].finish();
    expect(await again).toHaveLength(10);
  });

  it('does not keep a failure', async () => {
    const failed = [ask(1), ask(1)];
    runs[0].fail();
    for (const answer of failed) await expect(answer).rejects.toMatchObject({ code: 'analysis-timeout' });
    expect(await sourceOf(1)).toBe('computed');
  });

  it('makes room by dropping what was asked the longest time ago, and keeps nothing that is too large', async () => {
    const fill = async (request: unknown, bytes: number): Promise<void> => {
      const answer = ask(request);
      runs.at(-1)!.finish(bytes);
      await answer;
    };
    for (const request of [1, 2, 3, 4]) await fill(request, 100);
    expect(await sourceOf(1)).toBe('memory');
    await fill(5, 100);
    expect(await sourceOf(1)).toBe('memory');
    expect(await sourceOf(2)).toBe('computed');
    await fill(6, 101);
    expect(await sourceOf(6)).toBe('computed');
  });

  it('keeps nothing when it is told to', async () => {
    cache = new AnalysisCache(pool, 0);
    expect([await sourceOf(1), await sourceOf(1)]).toEqual(['computed', 'computed']);
  });

  it('lets go of a dataset', async () => {
    await sourceOf(1, 'a');
    await sourceOf(1, 'b');
    cache.forget('a');
    expect([await sourceOf(1, 'a'), await sourceOf(1, 'b')]).toEqual(['computed', 'memory']);
  });
});
