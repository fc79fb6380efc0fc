import { Worker } from 'node:worker_threads';
import { limits } from '../../data/model/limits.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { type FromWorker, signals, type ToWorker, type WorkerStart } from './analysis-messages.ts';
import { DistanceFields } from './blank-fields.ts';
import type { AnalysisName, RunOptions } from './engine.ts';
import { FieldMaker } from './field-maker.ts';
import type { LoadedDataset } from './loaded-layer.ts';

const queueMax = 32;
/** How long a worker may go on after it was asked to stop, before it is ended from outside. */
const stopWithinMs = 2000;

export interface Job {
  datasetId: string;
  dataset: LoadedDataset;
  name: AnalysisName;
  request: unknown;
}

interface PendingJob extends Job {
  id: number;
  options: RunOptions;
  resolve(json: Uint8Array): void;
  reject(error: unknown): void;
  /** Undoes what was set up for the job; called once, when it is settled. */
  settled: boolean;
  onAbort?: () => void;
}

interface Slot {
  worker: Worker;
  flags: Int32Array;
  datasets: Set<string>;
  job: PendingJob | undefined;
  timeLimit: NodeJS.Timeout | undefined;
  stopLimit: NodeJS.Timeout | undefined;
}

/**
 * Runs analyses in worker threads. A worker keeps the datasets it has seen; sending one costs nothing but its labels,
 * because the columns are shared memory.
 */
export class AnalysisPool {
  private readonly slots: Slot[] = [];
  private readonly queue: PendingJob[] = [];
  private readonly forgotten = new Set<string>();
  private readonly fields = new DistanceFields();
  private readonly maker = new FieldMaker({
    hasRoom: () => this.fields.hasRoom,
    keep: (datasetId, field) => this.fields.keep(datasetId, field),
    onEnd: () => this.startNext(),
  });
  private readonly size: number;
  private readonly timeoutMs: number;
  private nextId = 1;
  private closed = false;

  constructor(size: number, timeoutMs: number = limits.analysisTimeoutMs) {
    this.size = size;
    this.timeoutMs = timeoutMs;
    this.spawn();
  }

  /**
   * The result as JSON. Rejects with `server-busy` when too many wait, `analysis-timeout`, `request-cancelled` when the
   * signal fires, or the analysis' own problem.
   */
  run(job: Job, options: RunOptions = {}): Promise<Uint8Array> {
    if (this.closed) return Promise.reject(new ProblemError('server-busy', 'The server is shutting down'));
    if (options.signal?.aborted) return Promise.reject(new ProblemError('request-cancelled', 'The client left'));
    if (this.queue.length >= queueMax) {
      const detail = `${queueMax} analyses are waiting already; try again in a few seconds`;
      return Promise.reject(new ProblemError('server-busy', detail, { retryAfterS: 5 }));
    }
    return new Promise((resolve, reject) => {
      const pending: PendingJob = { ...job, id: this.nextId++, options, resolve, reject, settled: false };
      pending.onAbort = () => this.stop(pending, new ProblemError('request-cancelled', 'The client left'));
      options.signal?.addEventListener('abort', pending.onAbort, { once: true });
      this.queue.push(pending);
      this.startNext();
    });
  }

  /** Makes a dataset's distance field, of all counted pipes, before somebody asks; questions that need it wait for it. */
  prepareField(datasetId: string, dataset: LoadedDataset): void {
    if (!this.closed) this.maker.make(datasetId, dataset);
  }

  /**
   * Gives back the memory a dataset takes in the workers: one that knows it is ended as soon as it has nothing to do,
   * and another takes its place. Ending it is the only way to get back all of it, the memory of WebAssembly included.
   * A question that comes later, from a request that began before, is answered all the same.
   */
  forget(datasetId: string): void {
    this.forgotten.add(datasetId);
    this.fields.forget(datasetId);
    this.maker.forget(datasetId);
    for (const slot of [...this.slots]) if (!slot.job) this.retireIfForgotten(slot);
  }

  /** Running and waiting analyses, for tests and readiness. */
  get load(): { running: number; waiting: number } {
    return { running: this.slots.filter((slot) => slot.job).length, waiting: this.queue.length };
  }

  async close(): Promise<void> {
    this.closed = true;
    const error = new ProblemError('server-busy', 'The server is shutting down');
    for (const job of this.queue.splice(0)) settle(job, () => job.reject(error));
    for (const slot of this.slots) if (slot.job) settle(slot.job, slot.job.reject.bind(undefined, error));
    await Promise.all([
      this.maker.close(),
      ...this.slots.splice(0).map((slot) => {
        clearTimeout(slot.timeLimit);
        clearTimeout(slot.stopLimit);
        return slot.worker.terminate();
      }),
    ]);
  }

  private spawn(): Slot {
    const flags = new SharedArrayBuffer(4 * signals.count);
    const worker = new Worker(new URL('./analysis-worker.js', import.meta.url), {
      workerData: { flags } satisfies WorkerStart,
    });
    const slot: Slot = {
      worker,
      flags: new Int32Array(flags),
      datasets: new Set(),
      job: undefined,
      timeLimit: undefined,
      stopLimit: undefined,
    };
    worker.on('message', (message: FromWorker) => this.receive(slot, message));
    worker.on('error', (error) => this.lose(slot, error));
    worker.on('exit', () => this.lose(slot, new Error('the analysis worker ended')));
    // An idle worker does not keep the process alive.
    worker.unref();
    this.slots.push(slot);
    return slot;
  }

  private startNext(): void {
    const isAwaiting = (job: PendingJob): boolean => this.maker.isAwaitedBy(job.datasetId, job.name, job.request);
    while (!this.closed) {
      const next = this.queue.findIndex((job) => !isAwaiting(job));
      if (next < 0) break;
      let slot = this.slots.find((candidate) => !candidate.job);
      if (!slot && this.slots.length < this.size) slot = this.spawn();
      if (!slot) break;
      this.start(slot, this.queue.splice(next, 1)[0]);
    }
    this.maker.rest(this.slots.some(({ job }) => job) && !this.queue.some(isAwaiting));
  }

  private start(slot: Slot, job: PendingJob): void {
    slot.job = job;
    Atomics.store(slot.flags, signals.stop, 0);
    const known = slot.datasets.has(job.datasetId);
    slot.datasets.add(job.datasetId);
    slot.worker.ref();
    slot.worker.postMessage({
      id: job.id,
      datasetId: job.datasetId,
      ...(known ? {} : { dataset: job.dataset }),
      name: job.name,
      request: job.request,
      fields: this.fields.of(job.datasetId),
    } satisfies ToWorker);
    slot.timeLimit = setTimeout(() => {
      const detail = `The analysis did not end within ${this.timeoutMs / 1000} s; ask about a smaller area or larger cells`;
      this.stop(job, new ProblemError('analysis-timeout', detail));
    }, this.timeoutMs);
  }

  /** Answers at once, and sees to it that the worker really stops. */
  private stop(job: PendingJob, error: ProblemError): void {
    const waiting = this.queue.indexOf(job);
    if (waiting >= 0) this.queue.splice(waiting, 1);
    const slot = this.slots.find((candidate) => candidate.job === job);
    if (slot) {
      Atomics.store(slot.flags, signals.stop, 1);
      slot.stopLimit ??= setTimeout(() => this.lose(slot, error), stopWithinMs);
    }
    settle(job, () => job.reject(error));
    if (waiting >= 0) this.startNext();
  }

  private receive(slot: Slot, message: FromWorker): void {
    const { job } = slot;
    // What a worker says that was given up comes too late: it is being ended, and takes no other job.
    if (!this.slots.includes(slot)) return;
    if (message.type === 'ready' || !job || message.id !== job.id) return;
    if (message.type === 'field') {
      if (!this.forgotten.has(job.datasetId)) this.fields.keep(job.datasetId, message.field);
      return;
    }
    if (message.type === 'progress') {
      if (!job.settled) job.options.onProgress?.(message.share);
      return;
    }
    this.release(slot);
    this.retireIfForgotten(slot);
    settle(job, () => {
      if (message.type === 'done') job.resolve(message.json);
      else job.reject(problemFromWorker(message));
    });
    this.startNext();
  }

  private retireIfForgotten(slot: Slot): void {
    if (![...slot.datasets].some((datasetId) => this.forgotten.has(datasetId))) return;
    this.slots.splice(this.slots.indexOf(slot), 1);
    void slot.worker.terminate();
    // The next question finds a worker that is ready.
    if (this.slots.length === 0 && !this.closed) this.spawn();
  }

  private release(slot: Slot): void {
    slot.job = undefined;
    clearTimeout(slot.timeLimit);
    clearTimeout(slot.stopLimit);
    slot.timeLimit = undefined;
    slot.stopLimit = undefined;
    slot.worker.unref();
  }

  /** A worker that ended, or has to: its job fails, and another takes its place when needed. */
  private lose(slot: Slot, error: Error): void {
    const at = this.slots.indexOf(slot);
    if (at < 0) return;
    this.slots.splice(at, 1);
    void slot.worker.terminate();
    const { job } = slot;
    this.release(slot);
    if (job) settle(job, () => job.reject(error));
    this.startNext();
  }
}

function settle(job: PendingJob, how: () => void): void {
  if (job.settled) return;
  job.settled = true;
  if (job.onAbort) job.options.signal?.removeEventListener('abort', job.onAbort);
  how();
}

function problemFromWorker(message: FromWorker & { type: 'failed' }): Error {
  if (message.code === 'internal-error') return new Error(message.message);
  return new ProblemError(message.code, message.message, { errors: message.errors });
}
