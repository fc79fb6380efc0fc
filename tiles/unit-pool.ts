import { Worker } from 'node:worker_threads';
import type { Unit } from './blocks.ts';
import { type BuiltUnit, type Outcomes, UnitBuilder } from './build-unit.ts';
import type { LayerColumns } from './columns.ts';
import type { ToTileWorker, WorkerStart } from './tile-worker.ts';

/** Builds units, several at a time; the caller takes the results in the order it likes. */
export interface UnitPool {
  /** How many units are worth giving before the first is taken. */
  readonly ahead: number;
  build(unit: Unit, outcomes: Outcomes): Promise<BuiltUnit>;
  close(): Promise<void>;
}

/** Builds on the calling thread: for cities so small that a thread would take longer to start. */
export function inlinePool(layers: readonly LayerColumns[], maxBytes: number): UnitPool {
  const builder = new UnitBuilder(layers, maxBytes);
  return {
    ahead: 1,
    build: async (unit, outcomes) => builder.build(unit, outcomes),
    close: async () => {},
  };
}

interface Task {
  message: ToTileWorker;
  resolve: (built: BuiltUnit) => void;
  reject: (error: Error) => void;
}

/** What a thread may leave to be collected before it is: short lists of places and numbers, nothing that lasts. */
const YOUNG_MB = 12;

/** Builds in worker threads. */
export function threadPool(layers: readonly LayerColumns[], maxBytes: number, threads: number): UnitPool {
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const running = new Map<Worker, Task>();
  const start = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const worker = idle.pop()!;
      const task = waiting.shift()!;
      running.set(worker, task);
      worker.postMessage(task.message);
    }
  };
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./tile-worker.js', import.meta.url), {
      workerData: { layers, maxBytes } satisfies WorkerStart,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (built: BuiltUnit) => {
      running.get(worker)?.resolve(built);
      running.delete(worker);
      idle.push(worker);
      start();
    });
    // A thread that ends before its time takes the whole build with it: nothing would build what is still to come.
    worker.on('error', (error) => fail(error));
    idle.push(worker);
    return worker;
  });
  const fail = (error: Error): void => {
    for (const task of [...running.values(), ...waiting.splice(0)]) task.reject(error);
    running.clear();
  };
  return {
    ahead: 4 * threads,
    build(unit, outcomes) {
      return new Promise((resolve, reject) => {
        waiting.push({ message: { unit, outcomes }, resolve, reject });
        start();
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
      fail(new Error('the tiles are not built any more'));
    },
  };
}
