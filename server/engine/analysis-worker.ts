import { parentPort, workerData } from 'node:worker_threads';
import { getProjection } from '../../data/geo/crs.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import { CityLand } from '../analysis/city-land.ts';
import type { AnalysisDataset } from '../analysis/columns.ts';
import type { DistanceField } from '../analysis/distance-field.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { analyses } from './analyses.ts';
import { type FromWorker, signals, type ToWorker, type WorkerStart } from './analysis-messages.ts';
import { completeQuestion } from './complete-question.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';
import type { AnalysisName } from './engine.ts';
import { forAnalysis } from './loaded-layer.ts';
import { isLong } from './long-analyses.ts';
import { collectGarbage } from './release-memory.ts';
import { yieldToMain } from './yield-to-main.ts';

/** Runs one analysis after the other on the datasets it was given; see analysis-pool.ts for the other side. */
const port = parentPort!;
const flags = new Int32Array((workerData as WorkerStart).flags);
const ops = await createGeosPolygonOps();
const datasets = new Map<string, { dataset: AnalysisDataset; land: CityLand }>();

class Stopped extends Error {}

/** Progress lines come at most this often. */
const progressMs = 100;
/** After so long without a question the garbage of the last one is collected: a thread at rest does not do it by itself. */
const restMs = 1000;
let rest: NodeJS.Timeout | undefined;

async function run({ id, datasetId, dataset, name, request, fields }: ToWorker): Promise<void> {
  if (dataset) {
    const read = forAnalysis(dataset);
    datasets.set(datasetId, { dataset: read, land: new CityLand(read, ops) });
  }
  const known = datasets.get(datasetId);
  if (!known) throw new Error(`dataset ${datasetId} was not sent`);
  let said = performance.now();
  const context = {
    ...known,
    ops,
    projection: getProjection(known.dataset.workingCrs),
    fields: {
      find: (key: string) => fields.find((field) => field.key === key),
      keep: (field: DistanceField) => send({ type: 'field', id, field }),
    },
    checkpoint(share: number): void {
      Atomics.wait(flags, signals.rest, 1);
      if (Atomics.load(flags, signals.stop) === 1) throw new Stopped();
      const now = performance.now();
      if (now - said < progressMs) return;
      said = now;
      send({ type: 'progress', id, share });
    },
  };
  // A long analysis leaves the processor to the main thread; a short question is over before that matters.
  yieldToMain(isLong(name));
  const began = performance.now();
  const asked = request instanceof Uint8Array ? await readLarge(name, request) : request;
  const question = completeQuestion(name, asked, known.dataset);
  const result = await analyses[name](question, context, () => performance.now() - began);
  const json = result instanceof Uint8Array ? result : new TextEncoder().encode(JSON.stringify(result));
  port.postMessage({ type: 'done', id, json } satisfies FromWorker, [json.buffer as ArrayBuffer]);
}

/** What reads a large question is loaded with the first one. */
async function readLarge(name: AnalysisName, bytes: Uint8Array): Promise<unknown> {
  const { readQuestion } = await import('./read-question.ts');
  return readQuestion(name, bytes);
}

function send(message: FromWorker): void {
  port.postMessage(message);
}

port.on('message', (message: ToWorker) => {
  const { id } = message;
  clearTimeout(rest);
  rest = setTimeout(collectGarbage, restMs);
  run(message).catch((error: unknown) => {
    if (error instanceof Stopped) {
      send({ type: 'failed', id, code: 'request-cancelled', message: 'The analysis was stopped' });
    } else if (error instanceof AnalysisError) {
      const errors = error.field ? [{ field: error.field, message: error.message }] : undefined;
      send({ type: 'failed', id, code: error.code, errors, message: error.message });
    } else if (error instanceof ProblemError) {
      send({ type: 'failed', id, code: error.code, errors: error.errors, message: error.message });
    } else {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      send({ type: 'failed', id, code: 'internal-error', message: text });
    }
  });
});
send({ type: 'ready' });
