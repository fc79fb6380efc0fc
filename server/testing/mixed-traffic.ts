import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DensityResult } from '../contract/density.ts';
import type { BlankAreasResult } from '../contract/blank-areas.ts';
import type { CityDetail } from '../contract/cities.ts';
import type { ItemCollection } from '../contract/items.ts';
import type { SearchResult } from '../contract/search.ts';
import { api } from './sample-app.ts';
import { countedLengthM } from './switching-city.ts';

export interface Traffic {
  /** Requests answered, by kind. */
  answered: Record<string, number>;
  /** Versions seen in answers. */
  versions: Set<string>;
  /** Resolves when an answer came from a version; rejects as `stop` does. */
  seen(version: string): Promise<void>;
  /** Ends the clients and rejects with the first answer that was a failure or a mixture. */
  stop(): Promise<void>;
}

/** The version in the keys of an answer; more than one is a mixture. */
function onlyVersion(keys: string[]): string {
  const versions = new Set(keys.filter((key) => key.startsWith('v')).map((key) => key.slice(0, key.indexOf('-'))));
  expect([...versions]).toHaveLength(1);
  return [...versions][0];
}

/**
 * Clients that ask a server with the switching city for everything a person's screen asks for, one request after the
 * other, over real connections. Every answer is held against the one version it must come from.
 */
export function mixedTraffic(origin: string, clients: number): Traffic {
  const answered: Record<string, number> = {};
  const versions = new Set<string>();
  const stopping = new AbortController();

  const fetchOk = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(origin + path, init);
    if (!response.ok && response.status !== 206)
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  const get = async <T>(path: string): Promise<T> => (await (await fetchOk(path)).json()) as T;
  const post = async <T>(name: string, body: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const path = `${api}/analysis/${name}`;
    return (await (await fetchOk(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()) as T;
  };

  const kinds: Record<string, (round: number) => Promise<string>> = {
    async map() {
      const { version, tiles } = await get<CityDetail>(api);
      expect(tiles.url).toContain(`/${version.id}/`);
      const response = await fetchOk(tiles.url, { headers: { range: 'bytes=100-199' } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...new Set(bytes)]).toEqual([Number(version.id.slice(1)) % 251]);
      return version.id;
    },
    async items() {
      const { features, numberMatched } = await get<ItemCollection>(
        `${api}/collections/pipes/items?role=main&limit=1000`,
      );
      const version = onlyVersion(features.map(({ id }) => id));
      expect([features.length, numberMatched]).toEqual(Array(2).fill(3 + (Number(version.slice(1)) % 7)));
      return version;
    },
    async search() {
      return onlyVersion((await get<SearchResult>(`${api}/search?q=n1`)).hits.map(({ key }) => key));
    },
    async density(round) {
      const cells = { type: 'square', sizeM: 100 + (round % 50) };
      const { meta, totals } = await post<DensityResult>('density', { cells });
      // Planar lengths in NZTM differ from the sample's metres by less than its scale: 1 m in 1,500 m.
      expect(Math.abs(totals.lengthM - countedLengthM(meta.datasetVersion))).toBeLessThan(1);
      return meta.datasetVersion;
    },
    async 'blank areas'(round) {
      const { meta, features } = await post<BlankAreasResult>('blank-areas', {
        distanceM: 20 + (round % 60),
        minAreaM2: 0,
      });
      expect(features.length).toBeGreaterThan(0);
      return meta.datasetVersion;
    },
  };

  async function client(start: number): Promise<void> {
    const names = Object.keys(kinds);
    for (let round = start; !stopping.signal.aborted; round++) {
      const name = names[round % names.length];
      versions.add(await kinds[name](round));
      answered[name] = (answered[name] ?? 0) + 1;
    }
  }
  const running = Array.from({ length: clients }, (_, i) => client(i));
  const ended = Promise.all(running).finally(() => stopping.abort());
  // A failure is reported by `stop`.
  ended.catch(() => undefined);
  return {
    answered,
    versions,
    async seen(version) {
      while (!versions.has(version)) {
        if (stopping.signal.aborted) await ended;
        await sleep(20);
      }
    },
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
