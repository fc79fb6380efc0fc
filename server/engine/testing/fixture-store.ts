import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SurveyFeature } from '../../../data/model/feature.ts';
import type { CitySettings, LayerEntry, Manifest } from '../../../data/model/manifest.ts';
import type { VersionStore } from '../../store/version-store.ts';

/** A store for tests: manifests in memory, layer files in a temporary folder. */
export interface FixtureStore extends VersionStore {
  /** Makes a version the current one of the city and tells those who watch. */
  publish(version: string, layers: Record<string, SurveyFeature[]>, tiles?: Uint8Array): void;
  /** The city's settings; what is changed here holds for versions loaded afterwards. */
  settings: CitySettings;
  remove(): void;
}

export function fixtureStore(city: string, workingCrs = 'EPSG:2193'): FixtureStore {
  const folder = mkdtempSync(join(tmpdir(), 'drainatlas-'));
  const settings: CitySettings = {
    id: city,
    title: { zh: '测试城', en: 'Test city' },
    workingCrs,
    synthetic: true,
    attribution: { zh: '虚构', en: 'Invented' },
  };
  let current: Manifest | undefined;
  const versions = new Map<string, Manifest>();
  const watchers = new Set<(city: string) => void>();

  const write = (file: string, bytes: string | Uint8Array): { file: string; bytes: number; sha256: string } => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), bytes);
    return { file, bytes: Buffer.byteLength(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
  };

  return {
    settings,
    listCities: async () => [settings],
    findCity: async (id) => (id === city ? settings : undefined),
    findCurrent: async (id) => (id === city ? current : undefined),
    findVersion: async (id, version) => (id === city ? versions.get(version) : undefined),
    filePath: (_city, relative) => join(folder, relative),
    async *readLayer(_city, { file }) {
      for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
        if (line !== '') yield JSON.parse(line) as SurveyFeature;
      }
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    publish(version, layers, tiles = new Uint8Array(1000).map((_, i) => i % 251)) {
      const entries = Object.entries(layers).map(([id, features]): [string, LayerEntry] => [
        id,
        {
          ...write(
            `layers/${version}-${id}.ndjson`,
            features.map((feature) => `${JSON.stringify(feature)}\n`).join(''),
          ),
          count: features.length,
          bbox: [174, -42, 175, -41],
          importedAt: '2026-01-01T00:00:00Z',
          sources: [],
          filled: {},
          issues: [],
        },
      ]);
      current = {
        format: 'drainatlas-version',
        formatVersion: 1,
        id: version,
        city,
        state: 'draft',
        createdAt: '2026-01-01T00:00:00Z',
        workingCrs,
        bbox: [174, -42, 175, -41],
        layers: Object.fromEntries(entries),
        tiles: { staff: write(`versions/${version}/staff.pmtiles`, tiles) },
      };
      versions.set(version, current);
      for (const watcher of watchers) watcher(city);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
