import { closeSync, openSync, readSync } from 'node:fs';
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a server before it starts (`node --expose-gc --import`): answers the parent's message with the event
 * loop's delay since the last one and the resident memory after a collection.
 */
export interface ServerFigures {
  loopP99Ms: number;
  loopMaxMs: number;
  /** Processor time of the main thread between two timers of 5 ms: what the delay is made of when nobody else works. */
  turnP99Ms: number;
  turnMaxMs: number;
  residentMb: number;
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const turns = createHistogram();
const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
process.once('exit', () => closeSync(file));
const bytes = Buffer.alloc(64);
/** Nanoseconds the main thread has run. */
function ranNs(): number {
  return Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, 64, 0)).split(' ')[0]);
}
let last = ranNs();
setInterval(() => {
  const now = ranNs();
  turns.record(Math.max(1, now - last));
  last = now;
}, 5).unref();

process.on('message', (message) => {
  if (message !== 'figures') return;
  const figures = {
    loopP99Ms: delay.percentile(99) / 1e6,
    loopMaxMs: delay.max / 1e6,
    turnP99Ms: turns.percentile(99) / 1e6,
    turnMaxMs: turns.max / 1e6,
  };
  globalThis.gc?.();
  const residentMb = process.memoryUsage.rss() / 2 ** 20;
  // The collection is not the server's: both clocks have gone round once before they start anew.
  setTimeout(() => {
    delay.reset();
    turns.reset();
    last = ranNs();
    process.send?.({ ...figures, residentMb } satisfies ServerFigures);
  }, 50);
});
