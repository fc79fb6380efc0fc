import { parentPort, workerData } from 'node:worker_threads';
import { getProjection } from '../../data/geo/crs.ts';
import { getLayer } from '../../data/model/layers.ts';
import { loadFile } from './load-file.ts';
import { readSnapshot, snapshotIdentity, writeSnapshot } from './load-snapshot.ts';
import type { FromLoader, LoadRequest } from './load-version.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/**
 * Loads the layers of a version, each from its snapshot or, where there is none that matches, from its layer file.
 * When all were handed over, writes the missing snapshots, and ends.
 */
const { workingCrs, layers } = workerData as LoadRequest;
const say = (message: FromLoader): void => parentPort!.postMessage(message);
const unsaved: (() => void)[] = [];
for (const { layer: id, path, snapshotPath, count, sha256 } of layers) {
  const layer = getLayer(id);
  const identity = snapshotIdentity(sha256, workingCrs, layer);
  let loaded: LoadedLayer | undefined = readSnapshot(snapshotPath, identity);
  if (!loaded) {
    const made = loadFile(path, layer, count, getProjection(workingCrs));
    unsaved.push(() => writeSnapshot(snapshotPath, identity, made));
    loaded = made;
  }
  say({ type: 'layer', loaded });
}
say({ type: 'loaded' });
for (const save of unsaved) {
  try {
    save();
  } catch (error) {
    // A full or read-only disk costs the next start some seconds, nothing else.
    say({ type: 'unsaved', reason: error instanceof Error ? error.message : String(error) });
  }
}
