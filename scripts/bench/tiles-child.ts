import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Feature } from 'geojson';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Position } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { tileIdOf } from '../../data/model/tile-id.ts';
import { tileSchema } from '../../data/model/tile-schema.ts';
import { readRecords } from '../../server/engine/load-file.ts';
import { collectGarbage } from '../../server/engine/release-memory.ts';
import { readFeatureLines } from '../../server/store/read-features.ts';
import { buildTiles } from '../../tiles/build.ts';
import { mercatorX, mercatorY } from '../../data/geo/mercator.ts';
import type { Measured } from './harness.ts';

/*
 * One way to turn the pipes of a layer file into gzipped vector tiles of zooms 8 to 16, in a process of its own, so that
 * time and peak memory are its alone: `node tiles-child.js ours|geojson-vt FILE COUNT THREADS`. Prints `Measured`.
 */
const [way, file, count, threads] = process.argv.slice(2);
const began = performance.now();
const figures = way === 'ours' ? await ours() : await geojsonVt();
const { user, system } = process.cpuUsage();
const measured: Measured = {
  checksum: figures.kept16,
  ms: performance.now() - began,
  peakMb: process.resourceUsage().maxRSS / 1024,
  figures: { ...figures, 'CPU s': ((user + system) / 1e6).toFixed(1) },
};
console.log(JSON.stringify(measured));

interface Figures extends Record<string, number | string> {
  /** Pipes in the tiles of the last zoom. */
  kept16: number;
}

async function ours(): Promise<Figures> {
  const layer = getLayer('pipes');
  const outFile = `${file}.${process.pid}.pmtiles`;
  try {
    const report = await buildTiles({
      inputs: [{ layer, features: () => readRecords(file, layer, Number(count)).build(), count: Number(count) }],
      audience: 'staff',
      onRead: collectGarbage,
      outFile,
      name: 'Measurement city',
      threads: Number(threads),
    });
    return {
      kept16: report.perZoom.at(-1)!.features.pipes.kept,
      tiles: report.tiles,
      MB: (report.bytes / 1e6).toFixed(1),
      'largest tile KB': (report.largestTileBytes / 1000).toFixed(0),
      'kept % z8–z16': keptShares(report.perZoom.map(({ features }) => features.pipes.kept)),
    };
  } finally {
    rmSync(outFile, { force: true });
  }
}

/** The way of the documentation: all features into one index, every tile of every zoom out of it. */
async function geojsonVt(): Promise<Figures> {
  const { fields } = tileSchema('staff').find(({ id }) => id === 'pipes')!;
  const features: Feature[] = [];
  const [low, high] = [[1, 1], [0, 0]]; // prettier-ignore
  for await (const { id, geometry, properties } of readFeatureLines(file)) {
    for (const [lon, lat] of geometry.coordinates as Position[]) {
      const place = [mercatorX(lon), mercatorY(lat)];
      for (const axis of [0, 1]) {
        low[axis] = Math.min(low[axis], place[axis]);
        high[axis] = Math.max(high[axis], place[axis]);
      }
    }
    const carried = fields.flatMap(({ name }) => (properties[name] === undefined ? [] : [[name, properties[name]]]));
    const tags = Object.fromEntries(carried) as Feature['properties'];
    features.push({ type: 'Feature', id: tileIdOf(id), geometry: geometry, properties: tags });
  }
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: 16, indexMaxZoom: 16, indexMaxPoints: 0, extent: 4096, buffer: 64 },
  );
  let [tiles, bytes, largest] = [0, 0, 0];
  const kept: Set<unknown>[] = Array.from({ length: 17 }, () => new Set());
  for (const { z, x, y } of tilesBetween(low, high)) {
    const tile = index.getTile(z, x, y) as Tile | null;
    if (!tile || tile.features.length === 0) continue;
    const names = fields.filter(({ tileZoom = 0 }) => tileZoom <= z).map(({ name }) => name);
    const shown = tile.features.map((feature) => {
      kept[z].add(feature.id);
      const { tags } = feature;
      return {
        ...feature,
        tags: Object.fromEntries(names.flatMap((n) => (tags[n] === undefined ? [] : [[n, tags[n]]]))),
      };
    });
    const raw = fromGeojsonVt({ pipes: { ...tile, features: shown } as never }, { version: 2, extent: 4096 });
    tiles++;
    largest = Math.max(largest, raw.length);
    bytes += gzipSync(raw, { level: 6 }).length;
  }
  return {
    kept16: kept[16].size,
    tiles,
    MB: (bytes / 1e6).toFixed(1),
    'largest tile KB': (largest / 1000).toFixed(0),
    'kept % z8–z16': keptShares(kept.slice(8).map(({ size }) => size)),
  };
}

/** What is read of a tile of geojson-vt. */
interface Tile {
  features: { id: unknown; tags: Record<string, unknown> }[];
}

function* tilesBetween(low: number[], high: number[]): Generator<{ z: number; x: number; y: number }> {
  for (let z = 8; z <= 16; z++) {
    const [fromX, fromY, toX, toY] = [...low, ...high].map((place) => Math.floor(place * 2 ** z));
    for (let x = fromX; x <= toX; x++) for (let y = fromY; y <= toY; y++) yield { z, x, y };
  }
}

function keptShares(kept: readonly number[]): string {
  return kept.map((features) => ((100 * features) / Number(count)).toFixed(0)).join(' ');
}
