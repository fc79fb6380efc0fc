import { zxyToTileId } from 'pmtiles';
import type { Audience, Layer } from '../data/model/catalogue.ts';
import type { Bbox, SurveyFeature } from '../data/model/feature.ts';
import { limits } from '../data/model/limits.ts';
import { type TileLayerSchema, tileSchema } from '../data/model/tile-schema.ts';
import { ArchiveWriter } from './archive.ts';
import { buildZoom, DRAWN, LEFT_OUT } from './build-zoom.ts';
import { collectColumns, labelColumns, type LayerColumns } from './columns.ts';
import { archiveMetadata } from './metadata.ts';
import { makePause } from './pause.ts';
import { latitudeOf, longitudeOf } from './project-mercator.ts';
import type { BuildReport, KeptShare, ZoomReport } from './report.ts';

/** One layer's features; `features` is called once. */
export interface TileInput {
  layer: Layer;
  features: () => AsyncIterable<SurveyFeature>;
  /** Number of features, for the progress. */
  count: number;
}

export interface BuildOptions {
  inputs: readonly TileInput[];
  audience: Audience;
  /** Path of the archive; its folder must exist. */
  outFile: string;
  /** Name of the archive for people. */
  name: string;
  attribution?: string;
  /** Called with the share done (0 … 1) and what is being done. */
  onProgress?: (share: number, note: string) => void;
  signal?: AbortSignal;
  /** Most bytes of a tile, uncompressed; the product's limit unless told otherwise. */
  tileMaxBytes?: number;
}

const READING_SHARE = 0.3;

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
  const schema = tileSchema(audience).filter((entry) => audience === 'staff' || entry.layer.publicGeometry === 'exact');
  const leftOut = findLeftOut(inputs, audience, schema);
  const layers = await readLayers(inputs, schema, onProgress, signal);
  const minZoom = Math.min(...(layers.length > 0 ? layers : schema).map((layer) => layer.minZoom));
  const maxZoom = Math.max(...schema.map((layer) => layer.maxZoom));
  const archive = await ArchiveWriter.create(options.outFile);
  try {
    const perZoom: ZoomReport[] = [];
    const pause = makePause(signal);
    let workDone = 0;
    const work = (zoom: number): number =>
      layers.reduce((sum, layer) => sum + (zoom < layer.minZoom ? 0 : layer.count), 1);
    let workTotal = 0;
    for (let zoom = minZoom; zoom <= maxZoom; zoom++) workTotal += work(zoom);
    for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
      onProgress(READING_SHARE + ((1 - READING_SHARE) * workDone) / workTotal, `zoom ${zoom}`);
      perZoom.push(await writeZoom(archive, layers, zoom, maxBytes, pause));
      workDone += work(zoom);
    }
    // PMTiles has no archive without tiles: one empty tile stands for a city without features.
    if (perZoom.every(({ tiles }) => tiles === 0)) await archive.add(zxyToTileId(minZoom, 0, 0), new Uint8Array());
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
  }
}

function findLeftOut(
  inputs: readonly TileInput[],
  audience: Audience,
  schema: readonly TileLayerSchema[],
): BuildReport['leftOut'] {
  const seen = new Set<string>();
  const leftOut: BuildReport['leftOut'] = [];
  const isVisible = new Set(tileSchema(audience).map(({ layer }) => layer.id));
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
    layers.push(await collectColumns(entry, input.features(), onFeature));
    signal?.throwIfAborted();
  }
  return layers;
}

async function writeZoom(
  archive: ArchiveWriter,
  layers: readonly LayerColumns[],
  zoom: number,
  maxBytes: number,
  pause: () => Promise<void>,
): Promise<ZoomReport> {
  const outcome = new Map<string, Uint8Array>();
  const report: ZoomReport = { zoom, tiles: 0, largestBytes: 0, largestGzipBytes: 0, features: {} };
  await pause();
  for (const { tileId, bytes } of buildZoom(layers, zoom, maxBytes, outcome)) {
    const gzipBytes = await archive.add(tileId, bytes);
    report.tiles++;
    report.largestBytes = Math.max(report.largestBytes, bytes.length);
    report.largestGzipBytes = Math.max(report.largestGzipBytes, gzipBytes);
    await pause();
  }
  for (const [id, bits] of outcome) report.features[id] = keptShare(bits);
  return report;
}

function keptShare(bits: Uint8Array): KeptShare {
  let kept = 0;
  let thinned = 0;
  for (const bit of bits) {
    if (bit & DRAWN) kept++;
    else if (bit & LEFT_OUT) thinned++;
  }
  return { kept, tooSmall: bits.length - kept - thinned, total: bits.length };
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
