const YIELD_MS = 50;

/** A function that lets other work of the process run now and then, and throws the signal's reason once it is aborted. */
export function makePause(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - last < YIELD_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
