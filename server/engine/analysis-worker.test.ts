import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FromWorker, ToWorker, WorkerStart } from './analysis-messages.ts';
import { box, loadedDataset, pipe } from './testing/planar-city.ts';

const layers = { pipes: [pipe('p', [[10, 10], [90, 90]])], districts: [box('d', 0, 0, 100, 100)] }; // prettier-ignore
const dataset = loadedDataset(layers);

let worker: Worker;
const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
beforeEach(async () => {
  const workerData: WorkerStart = { cancelFlag: cancelFlag.buffer };
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
  Atomics.store(cancelFlag, 0, 1);
  expect(await run(name, request)).toMatchObject({ type: 'failed', code: 'request-cancelled' });
  Atomics.store(cancelFlag, 0, 0);
  expect(await run(name, request)).toMatchObject({ type: 'done' });
});
