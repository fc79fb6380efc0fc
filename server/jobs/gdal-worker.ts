import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** What the worker is told, and what it answers with. */
export interface GdalTask {
  file: string;
  sourceLayer?: string;
  /** Catalogue layer; chosen among several when the file has one of that name. */
  layer: string;
  /** Empty folder for the result. */
  outFolder: string;
}

export type GdalAnswer =
  | { ok: true; output: string; crs?: string }
  | { ok: false; reason: 'unreadable' | 'layer'; message: string; layers?: string[] };

interface GdalDataset {
  info?: {
    layers?: { name: string; geometryFields?: { coordinateSystem?: { projjson?: { id?: GdalId } | string } }[] }[];
  };
}
interface GdalId {
  authority: string;
  code: number | string;
}
interface Gdal {
  open(file: string): Promise<{ datasets: GdalDataset[] }>;
  ogr2ogr(dataset: GdalDataset, options: string[], name: string): Promise<{ real: string }>;
}

async function convert(task: GdalTask): Promise<GdalAnswer> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('gdal3.js/node');
  const init = require('gdal3.js/node') as (options: object) => Promise<Gdal>;
  // It takes relative paths only.
  const path = relative(process.cwd(), join(dirname(entry), 'dist/package'));
  const gdal = await init({ path, dest: task.outFolder, useWorker: false });
  const { datasets } = await gdal.open(task.file);
  const [dataset] = datasets;
  const layers = dataset?.info?.layers ?? [];
  if (!dataset || layers.length === 0) return { ok: false, reason: 'unreadable', message: 'it has no vector layer' };
  const names = layers.map((layer) => layer.name);
  const name = task.sourceLayer ?? (names.length === 1 ? names[0] : task.layer);
  const layer = layers.find((candidate) => candidate.name === name);
  if (!layer || name === undefined) return { ok: false, reason: 'layer', message: `no layer "${name}"`, layers: names };
  const stated = layer.geometryFields?.[0]?.coordinateSystem?.projjson;
  const id = (typeof stated === 'string' ? (JSON.parse(stated) as { id?: GdalId }) : stated)?.id;
  const crs = id ? `${id.authority}:${id.code}` : undefined;
  const options = ['-f', 'GeoJSONSeq', '-lco', 'COORDINATE_PRECISION=9', '-dim', 'XY', '-nlt', 'CONVERT_TO_LINEAR'];
  if (stated) options.push('-t_srs', 'EPSG:4326');
  const { real } = await gdal.ogr2ogr(dataset, [...options, name], 'layer');
  return { ok: true, output: real, ...(crs === undefined ? (stated ? { crs: 'unnamed' } : {}) : { crs }) };
}

function messageOf(error: unknown): string {
  if (Array.isArray(error)) return error.map(messageOf).join('; ');
  const message = String((error as { message?: unknown } | undefined)?.message ?? error);
  return message === '' ? 'GDAL cannot open it' : message;
}

const answer = await convert(workerData as GdalTask).catch((error: unknown): GdalAnswer => ({
  ok: false,
  reason: 'unreadable',
  message: messageOf(error),
}));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port has none
parentPort?.postMessage(answer);
