import { Worker } from 'node:worker_threads';
import type { Manifest } from '../../data/model/manifest.ts';
import { findLayer } from '../../data/model/layers.ts';
import type { VersionStore } from '../store/version-store.ts';
import type { LayerColumns } from '../analysis/columns.ts';

/** What the load worker is given. */
export interface LoadRequest {
  workingCrs: string;
  layers: { layer: string; path: string; count: number }[];
}

/**
 * Columns of every layer of a version, by layer id, in catalogue-independent manifest order. Read in a worker thread:
 * the server goes on answering. Rejects, naming the file, when one is missing, unreadable or not what the manifest says.
 */
export function loadVersion(store: VersionStore, manifest: Manifest): Promise<Map<string, LayerColumns>> {
  const request: LoadRequest = {
    workingCrs: manifest.workingCrs,
    layers: Object.entries(manifest.layers)
      .filter(([layer]) => findLayer(layer))
      .map(([layer, entry]) => ({ layer, path: store.filePath(manifest.city, entry.file), count: entry.count })),
  };
  return new Promise((resolve, reject) => {
    const layers = new Map<string, LayerColumns>();
    const worker = new Worker(new URL('./load-worker.js', import.meta.url), { workerData: request });
    worker.on('message', (columns: LayerColumns) => layers.set(columns.layer, columns));
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve(layers);
      else reject(new Error(`loading ${manifest.city} ${manifest.id} ended with exit code ${code}`));
    });
  });
}
