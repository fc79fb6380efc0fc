import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CitySettings } from '../data/model/manifest.ts';
import { readConfig } from '../server/config.ts';
import { isAnyOutdated, isSampleDue } from '../server/jobs/bring-up-to-date.ts';
import { folderFingerprint } from '../server/jobs/fingerprint.ts';
import { openVersionStore } from '../server/store/file-version-store.ts';

/** The city the product invents. */
export const sampleCityId = 'demo-city';

/** Folder and settings of each checked-in city. */
export function checkedInCities(root: string): { folder: string; settings: CitySettings }[] {
  const demo = join(root, 'data/demo');
  return readdirSync(demo)
    .map((name) => join(demo, name))
    .filter((folder) => existsSync(join(folder, 'import.json')))
    .map((folder) => ({
      folder,
      settings: JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8')) as CitySettings,
    }));
}

/** The folder of what invents the sample city. */
export const sampleCityMaker = (root: string): string => join(root, 'data/demo/city');

/**
 * Whether the data folder lacks a city the product brings along, or has one that was made otherwise than today. Apart
 * from the work itself (prepare.ts), so that a start with nothing to do loads neither the generator nor the readers of
 * survey formats.
 */
export async function citiesAreDue(): Promise<boolean> {
  const { root, dataDir } = readConfig();
  const store = openVersionStore(dataDir);
  const samples = checkedInCities(root).map(({ folder, settings }) => [settings.id, folder]);
  for (const [id, folder] of [[sampleCityId, sampleCityMaker(root)], ...samples])
    if (await isSampleDue(store, id, await folderFingerprint(folder))) return true;
  return await isAnyOutdated(dataDir);
}
