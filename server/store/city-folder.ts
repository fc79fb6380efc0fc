import { isAbsolute, join, relative, resolve } from 'node:path';
import { StoreError } from './store-error.ts';

const cityId = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Whether a text may be a city's id: it is also a folder name and a part of URLs. */
export function isCityId(city: string): boolean {
  return cityId.test(city);
}

/** Whether a text may be a version's id: it is a folder name too. */
export function isVersionId(version: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(version);
}

/** Absolute folder of a city. Throws for a text that is no city id. */
export function cityFolder(dataDir: string, city: string): string {
  if (!isCityId(city)) {
    throw new StoreError(
      'city-id-invalid',
      `city id ${JSON.stringify(city.slice(0, 80))} is not usable; expected 1 to 63 of a–z, 0–9, - and _, the first a letter or digit`,
    );
  }
  return join(resolve(dataDir), 'cities', city);
}

/** Absolute path of a file below a folder. Throws when it would lie outside. */
export function pathWithin(folder: string, file: string): string {
  const path = resolve(folder, file);
  const inside = relative(folder, path);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new StoreError('path-outside', `path ${JSON.stringify(file.slice(0, 200))} leaves the city's folder`);
  }
  return path;
}
