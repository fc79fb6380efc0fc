import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import type { TerrainFile } from '../analysis/columns.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { VersionStore } from '../store/version-store.ts';
import { limits } from '../../data/model/limits.ts';
import { AnalysisCache } from './analysis-cache.ts';
import { AnalysisPool } from './analysis-pool.ts';
import type { CityState, Engine, EngineVersion } from './engine.ts';
import { loadVersion } from './load-version.ts';
import { MemoryVersion } from './memory-version.ts';
import { releaseSoon } from './release-memory.ts';

interface City extends CityState {
  current?: MemoryVersion;
  /** Ends when the newest known version is loaded, or could not be. */
  loading: Promise<void>;
  busy: boolean;
  /** A change came while loading: load once more. */
  again: boolean;
}

export interface MemoryEngineOptions {
  analysisWorkers: number;
  analysisTimeoutMs?: number;
  /** Bytes of answers kept in memory; 0 keeps none. */
  resultCacheBytes?: number;
  /** Makes the distance field, the network and the hollows of each version that is loaded before somebody asks for them. */
  preparesFields?: boolean;
  /** Told about versions that could not be loaded. */
  onError?: (city: string, error: Error) => void;
  onLoaded?: (city: string, version: string, ms: number) => void;
}

/**
 * Engine that keeps every city's current version in memory. A new version is loaded beside the old one and then takes
 * its place; an `EngineVersion` in use goes on answering from its own.
 */
export async function openMemoryEngine(store: VersionStore, options: MemoryEngineOptions): Promise<Engine> {
  const pool = new AnalysisPool(options.analysisWorkers, options.analysisTimeoutMs);
  const analyses = new AnalysisCache(pool, options.resultCacheBytes ?? limits.resultCacheMaxBytes);
  const cities = new Map<string, City>();
  /** Loads that still write their snapshots: nobody may take their folder away before. */
  const saving = new Set<Promise<void>>();
  let closed = false;

  async function load(city: City): Promise<void> {
    const began = performance.now();
    const settings = await store.findCity(city.id);
    const manifest = await store.findCurrent(city.id);
    if (!settings || !manifest) {
      if (!city.current) city.state = 'empty';
      return;
    }
    if (city.current?.version === manifest.id) return;
    const loading = loadVersion(store, manifest);
    const saved = loading.ended.then((unsaved) => {
      saving.delete(saved);
      for (const reason of unsaved) options.onError?.(city.id, new Error(`the snapshot was not written: ${reason}`));
    });
    saving.add(saved);
    const columns = await loading.layers;
    if (closed) return;
    const before = city.current;
    city.current = new MemoryVersion(settings, manifest, columns, analyses, terrainFile(store, manifest));
    city.state = 'ready';
    delete city.error;
    if (before) letGo(before, new WeakRef(before));
    if (options.preparesFields) {
      pool.prepareField(city.current.datasetId, city.current.dataset);
      prepare(city.current);
    }
    options.onLoaded?.(city.id, manifest.id, Math.round(performance.now() - began));
  }

  /** Requests that began with a version keep it; when the last has ended, its memory is given back. */
  function letGo({ datasetId }: MemoryVersion, old: WeakRef<object>): void {
    analyses.forget(datasetId);
    pool.forget(datasetId);
    releaseSoon(old);
  }

  async function loadNewest(city: City): Promise<void> {
    city.busy = true;
    for (let more = true; more;) {
      city.again = false;
      try {
        await load(city);
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        city.error = failure.message;
        if (!city.current) city.state = 'failed';
        options.onError?.(city.id, failure);
      }
      more = city.again && !closed;
    }
    city.busy = false;
  }

  function refresh(id: string): void {
    const city: City = cities.get(id) ?? {
      id,
      state: 'loading',
      loading: Promise.resolve(),
      busy: false,
      again: false,
    };
    cities.set(id, city);
    if (city.busy) {
      city.again = true;
      return;
    }
    if (!city.current) city.state = 'loading';
    city.loading = loadNewest(city);
  }

  // Watching starts before the list is read: a version that comes in between is then seen twice, not missed.
  const stopWatching = store.watch(refresh);
  for (const settings of await store.listCities().catch(failListing))
    if (!cities.has(settings.id)) refresh(settings.id);

  return {
    async find(id): Promise<EngineVersion | undefined> {
      const city = cities.get(id);
      if (!city) return undefined;
      if (!city.current) await city.loading;
      if (!city.current && city.state === 'failed') {
        throw new ProblemError('city-failed', `${id} could not be loaded: ${city.error ?? 'unknown reason'}`);
      }
      return city.current;
    },
    cities: () =>
      [...cities.values()].map(({ id, state, current, error }) => ({
        id,
        state,
        ...(current ? { current } : {}),
        ...(error === undefined ? {} : { error }),
      })),
    async close() {
      closed = true;
      stopWatching();
      await Promise.all([pool.close(), ...saving]);
    },
  };
}

function failListing(error: unknown): CitySettings[] {
  throw new Error(`the data folder cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}

/**
 * The first click on a pipe is answered as fast as any other: the check makes the graph and the city's edge. Then the
 * hollows: more than half of what the first question about weak points or causes would have to wait for.
 */
function prepare(version: MemoryVersion): void {
  version
    .analysisJson('network-check', {})
    .then(() => version.dataset.terrain && version.analysisJson('terrain-hollows', {}))
    .catch(() => undefined);
}

/** Where the engine's analyses find the terrain of a version, where it has one. */
function terrainFile(store: VersionStore, { city, terrain }: Manifest): TerrainFile | undefined {
  if (!terrain) return undefined;
  const { crs, cellM, file, source } = terrain;
  return { path: store.filePath(city, file), crs, cellM, source: source.name, date: source.date };
}
