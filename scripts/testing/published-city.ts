import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCity } from '../../data/demo/city/make-city.ts';
import { randomStream } from '../../data/demo/city/random.ts';
import { getProjection, type Projection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import type { Manifest } from '../../data/model/manifest.ts';
import { publicLayers } from '../../data/publication/public-layers.ts';
import { openMemoryEngine } from '../../server/engine/memory-engine.ts';
import { importDemoCity } from '../../server/jobs/import-demo-city.ts';
import type { Secret } from '../../server/jobs/publish/leak-search.ts';
import { publishCity } from '../../server/jobs/publish/publish-city.ts';
import { publicWordsOf, secretsOf } from '../../server/jobs/publish/secrets.ts';
import { writePageTemplate } from '../../server/jobs/publish/testing/page-template.ts';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import type { VersionStore } from '../../server/store/version-store.ts';
import { writeCity } from '../write-city.ts';
import { findLeaks } from './published-artefacts.ts';

/** Layers with assets of the staff. */
const staffLayers = ['pipes', 'nodes', 'catchments', 'flood_points', 'flood_events', 'underpasses', 'underground_spaces', 'lifelines']; // prettier-ignore

/** A sample city as it is published, and what of it nobody may find there. */
export interface PublishedCity {
  /** Folder of everything, for copies; removed by `close`. */
  root: string;
  site: string;
  /** Whether the page is the one that was built; else a stand-in. */
  isPageBuilt: boolean;
  assets: { layer: string; feature: SurveyFeature }[];
  secrets: Secret[];
  /** Share of the values that stand in the page before there is a city: common numbers, which tell nothing. */
  shareCommon: number;
  pipes: SurveyFeature[];
  publicFeatures: SurveyFeature[];
  projection: Projection;
  close(): void;
}

/**
 * Makes, imports and publishes a sample city, and draws `drawn` assets of the staff, the same at every run; the few flood
 * points have the persons, and all of them are among the assets.
 */
export async function publishSampleCity(seed: number, size: number, drawn: number): Promise<PublishedCity> {
  const root = mkdtempSync(join(tmpdir(), 'drainatlas-leaks-'));
  await writeCity(makeCity({ seed, size }), join(root, 'city'));
  const manifest = await importDemoCity({ folder: join(root, 'city'), withTiles: false, dataDir: join(root, 'data') });
  const store = openVersionStore(join(root, 'data'));
  const engine = await openMemoryEngine(store, { analysisWorkers: 1 });
  const site = join(root, 'site');
  const built = join(import.meta.dirname, '../../public');
  const isPageBuilt = existsSync(join(built, 'index.html'));
  const template = isPageBuilt ? built : writePageTemplate(join(root, 'page'));
  try {
    const version = await engine.find(manifest.city);
    await publishCity({ version: version!, store, out: site, template, today: '2026-11-21' });
  } finally {
    await engine.close();
  }
  const records = (layer: string): Promise<SurveyFeature[]> => featuresOf(store, manifest, layer);
  const publicFeatures = (await Promise.all(publicLayers.filter(({ id }) => id !== 'flood_points').map(({ id }) => records(id)))).flat(); // prettier-ignore
  const random = randomStream(seed, 'leaks');
  const all = (await Promise.all(staffLayers.map(async (layer) => (await records(layer)).map((feature) => ({ layer, feature }))))).flat(); // prettier-ignore
  const assets = Array.from({ length: drawn }, () => all[Math.floor(random() * all.length)]);
  assets.push(...all.filter(({ layer }) => layer === 'flood_points'));
  const words = publicWordsOf(await publicOf(store, manifest));
  const values = assets.flatMap(({ layer, feature }) => secretsOf(findLayer(layer)!, feature, words));
  const common = new Set((await findLeaks(template, values)).map(({ value }) => value).filter((value) => /^[\d.-]+$/.test(value))); // prettier-ignore
  return {
    root,
    site,
    isPageBuilt,
    assets,
    secrets: values.filter(({ value }) => !common.has(value)),
    shareCommon: common.size / values.length,
    pipes: await records('pipes'),
    publicFeatures,
    projection: getProjection(manifest.workingCrs),
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function featuresOf(store: VersionStore, manifest: Manifest, layer: string): Promise<SurveyFeature[]> {
  const entry = manifest.layers[layer];
  const features: SurveyFeature[] = [];
  if (entry) for await (const feature of store.readLayer(manifest.city, entry)) features.push(feature);
  return features;
}

/** Public fields of every record of the public's layers. */
async function publicOf(store: VersionStore, manifest: Manifest): Promise<Pick<SurveyFeature, 'properties'>[]> {
  const records: Pick<SurveyFeature, 'properties'>[] = [];
  for (const { id } of publicLayers) {
    const fields =
      findLayer(id)?.fields.filter(({ access, name }) => access === 'public' && !name.endsWith('Id')) ?? [];
    for (const { properties } of await featuresOf(store, manifest, id)) {
      records.push({ properties: Object.fromEntries(fields.map(({ name }) => [name, properties[name] ?? null])) });
    }
  }
  return records;
}
