import { readFileSync, readSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getProjection } from '../../data/geo/crs.ts';
import type { LineGeometry } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { loadFile, readRecords } from '../../server/engine/load-file.ts';
import { readSnapshot, writeSnapshot } from '../../server/engine/load-snapshot.ts';
import type { Measured } from './harness.ts';
import type { Way } from './loading.bench.ts';

/** One way of loading the pipes, once: prints time, processor time, peak memory and a checksum of what is in memory. */
const snapshot = join(tmpdir(), 'drainatlas-bench.columns');
const [way, path, count] = process.argv.slice(2) as [Way, string, string];
const pipes = Number(count);
const layer = getLayer('pipes');

interface Parsed {
  properties: { diameterM?: number; diameter_mm?: number };
  geometry: LineGeometry;
}
interface Columns {
  count: number;
  lonLat: Float64Array;
  fields: Record<string, { values?: Float64Array }>;
}

const ways: Record<Way, () => () => string> = {
  scan() {
    const reader = readRecords(path, layer, pipes);
    const columns = { count: reader.count, ...reader.build() } as unknown as Columns;
    return () => ofColumns(columns);
  },
  load() {
    const loaded = loadFile(path, layer, pipes, getProjection('EPSG:4547'));
    return () => ofColumns(loaded as unknown as Columns);
  },
  save() {
    writeSnapshot(snapshot, 'bench', loadFile(path, layer, pipes, getProjection('EPSG:4547')));
    return () => 'saved';
  },
  restart() {
    const loaded = readSnapshot(snapshot, 'bench');
    if (!loaded) throw new Error(`${snapshot} is not as it was written`);
    return () => ofColumns(loaded as unknown as Columns);
  },
  parse() {
    const { features } = JSON.parse(readFileSync(path, 'utf8')) as { features: Parsed[] };
    return () => ofFeatures(features);
  },
  'parse-lines'() {
    const features: Parsed[] = [];
    const file = openSync(path, 'r');
    const buffer = Buffer.alloc(4 << 20);
    for (let held = 0; ;) {
      const read = readSync(file, buffer, held, buffer.length - held, null);
      if (read === 0) break;
      held += read;
      const end = buffer.lastIndexOf(10, held - 1) + 1;
      for (const line of buffer.toString('utf8', 0, end - 1).split('\n')) features.push(JSON.parse(line) as Parsed);
      buffer.copyWithin(0, end, held);
      held -= end;
    }
    return () => ofFeatures(features);
  },
};

function ofColumns({ count, lonLat, fields }: Columns): string {
  let [lon, diameter] = [0, 0];
  for (let i = 0; i < lonLat.length; i += 2) lon += Math.round(lonLat[i] * 1e7);
  for (const value of fields['diameterM']?.values ?? []) diameter += Math.round(value * 1000);
  return `${count} ${lonLat.length / 2} ${lon} ${diameter}`;
}

function ofFeatures(features: readonly Parsed[]): string {
  let [positions, lon, diameter] = [0, 0, 0];
  for (const { properties, geometry } of features) {
    for (const position of geometry.coordinates as number[][]) {
      positions++;
      lon += Math.round(position[0] * 1e7);
    }
    diameter += Math.round(properties.diameter_mm ?? (properties.diameterM ?? 0) * 1000);
  }
  return `${features.length} ${positions} ${lon} ${diameter}`;
}

const began = performance.now();
const before = process.cpuUsage();
const checksum = ways[way]();
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(before);
const peakMb = process.resourceUsage().maxRSS / 1024;
const figures = { 'processor s': Number(((user + system) / 1e6).toFixed(2)) };
console.log(JSON.stringify({ checksum: checksum(), ms, peakMb, figures } satisfies Measured));
