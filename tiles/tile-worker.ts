import { parentPort, workerData } from 'node:worker_threads';
import type { Unit } from './blocks.ts';
import { type BuiltUnit, type Outcomes, UnitBuilder } from './build-unit.ts';
import type { LayerColumns } from './columns.ts';

/** What a thread is given when it starts; the columns are on shared memory. */
export interface WorkerStart {
  layers: readonly LayerColumns[];
  maxBytes: number;
}

export interface ToTileWorker {
  unit: Unit;
  outcomes: Outcomes;
}

/** Builds one unit after the other for `unit-pool.ts`. */
const { layers, maxBytes } = workerData as WorkerStart;
const builder = new UnitBuilder(layers, maxBytes);

parentPort!.on('message', ({ unit, outcomes }: ToTileWorker) => {
  const built = builder.build(unit, outcomes);
  // One block of memory for all tiles: it is handed over, not copied.
  const all = Buffer.concat(built.packed);
  const bytes = new Uint8Array(all);
  let at = 0;
  const packed = built.packed.map(({ length }) => bytes.subarray(at, (at += length)));
  parentPort!.postMessage({ ...built, packed } satisfies BuiltUnit, [bytes.buffer]);
});
