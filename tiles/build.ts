import { availableParallelism } from 'node:os';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import type { Audience, Layer } from '../data/model/catalogue.ts';
import type { Bbox, SurveyFeature } from '../data/model/feature.ts';
import { limits } from '../data/model/limits.ts';
import { type TileLayerSchema, tileSchema } from '../data/model/tile-schema.ts';
import { ArchiveWriter } from './archive.ts';
import { type BlockIndex, blockZoom, indexBlocks, planUnits, type Unit } from './blocks.ts';
import type { BuiltUnit, Outcomes } from './build-unit.ts';
import { collectColumns, columnsOfRecords, labelColumns, type LayerColumns } from './columns.ts';
import type { LayerRecords } from './layer-records.ts';
import { archiveMetadata } from './metadata.ts';
import { makePause } from './pause.ts';
import { latitudeOf, longitudeOf } from '../data/geo/mercator.ts';
import type { BuildReport, KeptShare, ZoomReport } from './report.ts';
import { inlinePool, threadPool, type UnitPool } from './unit-pool.ts';

/** One layer's features, one after the other or in columns; `features` is called once. */
export interface TileInput {
  layer: Layer;
  features: () => AsyncIterable<SurveyFeature> | LayerRecords;
  /** Number of features, for the progress. */
  count: number;
}

export interface BuildOptions {
  inputs: readonly TileInput[];
  audience: Audience;
  /** Layers the archive may have, where they are not those of the product's catalogue: the public's dataset has its own. */
  catalogue?: readonly Layer[];
  /** Path of the archive; its folder must exist. */
  outFile: string;
  /** Name of the archive for people. */
  name: string;
  attribution?: string;
  /** Called with the share done (0 … 1) and what is being done. */
  onProgress?: (share: number, note: string) => void;
  signal?: AbortSignal;
  /**
   * Called when the features of a large city are in columns: what was read is not used any more, and would, as shared
   * memory, stay for long if the caller did not have it collected now.
   */
  onRead?: () => void;
  /** Worker threads; as many as the machine has cores, at most four, unless told otherwise. The bytes are the same. */
  threads?: number;
  /** Most bytes of a tile, uncompressed; the product's limit unless told otherwise. */
  tileMaxBytes?: number;
}

const READING_SHARE = 0.3;
const THREADS_MAX = 4;
/** Up to so many features are built on the calling thread: a worker takes longer to start. */
const INLINE_MAX = 5000;

/**
 * Builds a PMTiles archive of what an audience may see. A layer it may not see, or whose geometry it may see only
 * generalised, is left out and named in the report. The archive appears at `outFile` only when it is complete.
 * Throws when a feature's geometry is of another kind than its layer's, when a layer is given twice, and with the
 * signal's reason when it is aborted.
 */
export async function buildTiles(options: BuildOptions): Promise<BuildReport> {
  const { inputs, audience, signal } = options;
  const onProgress = options.onProgress ?? (() => {});
  const maxBytes = options.tileMaxBytes ?? limits.tileMaxBytes;
  const visible = tileSchema(audience, options.catalogue);
  const schema = visible.filter((entry) => audience === 'staff' || entry.layer.publicGeometry === 'exact');
  const leftOut = findLeftOut(inputs, visible, schema);
  const layers = await readLayers(inputs, schema, onProgress, signal);
  const minZoom = Math.min(...(layers.length > 0 ? layers : schema).map((layer) => layer.minZoom));
  const maxZoom = Math.max(...schema.map((layer) => layer.maxZoom));
  const archive = await ArchiveWriter.create(options.outFile);
  const threads = options.threads ?? Math.min(THREADS_MAX, availableParallelism());
  const isSmall = layers.reduce((sum, { count }) => sum + count, 0) < INLINE_MAX;
  if (!isSmall) options.onRead?.();
  const pool = isSmall ? inlinePool(layers, maxBytes) : threadPool(layers, maxBytes, threads);
  try {
    const progress = zoomProgress(layers, minZoom, maxZoom, onProgress);
    const perZoom = await writeZooms(archive, pool, layers, minZoom, maxZoom, progress, makePause(signal));
    // PMTiles has no archive without tiles: one empty tile stands for a city without features.
    if (perZoom.every(({ tiles }) => tiles === 0)) await archive.add(zxyToTileId(minZoom, 0, 0), gzipSync(''));
    const metadata = archiveMetadata({
      name: options.name,
      attribution: options.attribution,
      audience,
      schema,
      perZoom,
    });
    const bytes = await archive.finish({ metadata, minZoom, maxZoom, bbox: bboxOf(layers) });
    onProgress(1, 'done');
    return {
      bytes,
      tiles: perZoom.reduce((sum, { tiles }) => sum + tiles, 0),
      largestTileBytes: Math.max(...perZoom.map(({ largestBytes }) => largestBytes)),
      largestTileGzipBytes: Math.max(...perZoom.map(({ largestGzipBytes }) => largestGzipBytes)),
      perZoom,
      leftOut,
    };
  } catch (error) {
    await archive.discard();
    throw error;
  } finally {
    await pool.close();
  }
}

function findLeftOut(
  inputs: readonly TileInput[],
  visible: readonly TileLayerSchema[],
  schema: readonly TileLayerSchema[],
): BuildReport['leftOut'] {
  const seen = new Set<string>();
  const leftOut: BuildReport['leftOut'] = [];
  const isVisible = new Set(visible.map(({ layer }) => layer.id));
  for (const { layer } of inputs) {
    if (seen.has(layer.id)) throw new Error(`layer ${layer.id} is given twice, expected once`);
    seen.add(layer.id);
    if (!isVisible.has(layer.id)) leftOut.push({ layer: layer.id, reason: 'not-visible' });
    else if (!schema.some((entry) => entry.layer.id === layer.id)) {
      leftOut.push({ layer: layer.id, reason: 'geometry-not-exact' });
    }
  }
  return leftOut;
}

/** Columns in the order of the catalogue, each polygon layer followed by its label points. */
async function readLayers(
  inputs: readonly TileInput[],
  schema: readonly TileLayerSchema[],
  onProgress: (share: number, note: string) => void,
  signal: AbortSignal | undefined,
): Promise<LayerColumns[]> {
  const layers: LayerColumns[] = [];
  const total = inputs.reduce((sum, input) => sum + input.count, 0);
  let done = 0;
  for (const entry of schema) {
    if (entry.isLabel) {
      const polygons = layers.find((layer) => layer.id === entry.layer.id);
      if (polygons) layers.push(labelColumns(polygons, entry));
      continue;
    }
    const input = inputs.find(({ layer }) => layer.id === entry.layer.id);
    if (!input) continue;
    const onFeature = (): void => {
      if (++done % 1000 !== 0) return;
      signal?.throwIfAborted();
      onProgress(READING_SHARE * Math.min(1, done / total), `reading ${entry.id}`);
    };
    const features = input.features();
    layers.push(
      'lonLat' in features
        ? columnsOfRecords(entry, features, onFeature)
        : await collectColumns(entry, features, onFeature),
    );
    signal?.throwIfAborted();
  }
  return layers;
}

/** Tells the share done as units of the zooms come in: the work of a zoom grows with the features it may show. */
function zoomProgress(
  layers: readonly LayerColumns[],
  minZoom: number,
  maxZoom: number,
  onProgress: (share: number, note: string) => void,
): (zoom: number, share: number) => void {
  const work = (zoom: number): number =>
    layers.reduce((sum, layer) => sum + (zoom < layer.minZoom ? 0 : layer.count), 1);
  const before: number[] = [];
  let total = 0;
  for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
    before[zoom] = total;
    total += work(zoom);
  }
  return (zoom, share) => {
    const done = (before[zoom] + share * work(zoom)) / total;
    onProgress(READING_SHARE + (1 - READING_SHARE) * done, `zoom ${zoom}`);
  };
}

/** Block indexes, each layer's last one kept: from some zoom on the blocks are the same. */
function blockIndexes(): (layer: LayerColumns, zoom: number) => BlockIndex {
  const known = new Map<LayerColumns, { zoom: number; index: BlockIndex }>();
  return (layer, zoom) => {
    const last = known.get(layer);
    if (last?.zoom === zoom) return last.index;
    const index = indexBlocks(layer, zoom);
    known.set(layer, { zoom, index });
    return index;
  };
}

/** A zoom that is being built. */
interface ZoomWork {
  zoom: number;
  units: Unit[];
  isShown: boolean[];
  outcomes: Outcomes;
}

function planZoom(layers: readonly LayerColumns[], indexOf: ReturnType<typeof blockIndexes>, zoom: number): ZoomWork {
  const isShown = layers.map((layer) => zoom >= layer.minZoom && zoom <= layer.maxZoom);
  const indexes = layers.map((layer, k) => (isShown[k] ? indexOf(layer, blockZoom(zoom)) : undefined));
  const marks = (): Uint8Array[] =>
    layers.map(({ count }, k) => new Uint8Array(new SharedArrayBuffer(isShown[k] ? count : 0)));
  return { zoom, units: planUnits(indexes, zoom), isShown, outcomes: { drawn: marks(), leftOut: marks() } };
}

/**
 * Builds all zooms and writes them in the order of their tiles. Units are given out some ahead of the one that is
 * written, over the end of a zoom too: the low zooms have too few for all threads.
 */
async function writeZooms(
  archive: ArchiveWriter,
  pool: UnitPool,
  layers: readonly LayerColumns[],
  minZoom: number,
  maxZoom: number,
  progress: (zoom: number, share: number) => void,
  pause: () => Promise<void>,
): Promise<ZoomReport[]> {
  const indexOf = blockIndexes();
  const works: ZoomWork[] = [];
  const building: Promise<BuiltUnit>[] = [];
  let nextZoom = minZoom;
  let nextUnit = 0;
  const giveOut = (): void => {
    while (building.length < pool.ahead) {
      const work = works.at(-1);
      if (work && nextUnit < work.units.length) {
        const built = pool.build(work.units[nextUnit++], work.outcomes);
        // Where one fails, those behind it are not waited for.
        built.catch(() => {});
        building.push(built);
      } else if (nextZoom <= maxZoom) {
        works.push(planZoom(layers, indexOf, nextZoom++));
        nextUnit = 0;
      } else return;
    }
  };
  const perZoom: ZoomReport[] = [];
  giveOut();
  while (works.length > 0) {
    const { zoom, units, isShown, outcomes } = works[0];
    const report: ZoomReport = { zoom, tiles: 0, largestBytes: 0, largestGzipBytes: 0, features: {} };
    progress(zoom, 0);
    for (let taken = 0; taken < units.length; taken++) {
      const { tileIds, sizes, packed } = await building.shift()!;
      giveOut();
      for (let i = 0; i < tileIds.length; i++) {
        await archive.add(tileIds[i], packed[i]);
        report.tiles++;
        report.largestBytes = Math.max(report.largestBytes, sizes[i]);
        report.largestGzipBytes = Math.max(report.largestGzipBytes, packed[i].length);
      }
      progress(zoom, (taken + 1) / units.length);
      await pause();
    }
    layers.forEach((layer, k) => {
      if (isShown[k]) report.features[layer.id] = keptShare(outcomes.drawn[k], outcomes.leftOut[k]);
    });
    perZoom.push(report);
    works.shift();
    giveOut();
  }
  return perZoom;
}

function keptShare(drawn: Uint8Array, leftOut: Uint8Array): KeptShare {
  let kept = 0;
  let thinned = 0;
  for (let f = 0; f < drawn.length; f++) {
    if (drawn[f] === 1) kept++;
    else if (leftOut[f] === 1) thinned++;
  }
  return { kept, tooSmall: drawn.length - kept - thinned, total: drawn.length };
}

function bboxOf(layers: readonly LayerColumns[]): Bbox {
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const { xy } of layers) {
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i]);
      east = Math.max(east, xy[i]);
      north = Math.min(north, xy[i + 1]);
      south = Math.max(south, xy[i + 1]);
    }
  }
  if (west > east) return [0, 0, 0, 0];
  return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)];
}
