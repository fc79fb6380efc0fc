import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCity } from '../data/demo/city/make-city.ts';
import { randomStream } from '../data/demo/city/random.ts';
import { getProjection } from '../data/geo/crs.ts';
import type { SurveyFeature } from '../data/model/feature.ts';
import { findLayer } from '../data/model/layers.ts';
import type { Manifest } from '../data/model/manifest.ts';
import { publicLayers } from '../data/publication/public-layers.ts';
import type { Publication } from '../data/publication/publication.ts';
import { publicationFile, tilesFile } from '../data/publication/site-files.ts';
import { openMemoryEngine } from '../server/engine/memory-engine.ts';
import { importDemoCity } from '../server/jobs/import-demo-city.ts';
import { checkArtefacts } from '../server/jobs/publish/check-artefacts.ts';
import { searchableText, type Secret } from '../server/jobs/publish/leak-search.ts';
import { publishCity } from '../server/jobs/publish/publish-city.ts';
import { publicWordsOf, secretsOf } from '../server/jobs/publish/secrets.ts';
import { openVersionStore } from '../server/store/file-version-store.ts';
import type { VersionStore } from '../server/store/version-store.ts';
import { writePageTemplate } from '../server/jobs/publish/testing/page-template.ts';
import { buildTiles } from '../tiles/build.ts';
import { findLeaks, textsOf, verticesOf } from './testing/published-artefacts.ts';
import { unexplainedVertices } from './testing/unexplained-vertices.ts';
import { writeCity } from './write-city.ts';

/** Layers with assets of the staff. */
const staffLayers = ['pipes', 'nodes', 'catchments', 'flood_points', 'flood_events', 'underpasses', 'underground_spaces', 'lifelines']; // prettier-ignore
const drawn = 200;

let root: string;
let site: string;
let manifest: Manifest;
let assets: { layer: string; feature: SurveyFeature }[];
let secrets: Secret[];
let shareCommon: number;
let pipes: SurveyFeature[];
let publicFeatures: SurveyFeature[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'drainatlas-leaks-'));
  writeCity(makeCity({ seed: 1, size: 0.05 }), join(root, 'city'));
  manifest = await importDemoCity({ folder: join(root, 'city'), withTiles: false, dataDir: join(root, 'data') });
  const store = openVersionStore(join(root, 'data'));
  const engine = await openMemoryEngine(store, { analysisWorkers: 1 });
  site = join(root, 'site');
  const template = builtPage();
  try {
    const version = await engine.find(manifest.city);
    await publishCity({ version: version!, store, out: site, template, today: '2026-11-21' });
  } finally {
    await engine.close();
  }
  const records = async (layer: string): Promise<SurveyFeature[]> => featuresOf(store, layer);
  pipes = await records('pipes');
  publicFeatures = (await Promise.all(publicLayers.filter(({ id }) => id !== 'flood_points').map(({ id }) => records(id)))).flat(); // prettier-ignore
  const random = randomStream(1, 'leaks');
  const all = (await Promise.all(staffLayers.map(async (layer) => (await records(layer)).map((feature) => ({ layer, feature }))))).flat(); // prettier-ignore
  assets = Array.from({ length: drawn }, () => all[Math.floor(random() * all.length)]);
  // The few flood points have the persons: all of them are looked for.
  assets.push(...all.filter(({ layer }) => layer === 'flood_points'));
  const words = publicWordsOf(await publicOf(store));
  const values = assets.flatMap(({ layer, feature }) => secretsOf(findLayer(layer)!, feature, words));
  // The page is built before there is a city: a number that stands in it is a common one.
  const common = new Set((await findLeaks(template, values)).map(({ value }) => value).filter((value) => /^[\d.-]+$/.test(value))); // prettier-ignore
  shareCommon = common.size / values.length;
  secrets = values.filter(({ value }) => !common.has(value));
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The page as it is built, where it is; else a stand-in. */
function builtPage(): string {
  const built = join(import.meta.dirname, '../public');
  return existsSync(join(built, 'index.html')) ? built : writePageTemplate(join(root, 'page'));
}

async function featuresOf(store: VersionStore, layer: string): Promise<SurveyFeature[]> {
  const entry = manifest.layers[layer];
  const features: SurveyFeature[] = [];
  if (entry) for await (const feature of store.readLayer(manifest.city, entry)) features.push(feature);
  return features;
}

/** Public fields of every record of the public's layers. */
async function publicOf(store: VersionStore): Promise<Pick<SurveyFeature, 'properties'>[]> {
  const records: Pick<SurveyFeature, 'properties'>[] = [];
  for (const { id } of publicLayers) {
    const fields =
      findLayer(id)?.fields.filter(({ access, name }) => access === 'public' && !name.endsWith('Id')) ?? [];
    for (const { properties } of await featuresOf(store, id)) {
      records.push({ properties: Object.fromEntries(fields.map(({ name }) => [name, properties[name] ?? null])) });
    }
  }
  return records;
}

const projection = () => getProjection(manifest.workingCrs);
const releasePath = (folder: string): string => join(folder, 'release', readdirSync(join(folder, 'release'))[0]);

describe('what the public is served of the sample city', () => {
  it('holds no telling value of 200 staff assets: no key, level, owner, person or phone', async () => {
    expect(secrets.length).toBeGreaterThan(2 * drawn);
    expect(shareCommon).toBeLessThan(0.1);
    const kinds = [/^\d+\.\d{3}$/, /^[A-Z]{1,3}[A-Z0-9]*-?\d/, /值班员/, /000-0000-0001/];
    for (const kind of kinds) expect(secrets.some(({ value }) => kind.test(value))).toBe(true);
    expect(Object.keys(await textsOf(site)).length).toBeGreaterThan(10);
    expect(await findLeaks(site, secrets)).toEqual([]);
  });

  it('has no vertex within 5 m of a pipe’s that no public layer explains', async () => {
    const vertices = await verticesOf(site);
    expect(vertices.length).toBeGreaterThan(10_000);
    expect(unexplainedVertices(vertices, pipes, publicFeatures, projection())).toEqual([]);
  });
});

describe('a leak that is planted', () => {
  let planted: string;
  const copy = (name: string): string => {
    planted = join(root, `planted-${name}`);
    cpSync(site, planted, { recursive: true });
    return planted;
  };
  const asset = (layer: string): SurveyFeature => assets.find((each) => each.layer === layer)!.feature;
  /** Changes the publication of a copy. */
  const change = (folder: string, work: (publication: Publication) => void): void => {
    const path = join(releasePath(folder), publicationFile);
    const publication = JSON.parse(readFileSync(path, 'utf8')) as Publication;
    work(publication);
    writeFileSync(path, JSON.stringify(publication));
  };
  const foundIn = async (folder: string) =>
    (await findLeaks(folder, secrets)).map(({ where, value }) => [where, value]);

  it('is found as a key in the publication', async () => {
    const { id } = asset('pipes');
    const folder = copy('key');
    change(folder, ({ places }) => (places[0].name.en = `see ${id}.`));
    expect((await foundIn(folder)).map(([, value]) => value)).toEqual([id]);
  });

  it('is found as a level in a script, also in its packed copy alone', async () => {
    const level = secrets.find(({ value, of }) => of.startsWith('nodes') && /^\d+\.\d{3}$/.test(value))!.value;
    const folder = copy('level');
    appendFileSync(join(folder, 'sw.js'), `\nconst level = ${level};`);
    expect(await foundIn(folder)).toEqual([['sw.js', level]]);
    writeFileSync(join(folder, 'sw.js'), '');
    writeFileSync(join(folder, 'sw.js.gz'), gzipSync(`x = [${level}]`));
    expect(await foundIn(folder)).toEqual([['sw.js.gz', level]]);
  });

  it('is found as a person and a phone in a page and in a source map', async () => {
    const folder = copy('person');
    const { contactName, contactPhone } = asset('flood_points').properties as Record<string, string>;
    appendFileSync(join(folder, 'index.html'), `<p>${contactName}</p>`);
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'assets/x.js.map'), JSON.stringify({ sourcesContent: [contactPhone] }));
    const values = (await foundIn(folder)).map(([where, value]) => `${where} ${value}`);
    expect(values).toContain(`index.html ${contactName}`);
    expect(values).toContain(`assets/x.js.map ${contactPhone}`);
  });

  it('is found as an owner', async () => {
    const owner = secrets.find(({ value, of }) => of.startsWith('pipes') && /\p{Script=Han}{3}/u.test(value));
    const folder = copy('owner');
    change(folder, ({ places }) => (places[1].name.zh = `${owner!.value}的管`));
    expect((await foundIn(folder)).map(([, value]) => value)).toContain(owner!.value);
  });

  it('is found as a vertex in the publication', async () => {
    const folder = copy('vertex');
    const [lon, lat] = asset('pipes').geometry.coordinates[0] as [number, number];
    // In no place that something public happens to explain: a pipe may begin on a road's line.
    change(folder, ({ places }) => places.push({ ...places[0], kind: 'underpass', at: [lon, lat] }));
    const found = unexplainedVertices(await verticesOf(folder), pipes, publicFeatures, projection());
    expect(found.map(({ layer, lonLat }) => [layer, lonLat])).toEqual([['underpass', [lon, lat]]]);
  });

  it('is found in tiles: pipes drawn as roads, and a layer the public does not have', async () => {
    const folder = copy('tiles');
    const tiles = join(releasePath(folder), tilesFile);
    const stolen = assets.filter(({ layer }) => layer === 'pipes').map(({ feature }) => feature);
    const roads = publicLayers.find(({ id }) => id === 'roads')!;
    const named = stolen.map((f) => ({ ...f, properties: { name: f.id, roadClass: 'arterial' } }));
    rmSync(tiles);
    await buildTiles({
      inputs: [{ layer: roads, count: named.length, features: () => eachOf(named) }],
      audience: 'public',
      catalogue: [roads],
      outFile: tiles,
      name: 'planted',
    });
    const values = new Set((await findLeaks(folder, secrets)).map(({ value }) => value));
    expect([...values].sort()).toEqual([...new Set(stolen.map(({ id }) => id))].sort());
    const found = unexplainedVertices(await verticesOf(folder), pipes, publicFeatures, projection());
    expect(found.length).toBeGreaterThan(stolen.length / 2);
    const breaches = await checkArtefacts({ x: searchableText({}) }, tiles, secrets);
    expect(breaches.map(({ rule }) => rule)).toEqual(['staff-value']);

    rmSync(tiles);
    const layer = { ...findLayer('pipes')!, access: 'public' as const, publicGeometry: 'exact' as const };
    await buildTiles({
      inputs: [{ layer, count: stolen.length, features: () => eachOf(stolen) }],
      audience: 'public',
      catalogue: [layer],
      outFile: tiles,
      name: 'planted',
    });
    expect(await checkArtefacts({}, tiles, [])).toEqual([
      { rule: 'layer-forbidden', where: 'tiles: pipes', why: 'the public has no such layer' },
    ]);
  });
});

async function* eachOf(features: readonly SurveyFeature[]): AsyncGenerator<SurveyFeature> {
  yield* features;
}
