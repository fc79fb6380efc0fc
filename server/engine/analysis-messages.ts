import type { DistanceField } from '../analysis/distance-field.ts';
import type { Problem } from '../contract/problem.ts';
import type { ProblemCode } from '../contract/problem-codes.ts';
import type { AnalysisName } from './engine.ts';
import type { LoadedDataset } from './loaded-layer.ts';

/** What the pool and its workers say to each other. */
export interface ToWorker {
  id: number;
  datasetId: string;
  /** Sent the first time a worker has to do with it. */
  dataset?: LoadedDataset;
  name: AnalysisName;
  /** As the client sent it, in bytes, where it is large. */
  request: unknown;
  /** Of this dataset, ready to use. */
  fields: DistanceField[];
}

export type FromWorker =
  | { type: 'ready' }
  | { type: 'progress'; id: number; share: number }
  /** A field that the running job made or used. */
  | { type: 'field'; id: number; field: DistanceField }
  /** The result, mostly JSON text in UTF-8: the main thread passes it on without reading it. */
  | { type: 'done'; id: number; json: Uint8Array }
  | { type: 'failed'; id: number; code: ProblemCode; errors?: Problem['errors']; message: string };

/** Given to a worker at its start: an Int32 for each of `signals`, 0 or 1. */
export interface WorkerStart {
  flags: SharedArrayBuffer;
}

/** What the pool says to a worker that is at work: stop; or rest, leaving the processor to others, until it is 0 again. */
export const signals = { stop: 0, rest: 1, count: 2 } as const;
