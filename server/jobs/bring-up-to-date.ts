import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { StoreError } from '../store/store-error.ts';
import type { VersionStore } from '../store/version-store.ts';
import { hasOutdatedTiles, outdatedLayers } from './fingerprint.ts';
import type { ImportProgress } from './import-progress.ts';

/**
 * Whether a city that comes with the product is to be imported: it is not there, or was imported from another sample
 * or by another catalogue. `sample` is the fingerprint of what it would be imported from. A city into which anything
 * else has been imported since is the user's, and is never replaced.
 */
export async function isSampleDue(store: VersionStore, city: string, sample: string): Promise<boolean> {
  const current = await store.findCurrent(city);
  if (!current) return true;
  return isUntouched(current) && (current.sample !== sample || outdatedLayers(current).length > 0);
}

function isUntouched({ sample, previous, layers }: Manifest): boolean {
  // Versions did not always name their sample. Only a sample's import begins a city with several layers at once.
  return sample !== undefined || (previous === undefined && Object.keys(layers).length > 1);
}

export interface UpToDateOptions {
  dataDir: string;
  log: (line: string) => void;
  onProgress?: (progress: ImportProgress) => void;
}

/**
 * After an upgrade: makes tiles again that would be made differently today, and says which layers were imported by
 * another catalogue and how to import them again. Nothing that was imported is changed or removed, and a city that
 * cannot be brought up to date stays as it is.
 */
export async function bringUpToDate({ dataDir, log, onProgress }: UpToDateOptions): Promise<void> {
  const store = openVersionStore(dataDir);
  for (const settings of await store.listCities()) {
    try {
      await bringCity(settings);
    } catch (error) {
      // A broken file, or an import that runs: the server says the first at its own time, the second ends by itself.
      if (!(error instanceof StoreError)) throw error;
      log(`${settings.id} was not brought up to date: ${error.message}`);
    }
  }

  async function bringCity({ id, title }: CitySettings): Promise<void> {
    const current = await store.findCurrent(id);
    if (!current) return;
    for (const layer of outdatedLayers(current)) log(howToImport(current, layer));
    if (!hasOutdatedTiles(current)) return;
    log(`The form of the tiles has changed: building those of ${title.zh} ${title.en} again`);
    // Only where it is needed: a start with nothing to do does not load the tile builder.
    const { retile } = await import('./retile.ts');
    await retile(dataDir, id, { onProgress });
  }
}

/** Whether `bringUpToDate` has something to do or to say. */
export async function isAnyOutdated(dataDir: string): Promise<boolean> {
  const store = openVersionStore(dataDir);
  for (const { id } of await store.listCities()) {
    const current = await store.findCurrent(id).catch(() => undefined);
    if (current && (outdatedLayers(current).length > 0 || hasOutdatedTiles(current))) return true;
  }
  return false;
}

function howToImport({ city, layers }: Manifest, layer: string): string {
  const { sources, importedAt } = layers[layer];
  const files = sources.map(({ name }) => name).join(' ');
  return (
    `${city}: the catalogue has changed since "${layer}" was imported (${importedAt.slice(0, 10)}). It is served as it was; ` +
    `fields that are new or changed are missing until you import it again:\n` +
    `  npm run import -- --city ${city} --layer ${layer} --crs ${sources[0]?.crs ?? 'EPSG:n'} [--mapping FILE] ${files}`
  );
}
