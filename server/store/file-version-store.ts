import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { SurveyFeature } from '../../data/model/feature.ts';
import type { CitySettings, LayerEntry } from '../../data/model/manifest.ts';
import { cityFolder, isCityId, isVersionId, pathWithin } from './city-folder.ts';
import { readFeatureLines } from './read-features.ts';
import { StoreError } from './store-error.ts';
import { readCitySettings, readCurrentVersion, readManifest } from './stored-json.ts';
import type { VersionStore } from './version-store.ts';

/** How often `watch` looks for a new version. Polling works on every file system, network folders included. */
const watchMs = 1000;

/** The dataset versions below a data folder. Reading never changes anything on disk. */
export function openVersionStore(dataDir: string): VersionStore {
  const citiesFolder = join(resolve(dataDir), 'cities');
  const manifestPath = (city: string, version: string): string =>
    join(cityFolder(dataDir, city), 'versions', version, 'manifest.json');

  const store: VersionStore = {
    async listCities() {
      const cities: CitySettings[] = [];
      for (const city of cityFolders(await readdir(citiesFolder).catch(noFolder))) {
        const settings = await store.findCity(city);
        if (settings) cities.push(settings);
      }
      return cities;
    },

    async findCity(city) {
      return isCityId(city) ? readCitySettings(join(cityFolder(dataDir, city), 'city.json')) : undefined;
    },

    async findCurrent(city) {
      if (!isCityId(city)) return undefined;
      const folder = cityFolder(dataDir, city);
      const version = await readCurrentVersion(join(folder, 'current.json'));
      if (version === undefined) return undefined;
      const manifest = await store.findVersion(city, version);
      if (manifest) return manifest;
      throw new StoreError(
        'file-missing',
        `${manifestPath(city, version)} is missing, but ${join(folder, 'current.json')} names it; restore it, or remove the folder ${folder} and import again`,
      );
    },

    async findVersion(city, version) {
      if (!isCityId(city) || !isVersionId(version)) return undefined;
      const path = manifestPath(city, version);
      const manifest = await readManifest(path);
      if (!manifest) return undefined;
      if (manifest.city !== city || manifest.id !== version) {
        throw new StoreError(
          'file-broken',
          `${path} is the manifest of ${manifest.city} ${manifest.id}, not of ${city} ${version}`,
        );
      }
      return manifest;
    },

    filePath: (city, relative) => pathWithin(cityFolder(dataDir, city), relative),

    readLayer: (city, entry) => readFeatures(store.filePath(city, entry.file), entry),

    watch(onChange) {
      let known = currentTexts(citiesFolder);
      const timer = setInterval(() => {
        const now = currentTexts(citiesFolder);
        const changed = [...now].filter(([city, text]) => known.get(city) !== text).map(([city]) => city);
        known = now;
        changed.forEach(onChange);
      }, watchMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
  return store;
}

/** Text of every city's `current.json`. */
function currentTexts(citiesFolder: string): Map<string, string> {
  const texts = new Map<string, string>();
  if (!existsSync(citiesFolder)) return texts;
  for (const city of cityFolders(readdirSync(citiesFolder))) {
    try {
      texts.set(city, readFileSync(join(citiesFolder, city, 'current.json'), 'utf8'));
    } catch (error) {
      // A city before its first import has no such file; anything else is reported when the version is read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') texts.set(city, String(error));
    }
  }
  return texts;
}

function cityFolders(names: string[]): string[] {
  return names.filter(isCityId).sort();
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function* readFeatures(path: string, entry: LayerEntry): AsyncGenerator<SurveyFeature> {
  const size = await stat(path).then(
    (s) => s.size,
    () => undefined,
  );
  if (size !== entry.bytes) {
    throw new StoreError(
      size === undefined ? 'file-missing' : 'file-broken',
      `${path} ${size === undefined ? 'is missing' : `has ${size} bytes, its manifest says ${entry.bytes}`}; import the layer again`,
    );
  }
  yield* readFeatureLines(path);
}
