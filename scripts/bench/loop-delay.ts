import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Loaded into a server before it starts (`node --expose-gc --import`): answers each message of the parent with the event
 * loop's delay since the last one and the resident memory after a collection.
 */
export interface ServerFigures {
  loopP99Ms: number;
  loopMaxMs: number;
  residentMb: number;
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', () => {
  const [loopP99Ms, loopMaxMs] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  globalThis.gc?.();
  process.send?.({ loopP99Ms, loopMaxMs, residentMb: process.memoryUsage.rss() / 2 ** 20 } satisfies ServerFigures);
  delay.reset();
});
