import { Worker } from 'node:worker_threads';
import type { DistanceField } from '../analysis/distance-field.ts';
import { type FromWorker, signals, type ToWorker, type WorkerStart } from './analysis-messages.ts';
import type { AnalysisName } from './engine.ts';
import type { LoadedDataset } from './loaded-layer.ts';

interface Making {
  datasetId: string;
  dataset: LoadedDataset;
}

interface MakerOptions {
  /** Whether another field can be kept: a field that would drive out one that is in use is not made. */
  hasRoom: () => boolean;
  keep: (datasetId: string, field: DistanceField) => void;
  /** Told when a dataset's field is made, or cannot be. */
  onEnd: () => void;
}

const asked: ReadonlySet<AnalysisName> = new Set(['summary', 'policy-matrix', 'blank-preview', 'distance-field']);

/**
 * Makes the distance field of all counted pipes before somebody asks: one dataset after the other, in a thread of its
 * own that gives all its memory back when it ends. It rests while analyses run (`rest`), unless one of them waits for
 * the field.
 */
export class FieldMaker {
  private readonly options: MakerOptions;
  private readonly waiting: Making[] = [];
  private readonly flags = new Int32Array(new SharedArrayBuffer(4 * signals.count));
  private current: (Making & { worker: Worker }) | undefined;

  constructor(options: MakerOptions) {
    this.options = options;
  }

  make(datasetId: string, dataset: LoadedDataset): void {
    this.waiting.push({ datasetId, dataset });
    this.next();
  }

  /** Whether a question needs a field that is being made. */
  isAwaitedBy(datasetId: string, name: AnalysisName, request: unknown): boolean {
    if (this.current?.datasetId !== datasetId || !asked.has(name)) return false;
    const { kinds, roles } = request as { kinds?: unknown; roles?: unknown };
    return kinds === undefined && roles === undefined;
  }

  /** Whether to leave the processor to others for now. */
  rest(isResting: boolean): void {
    if (!this.current || isResting === (this.flags[signals.rest] === 1)) return;
    Atomics.store(this.flags, signals.rest, isResting ? 1 : 0);
    Atomics.notify(this.flags, signals.rest);
  }

  forget(datasetId: string): void {
    this.waiting.splice(0, Infinity, ...this.waiting.filter((each) => each.datasetId !== datasetId));
    if (this.current?.datasetId === datasetId) this.end();
  }

  async close(): Promise<void> {
    this.waiting.length = 0;
    const worker = this.current?.worker;
    this.current = undefined;
    await worker?.terminate();
  }

  private next(): void {
    if (this.current) return;
    const making = this.waiting.shift();
    if (!making || !this.options.hasRoom()) return;
    this.flags.fill(0);
    const worker = new Worker(new URL('./analysis-worker.js', import.meta.url), {
      workerData: { flags: this.flags.buffer } satisfies WorkerStart,
    });
    this.current = { ...making, worker };
    worker.on('message', (message: FromWorker) => {
      if (worker !== this.current?.worker) return;
      if (message.type === 'field') this.options.keep(making.datasetId, message.field);
      if (message.type === 'done' || message.type === 'failed') this.end();
    });
    // Whoever needs the field then makes it, and is told what is wrong.
    worker.on('error', () => worker === this.current?.worker && this.end());
    worker.unref();
    worker.postMessage({
      id: 0,
      ...making,
      name: 'blank-preview',
      request: { distanceM: 0 },
      fields: [],
    } satisfies ToWorker);
  }

  private end(): void {
    void this.current?.worker.terminate();
    this.current = undefined;
    this.next();
    this.options.onEnd();
  }
}
