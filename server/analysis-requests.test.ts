import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAccess } from './access.ts';
import { buildApp } from './app.ts';
import { ProblemError } from './contract/problem-error.ts';
import type { Engine, EngineVersion, RunOptions } from './engine/engine.ts';
import type { VersionStore } from './store/version-store.ts';
import type { App } from './routes/context.ts';

let app: App;
afterEach(() => app.close());

/** A server whose analyses are the given function. */
async function serve(analysisJson: (options: RunOptions) => Promise<Uint8Array>): Promise<string> {
  const version = { analysisJson: (_name: string, _request: unknown, options: RunOptions) => analysisJson(options) };
  const engine: Engine = {
    find: async () => version as unknown as EngineVersion,
    cities: () => [],
    close: async () => undefined,
  };
  app = await buildApp({
    engine,
    store: {} as VersionStore,
    access: createAccess({ host: '127.0.0.1', allowRemote: false }),
    webDir: '/nowhere',
    publicPageDir: '/nowhere',
    logLevel: 'silent',
    version: '0',
  });
  return `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/cities/x/analysis/density`;
}
const ask = (url: string, more: RequestInit = {}) =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify({ cells: { type: 'square', sizeM: 100 } }),
    headers: { 'content-type': 'application/json', ...more.headers },
    ...(more.signal ? { signal: more.signal } : {}),
  });
const stream = { accept: 'application/x-ndjson' };
const bytes = (text: string) => new TextEncoder().encode(text);

describe('running an analysis for a request', () => {
  it.each([
    ['JSON', {}],
    ['a stream', stream],
  ])('stops when a client that wants %s leaves', async (_form, headers) => {
    let signal: AbortSignal | undefined;
    const url = await serve((options) => {
      signal = options.signal;
      options.onProgress?.(0.1);
      return new Promise(() => undefined);
    });
    const client = new AbortController();
    const answer = ask(url, { headers: headers as Record<string, string>, signal: client.signal }).then(
      async (response) => response.text(),
    );
    await vi.waitUntil(() => signal, 2000);
    expect(signal?.aborted).toBe(false);
    client.abort();
    await expect(answer).rejects.toThrow(/abort/i);
    await vi.waitUntil(() => signal?.aborted, 2000);
  });

  it('streams progress as it comes, then the result', async () => {
    const url = await serve(async ({ onProgress }) => {
      onProgress?.(0.25);
      onProgress?.(0.5);
      return bytes('{"type":"FeatureCollection"}');
    });
    const text = await (await ask(url, { headers: stream })).text();
    expect(text).toBe('{"progress":0.25}\n{"progress":0.5}\n{"result":{"type":"FeatureCollection"}}\n');
  });

  it('answers a failure before the first progress with its own status, a later one with a last line', async () => {
    const busy = new ProblemError('server-busy', 'Many wait', { retryAfterS: 5 });
    const early = await ask(await serve(() => Promise.reject(busy)), { headers: stream });
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '5']);
    await app.close();
    const url = await serve(async ({ onProgress }) => {
      onProgress?.(0.5);
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new ProblemError('analysis-timeout', 'Too long');
    });
    const late = await ask(url, { headers: stream });
    const last = (await late.text()).trim().split('\n').at(-1) ?? '';
    expect([late.status, JSON.parse(last)]).toMatchObject([
      200,
      { problem: { code: 'analysis-timeout', status: 504 } },
    ]);
  });

  it('says nothing about the inside when the analysis breaks', async () => {
    const answer = await ask(await serve(() => Promise.reject(new Error('secret path /x'))));
    const problem = await answer.text();
    expect([answer.status, problem.includes('secret')]).toEqual([500, false]);
  });
});
