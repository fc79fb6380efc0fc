/** What an import is doing. */
export type ImportProgress =
  | { step: 'read'; layer: string; records: number }
  | { step: 'check' }
  | { step: 'tiles'; share: number; note: string }
  | { step: 'publish' };

export interface ImportWatch {
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Records between two looks at the signal and two reports. */
const reportEvery = 5000;

/** Passes a stream on, reporting its progress and stopping with the signal's reason when it is aborted. */
export async function* watched<T>(
  items: AsyncIterable<T>,
  layer: string,
  watch: ImportWatch,
  before = 0,
): AsyncGenerator<T> {
  let records = before;
  for await (const item of items) {
    if (records++ % reportEvery === 0) {
      watch.signal?.throwIfAborted();
      watch.onProgress?.({ step: 'read', layer, records: records - 1 });
    }
    yield item;
  }
}
