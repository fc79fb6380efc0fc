import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FromWorker, signals, type ToWorker, type WorkerStart } from './analysis-messages.ts';
import { box, loadedDataset, pipe } from './testing/planar-city.ts';

const layers = { pipes: [pipe('p', [[10, 10], [90, 90]])], districts: [box('d', 0, 0, 100, 100)] }; // prettier-ignore
const dataset = loadedDataset(layers);

let worker: Worker;
const flags = new Int32Array(new SharedArrayBuffer(4 * signals.count));
beforeEach(async () => {
  const workerData: WorkerStart = { flags: flags.buffer };
  worker = new Worker(new URL('./analysis-worker.js', import.meta.url), { workerData });
  await once(worker, 'message');
});
afterEach(() => worker.terminate());

async function run(name: 'density' | 'blank-areas', request: unknown): Promise<FromWorker> {
  const message: ToWorker = {
    id: 1,
    datasetId: 'd',
    dataset: { ...dataset, workingCrs: 'EPSG:2193' },
    name,
    request,
    fields: [],
  };
  const answered = new Promise<FromWorker>((resolve) => {
    worker.on('message', (answer: FromWorker) => answer.type !== 'progress' && resolve(answer));
  });
  worker.postMessage(message);
  return answered;
}

it.each([
  ['density', { cells: { type: 'square', sizeM: 50 } }],
  ['density', { cells: { type: 'layer', layer: 'districts' } }],
  ['blank-areas', { distanceM: 10, minAreaM2: 0 }],
] as const)('gives up %s at its next checkpoint once it is cancelled, and takes the next', async (name, request) => {
  Atomics.store(flags, signals.stop, 1);
  expect(await run(name, request)).toMatchObject({ type: 'failed', code: 'request-cancelled' });
  Atomics.store(flags, signals.stop, 0);
  expect(await run(name, request)).toMatchObject({ type: 'done' });
});

it('rests at a checkpoint until it may go on', async () => {
  Atomics.store(flags, signals.rest, 1);
  let answered = false;
  const answer = run('blank-areas', { distanceM: 10, minAreaM2: 0 }).finally(() => (answered = true));
  await sleep(1000);
  expect(answered).toBe(false);
  Atomics.store(flags, signals.rest, 0);
  Atomics.notify(flags, signals.rest);
  expect(await answer).toMatchObject({ type: 'done' });
});
