import { ImportError } from '../../data/import/import-error.ts';
import { getProjection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { mergeIssues } from '../../data/model/issue-collector.ts';
import { layers as catalogue } from '../../data/model/layers.ts';
import type { CitySettings, LayerEntry, Manifest, TerrainEntry } from '../../data/model/manifest.ts';
import { checkNetwork, networkIssueCodes } from '../../data/quality/network-rules.ts';
import { createNetworkTable } from '../../data/quality/network-table.ts';
import { isCityId } from '../store/city-folder.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { beginVersion } from '../store/version-writer.ts';
import { checkNearCity, chooseWorkingCrs, unionOf } from './import-place.ts';
import type { ImportWatch } from './import-progress.ts';
import { takeTerrain, terrainLayer } from './import-terrain.ts';
import { makeTiles, newVersionId, withTerrainTiles } from './make-tiles.ts';
import { prepareInputs, readLayerInput, type LayerInput } from './read-layer-input.ts';
import { readTerrain } from '../engine/read-terrain.ts';

export interface ImportOptions extends ImportWatch {
  dataDir: string;
  city: string;
  /** Settings to set or change; a new city needs none of them. */
  settings?: Partial<Omit<CitySettings, 'id'>> | undefined;
  inputs: readonly LayerInput[];
  /** Fingerprint of the sample city that is imported; absent for a user's import. */
  sample?: string | undefined;
  /** Default: true. Without tiles a version answers questions but draws nothing. */
  withTiles?: boolean | undefined;
}

/**
 * Makes and publishes a new dataset version of a city in which the named layers are replaced and all others are
 * those of the version before. Returns its manifest. `terrain` among the inputs is the ground levels (a GeoTIFF).
 *
 * Throws an `ImportError` for input that cannot be taken, a `StoreError` while another import runs, and the
 * signal's reason when it is aborted: in each case the running version stays as it was and nothing is left behind.
 */
export async function importLayers(options: ImportOptions): Promise<Manifest> {
  const { dataDir, city, onProgress, signal } = options;
  if (!isCityId(city)) {
    throw new ImportError(
      'city-invalid',
      `--city ${JSON.stringify(city)}: expected a–z, 0–9, - and _, at most 63 characters`,
    );
  }
  if (options.inputs.length === 0) throw new ImportError('layer-unknown', 'no layer is named; nothing to import');
  const [terrainInput, secondTerrain] = options.inputs.filter(({ layer }) => layer === terrainLayer.id);
  if (secondTerrain)
    throw new ImportError('layer-repeated', 'the terrain is given twice; join its files into one GeoTIFF');
  const inputs = await prepareInputs(options.inputs.filter((input) => input !== terrainInput));
  const given = options.settings?.workingCrs;
  if (given !== undefined) chooseWorkingCrs(given, undefined, [], null);

  const createdAt = new Date().toISOString();
  const id = newVersionId(createdAt);
  const store = openVersionStore(dataDir);
  const writer = await beginVersion(dataDir, city, id);
  try {
    // Read under the lock: no other import can change them now.
    const previous = await store.findCurrent(city);
    const present = await store.findCity(city);
    const layers: Record<string, LayerEntry> = { ...previous?.layers };
    const replaced = new Set(inputs.map(({ layer }) => layer.id));
    for (const name of replaced) delete layers[name];

    for (const input of inputs) {
      const rest = unionOf(Object.values(layers).map(({ bbox }) => bbox));
      const entry = await readLayerInput(input, writer, createdAt, options);
      checkNearCity(input.layer.id, entry.bbox, city, rest);
      layers[input.layer.id] = entry;
    }

    const taken = terrainInput && (await takeTerrain(terrainInput, writer, createdAt, options));
    const kept = taken?.entry ?? previous?.terrain;
    // Levels often reach far beyond the city: they say where it lies only while nothing else does.
    const ofLayers = unionOf(Object.values(layers).map((entry) => entry.bbox));
    checkNearCity(terrainLayer.id, taken?.entry.bbox ?? null, city, ofLayers);
    const bbox = ofLayers ?? kept?.bbox ?? null;
    const inputCrs = inputs.flatMap(({ layer }) => layers[layer.id]?.sources.map(({ crs }) => crs) ?? []);
    if (taken) inputCrs.push(taken.entry.crs);
    const workingCrs = chooseWorkingCrs(given, present?.workingCrs, inputCrs, bbox);
    const readLayer = (name: string): AsyncIterable<SurveyFeature> => {
      const entry = layers[name];
      if (!entry) return nothing();
      return replaced.has(name) ? writer.readWritten(name) : store.readLayer(city, entry);
    };

    if (replaced.has('pipes') || replaced.has('nodes')) {
      signal?.throwIfAborted();
      onProgress?.({ step: 'check' });
      await checkNetworkOf(layers, readLayer, workingCrs);
    }

    const sources = [...Object.values(layers).flatMap((entry) => entry.sources), ...(kept ? [kept.source] : [])];
    const settings = mergeSettings(city, workingCrs, present, options.settings, sources);
    const ordered = Object.fromEntries(
      catalogue.flatMap(({ id: name }) => (layers[name] ? [[name, layers[name]] as const] : [])),
    );
    const pathOf = (name: string): string =>
      replaced.has(name) ? writer.layerPath(`${name}.ndjson`) : store.filePath(city, ordered[name].file);
    const tiles = options.withTiles === false ? {} : await makeTiles(writer, ordered, pathOf, settings, options);
    const readKept = async (entry: TerrainEntry) =>
      taken?.read ?? readTerrain(store.filePath(city, entry.file), entry.crs, options.signal);
    const terrain =
      kept && options.withTiles !== false
        ? await withTerrainTiles(kept, () => readKept(kept), writer, settings, options)
        : kept;
    signal?.throwIfAborted();
    onProgress?.({ step: 'publish' });
    const manifest: Manifest = {
      format: 'drainatlas-version',
      formatVersion: 1,
      id,
      city,
      state: 'published',
      createdAt,
      ...(previous ? { previous: previous.id } : {}),
      ...(options.sample === undefined ? {} : { sample: options.sample }),
      workingCrs,
      ...(settings.verticalDatum === undefined ? {} : { verticalDatum: settings.verticalDatum }),
      bbox,
      layers: ordered,
      ...(terrain ? { terrain } : {}),
      tiles,
    };
    await writer.publish(manifest, settings);
    return manifest;
  } finally {
    await writer.abort();
  }
}

/** Counts the issues of the network anew, in the entries of both layers, whichever of them was imported. */
async function checkNetworkOf(
  layers: Record<string, LayerEntry>,
  readLayer: (name: string) => AsyncIterable<SurveyFeature>,
  workingCrs: string,
): Promise<void> {
  const table = await createNetworkTable(readLayer('pipes'), readLayer('nodes'), getProjection(workingCrs));
  const found = checkNetwork(table);
  for (const name of ['pipes', 'nodes'] as const) {
    const entry = layers[name];
    if (!entry) continue;
    const others = entry.issues.filter(({ code }) => !networkIssueCodes.includes(code));
    layers[name] = { ...entry, issues: mergeIssues(others, found[name]) };
  }
}

function mergeSettings(
  city: string,
  workingCrs: string,
  present: CitySettings | undefined,
  given: ImportOptions['settings'],
  sources: readonly TerrainEntry['source'][],
): CitySettings {
  const credits = new Set(sources.map((source) => source.attribution ?? ''));
  const credit = [...credits].filter((text) => text !== '').join('; ');
  const set = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  return {
    title: { zh: city, en: city },
    synthetic: false,
    attribution: { zh: credit, en: credit },
    ...present,
    ...set,
    id: city,
    workingCrs,
  };
}

async function* nothing(): AsyncGenerator<SurveyFeature> {}
