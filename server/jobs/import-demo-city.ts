import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ImportError } from '../../data/import/import-error.ts';
import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import { importLayers, type ImportOptions } from './import-job.ts';
import type { LayerInput } from './read-layer-input.ts';

export interface DemoOptions extends Pick<ImportOptions, 'dataDir' | 'sample' | 'withTiles' | 'onProgress' | 'signal'> {
  /** Folder with `city.json` (settings), `import.json` (layers, files, CRS, mappings) and the files they name. */
  folder: string;
}

/**
 * Imports a city that lies ready in a folder, all its layers in one version; the city's id is that of its
 * `city.json`. Throws as `importLayers` does, and for a folder that lacks one of the two files.
 */
export async function importDemoCity(options: DemoOptions): Promise<Manifest> {
  const { folder, ...rest } = options;
  const { id, ...settings } = await readJson<CitySettings>(join(folder, 'city.json'));
  const plan = await readJson<{ layers: LayerInput[] }>(join(folder, 'import.json'));
  const path = (name: string): string => resolve(folder, name);
  const inputs = plan.layers.map((input) => ({
    ...input,
    files: input.files.map(path),
    ...(input.mapping === undefined ? {} : { mapping: path(input.mapping) }),
  }));
  return importLayers({ ...rest, city: id, settings, inputs });
}

async function readJson<T>(path: string): Promise<T> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (cause) {
    throw new ImportError('file-unreadable', `${basename(path)} of a demo city: ${(cause as Error).message}`, {
      cause,
    });
  }
}
