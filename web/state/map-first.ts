import { useApp } from './app-state.ts';

/** How long the panels wait for a map that does not come, ms. */
const patienceMs = 2000;

/**
 * Settles when the first map is painted or cannot be, at the latest after `patienceMs`. What a person reads first is the
 * map; whatever else wants the processor at the start waits for this.
 */
export const mapFirst: Promise<void> = new Promise((resolve) => {
  const done = (): void => {
    clearTimeout(timer);
    stop();
    resolve();
  };
  const timer = setTimeout(done, patienceMs);
  const stop = useApp.subscribe((state) => {
    if (state.mapReady || state.mapError) done();
  });
});
