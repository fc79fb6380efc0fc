import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { expect } from 'vitest';
import { createAccess } from '../access.ts';
import { buildApp } from '../app.ts';
import { Problem } from '../contract/problem.ts';
import { problemCodes } from '../contract/problem-codes.ts';
import type { Engine } from '../engine/engine.ts';
import { openMemoryEngine } from '../engine/memory-engine.ts';
import { type FixtureStore, fixtureStore } from '../engine/testing/fixture-store.ts';
import { sampleLayers } from '../engine/testing/sample-city.ts';
import type { App } from '../routes/context.ts';
import { writePageTemplate } from '../jobs/publish/testing/page-template.ts';

/** The whole server on the sample city `sample` (or other layers), version `v1`, with a page of its own. */
export interface SampleApp {
  app: App;
  engine: Engine;
  store: FixtureStore;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(
    url: string,
    payload: InjectOptions['payload'],
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const api = '/api/cities/sample';

/** Opens it; `prepare` may put more into the version before the engine reads it. */
export async function openSampleApp(
  tiles?: Uint8Array,
  layers = sampleLayers(),
  prepare?: (store: FixtureStore) => void | Promise<void>,
): Promise<SampleApp> {
  const store = fixtureStore('sample');
  store.publish('v1', layers, tiles);
  await prepare?.(store);
  const webDir = mkdtempSync(join(tmpdir(), 'drainatlas-web-'));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>DrainAtlas</title>');
  writeFileSync(join(webDir, 'assets/app-1a2b.js'), 'export {};');
  const engine = await openMemoryEngine(store, { analysisWorkers: 1 });
  const app = await buildApp({
    engine,
    store,
    access: createAccess({ host: '127.0.0.1', allowRemote: false }),
    webDir,
    publicPageDir: writePageTemplate(join(webDir, 'page')),
    logLevel: 'silent',
    version: '0.0.0',
  });
  const host = 'localhost:8080';
  await app.inject({ url: api, headers: { host } });
  return {
    app,
    engine,
    store,
    get: (url, headers = {}) => app.inject({ url, headers: { host, ...headers } }),
    post: (url, payload, headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { host, 'content-type': 'application/json', ...headers },
        payload: payload as string,
      }),
    async close() {
      await app.close();
      store.remove();
      rmSync(webDir, { recursive: true, force: true });
    },
  };
}

/** Expects an answer that its schema takes, and returns it. */
export function expectAnswer<T extends TSchema>(answer: LightMyRequestResponse, schema: T): Static<T> {
  const result = answer.json<Static<T>>();
  expect([answer.statusCode, Compile(schema).Errors(result)]).toEqual([200, []]);
  return result;
}

/** Expects problem details (RFC 9457) with a code, its status, and words that match. */
export function expectProblem(answer: LightMyRequestResponse, code: keyof typeof problemCodes, detail?: RegExp): void {
  const body = answer.json<Problem>();
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(Compile(Problem).Check(body)).toBe(true);
  expect([body.code, answer.statusCode]).toEqual([code, problemCodes[code].status]);
  if (detail) expect(body.detail).toMatch(detail);
}
