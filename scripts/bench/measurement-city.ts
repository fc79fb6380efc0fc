import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Geometry, SurveyFeature, Value } from '../../data/model/feature.ts';
import type { CitySettings, LayerEntry, Manifest } from '../../data/model/manifest.ts';
import type { LoadedLayer } from '../../server/engine/loaded-layer.ts';
import { readConfig } from '../../server/config.ts';
import { loadVersion } from '../../server/engine/load-version.ts';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import { beginVersion } from '../../server/store/version-writer.ts';

/** The central tenth of the pipes (on the same land), the city, or one of three times its area. */
export type CitySize = 'tenth' | 'whole' | 'triple';

export interface MeasurementCity {
  size: CitySize;
  /** The generator's files, `{pipes700k,pipes70k,parcels,districts,floods}.{ndjson,geojson}`: what peers load. */
  folder: string;
  pipesGeojson: string;
  /** A data folder that has the city as a dataset version without tiles: for the engine and the server. */
  dataDir: string;
  cityId: string;
  workingCrs: string;
  /** Its layers as the engine holds them: `pipes`, `built_up`, `districts`, `flood_points`. Loaded once. */
  columns(): Promise<ReadonlyMap<string, LoadedLayer>>;
}

const workingCrs = 'EPSG:4547';
const cityId = 'measurement-city';
const { root } = readConfig();

/** Makes what is not there yet below `BENCH_CITY` (default `var/bench-city`): 25 s and 0.7 GB for the whole city. */
export async function measurementCity(size: CitySize = 'whole'): Promise<MeasurementCity> {
  const base = resolve(process.env['BENCH_CITY'] || join(root, 'var/bench-city'));
  const folder = size === 'triple' ? join(base, 'triple') : base;
  await makeOnce(folder, async (out) => {
    const args = [join(root, 'scripts/bench/make-city.cjs'), out, ...(size === 'triple' ? ['34641'] : [])];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    if (status !== 0) throw new Error(`the measurement city could not be made: exit code ${status}`);
  });
  const pipes = size === 'tenth' ? 'pipes70k' : 'pipes700k';
  const dataDir = join(base, `data-${size}`);
  await makeOnce(dataDir, (out) => publish(out, folder, pipes));
  let columns: Promise<ReadonlyMap<string, LoadedLayer>> | undefined;
  return {
    size,
    folder,
    pipesGeojson: join(folder, `${pipes}.geojson`),
    dataDir,
    cityId,
    workingCrs,
    columns: () => (columns ??= load(dataDir)),
  };
}

async function load(dataDir: string): Promise<ReadonlyMap<string, LoadedLayer>> {
  const store = openVersionStore(dataDir);
  const manifest = await store.findCurrent(cityId);
  if (!manifest) throw new Error(`${dataDir} has no current version of ${cityId}; remove the folder and run again`);
  return loadVersion(store, manifest).layers;
}

/** Fills a folder beside its place and then moves it there, so that a folder that exists is whole. */
async function makeOnce(folder: string, make: (out: string) => Promise<void>): Promise<void> {
  if (existsSync(join(folder, '.done'))) return;
  const out = `${folder}.${process.pid}.tmp`;
  mkdirSync(out, { recursive: true });
  try {
    await make(out);
    writeFileSync(join(out, '.done'), '');
    // Another run may have been faster; both made the same bytes.
    if (!existsSync(join(folder, '.done'))) renameSync(out, folder);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

interface Made {
  id: number;
  geometry: Geometry;
  properties: Record<string, string | number>;
}

const kinds: Record<string, string> = { rain: 'storm', sewage: 'foul', combined: 'combined' };
const materials: Record<string, string> = {
  HDPE: 'hdpe',
  PVC: 'pvc',
  concrete: 'concrete',
  'ductile iron': 'ductile_iron',
  brick: 'brick',
  steel: 'steel',
};

/** The generator's columns under the catalogue's names. */
function layersOf(pipes: string): { layer: string; file: string; properties: (made: Made) => Record<string, Value> }[] {
  return [
    {
      layer: 'pipes',
      file: pipes,
      properties: ({ id, properties: p }) => ({
        pipeId: `P${id}`,
        kind: kinds[p['type']],
        diameterM: Number(p['diameter_mm']) / 1000,
        material: materials[p['material']],
        yearBuilt: p['year'],
        invertStartM: p['invert_up'],
        invertEndM: p['invert_down'],
      }),
    },
    { layer: 'built_up', file: 'parcels', properties: ({ id }) => ({ builtUpId: `B${id}` }) },
    { layer: 'districts', file: 'districts', properties: ({ properties: p }) => ({ districtId: p['name'], name: p['name'] }) }, // prettier-ignore
    {
      layer: 'flood_points',
      file: 'floods',
      properties: ({ id, properties: p }) => ({ floodPointId: `F${id}`, maxDepthM: Number(p['depth_cm']) / 100 }),
    },
  ];
}

async function publish(dataDir: string, folder: string, pipes: string): Promise<void> {
  const writer = await beginVersion(dataDir, cityId, 'v1');
  const layers: Record<string, LayerEntry> = {};
  for (const { layer, file, properties } of layersOf(pipes)) {
    const filled: Record<string, number> = {};
    let count = 0;
    async function* features(): AsyncGenerator<SurveyFeature> {
      const lines = createInterface({ input: createReadStream(join(folder, `${file}.ndjson`)), crlfDelay: Infinity });
      for await (const line of lines) {
        const made = JSON.parse(line) as Made;
        const values = properties(made);
        count++;
        for (const name of Object.keys(values)) filled[name] = (filled[name] ?? 0) + 1;
        yield { type: 'Feature', id: String(Object.values(values)[0]), geometry: made.geometry, properties: values };
      }
    }
    const written = await writer.writeLayer(layer, features());
    layers[layer] = { ...written, count, bbox: null, importedAt: madeAt, sources: [], filled, issues: [] };
  }
  const settings: CitySettings = {
    id: cityId,
    title: { zh: '测量城', en: 'Measurement city' },
    workingCrs,
    synthetic: true,
    attribution: { zh: '程序生成，供测量之用', en: 'Generated, for measuring' },
  };
  const manifest: Manifest = {
    format: 'drainatlas-version',
    formatVersion: 1,
    id: 'v1',
    city: cityId,
    state: 'published',
    createdAt: madeAt,
    workingCrs,
    bbox: null,
    layers,
    tiles: {},
  };
  await writer.publish(manifest, settings);
}

/** The city is the same whenever it is made. */
const madeAt = '2026-01-01T00:00:00Z';
