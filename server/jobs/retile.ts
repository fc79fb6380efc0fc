import type { Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { beginVersion } from '../store/version-writer.ts';
import type { ImportWatch } from './import-progress.ts';
import { makeTiles, newVersionId, withTerrainTiles } from './make-tiles.ts';
import { readTerrain } from '../engine/read-terrain.ts';

/**
 * Makes and publishes a version of a city with the same layers and terrain as the current one and tiles as they are
 * made today. Throws as `importLayers` does; the current version then stays as it was.
 */
export async function retile(dataDir: string, city: string, watch: ImportWatch = {}): Promise<Manifest> {
  const createdAt = new Date().toISOString();
  const id = newVersionId(createdAt);
  const store = openVersionStore(dataDir);
  const writer = await beginVersion(dataDir, city, id);
  try {
    // Read under the lock: no import can change them now.
    const previous = await store.findCurrent(city);
    const settings = await store.findCity(city);
    if (!previous || !settings) throw new Error(`${city} has no version whose tiles could be made again`);
    const { layers, terrain } = previous;
    const pathOf = (name: string): string => store.filePath(city, layers[name].file);
    const tiles = await makeTiles(writer, layers, pathOf, settings, watch);
    const manifest: Manifest = {
      ...previous,
      id,
      createdAt,
      previous: previous.id,
      ...(terrain && {
        terrain: await withTerrainTiles(
          terrain,
          () => readTerrain(store.filePath(city, terrain.file), terrain.crs, watch.signal),
          writer,
          settings,
          watch,
        ),
      }),
      tiles,
    };
    watch.signal?.throwIfAborted();
    watch.onProgress?.({ step: 'publish' });
    await writer.publish(manifest, settings);
    return manifest;
  } finally {
    await writer.abort();
  }
}
