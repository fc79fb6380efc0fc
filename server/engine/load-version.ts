import { Worker } from 'node:worker_threads';
import type { Manifest } from '../../data/model/manifest.ts';
import { findLayer } from '../../data/model/layers.ts';
import type { VersionStore } from '../store/version-store.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/** What the load worker is given. */
export interface LoadRequest {
  workingCrs: string;
  layers: { layer: string; path: string; snapshotPath: string; count: number; sha256: string }[];
}

/** What it says: every layer, then that this was all, then which snapshots could not be written. */
export type FromLoader =
  | { type: 'layer'; loaded: LoadedLayer }
  | { type: 'loaded' }
  | { type: 'unsaved'; reason: string };

export interface LoadingVersion {
  /**
   * Columns of every layer by layer id, in manifest order. Rejects, naming the file, when one is missing, unreadable or
   * not what the manifest says.
   */
  layers: Promise<ReadonlyMap<string, LoadedLayer>>;
  /** Ends with the worker, when the snapshots are written too; why one was not, if so. Never rejects. */
  ended: Promise<string[]>;
}

/** Loads a version in a worker thread: the server goes on answering. Snapshots lie beside the layer files they copy. */
export function loadVersion(store: VersionStore, manifest: Manifest): LoadingVersion {
  const request: LoadRequest = {
    workingCrs: manifest.workingCrs,
    layers: Object.entries(manifest.layers)
      .filter(([layer]) => findLayer(layer))
      .map(([layer, { file, count, sha256 }]) => ({
        layer,
        path: store.filePath(manifest.city, file),
        snapshotPath: store.filePath(manifest.city, `${file}.columns`),
        count,
        sha256,
      })),
  };
  const worker = new Worker(new URL('./load-worker.js', import.meta.url), { workerData: request });
  const unsaved: string[] = [];
  const layers = new Promise<ReadonlyMap<string, LoadedLayer>>((resolve, reject) => {
    const loaded = new Map<string, LoadedLayer>();
    worker.on('message', (message: FromLoader) => {
      if (message.type === 'layer') loaded.set(message.loaded.layer, message.loaded);
      else if (message.type === 'loaded') resolve(loaded);
      else unsaved.push(message.reason);
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`loading ${manifest.city} ${manifest.id} ended with exit code ${code}`)),
    );
  });
  const ended = new Promise<string[]>((resolve) => worker.on('exit', () => resolve(unsaved)));
  return { layers, ended };
}
