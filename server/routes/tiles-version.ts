import type { Manifest } from '../../data/model/manifest.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { Context } from './context.ts';

/** Manifests kept in memory; a city has few versions that anybody still looks at. */
const manifestsMax = 32;

/**
 * Finds any version that lies on disk, not only the one the engine answers from: a map that was opened before a
 * switch, or before a restart, goes on drawing. Throws `city-unknown` or `version-unknown`.
 */
export function createVersionFinder({ store }: Context): (city: string, version: string) => Promise<Manifest> {
  // Versions never change: what was read once is right for ever.
  const known = new Map<string, Manifest>();
  return async (city, version) => {
    const key = `${city}/${version}`;
    const manifest = known.get(key) ?? (await store.findVersion(city, version));
    if (!manifest) throw await problemOf(city, version);
    known.delete(key);
    known.set(key, manifest);
    if (known.size > manifestsMax) known.delete(known.keys().next().value!);
    return manifest;
  };

  async function problemOf(city: string, version: string): Promise<ProblemError> {
    const current = await store.findCurrent(city);
    if (!current) return new ProblemError('city-unknown', `"${city.slice(0, 80)}" is not a city with data here`);
    const detail = `${city} has no version "${version.slice(0, 80)}"; current is ${current.id}: load the city again`;
    return new ProblemError('version-unknown', detail);
  }
}
