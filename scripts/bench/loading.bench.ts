import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRow, Measured, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';

/** What loading-child.ts can do, in a process of its own each time: time and peak memory without another's leftovers. */
export type Way = 'scan' | 'parse' | 'parse-lines' | 'load' | 'save' | 'restart';

/** The 714,756 pipes from file to memory. Checksums: pipes, positions, sums of longitudes and of diameters. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const layers = join(city.dataDir, 'cities', city.cityId, 'layers');
  const file = readdirSync(layers).find((name) => name.startsWith('pipes-') && name.endsWith('.ndjson'));
  if (!file) throw new Error(`${layers} has no pipes`);
  const ndjson = join(layers, file);
  const side = (name: string, way: Way, path: string, setup?: Side['setup']): Side => ({
    name,
    threads: 1,
    run: async () => runChild(way, path),
    ...(setup ? { setup } : {}),
  });
  const parse = side('JSON.parse of the GeoJSON file', 'parse', city.pipesGeojson);
  return [
    {
      job: 'Survey → typed columns (coordinates and attributes)',
      target: '≥ 2.5 × JSON.parse at ≤ 0.6 × its memory',
      note: 'Ours reads the layer file of a dataset version (the same records, one GeoJSON feature per line). Reading the file is in every time. One thread; JSON.parse leaves objects on the heap, ours columns in shared memory.',
      ours: side('byte scanner', 'scan', ndjson),
      peers: [parse, side('JSON.parse line by line', 'parse-lines', ndjson)],
      rounds: 5,
    },
    {
      job: 'Survey → ready to serve (also projected to EPSG:4547, boxes, two spatial indexes, tile ids)',
      target: 'a row of its own: JSON.parse projects and indexes nothing',
      ours: side('first load', 'load', ndjson),
      peers: [parse],
      rounds: 5,
    },
    {
      job: 'Restart: the same from the snapshot, every byte checked',
      target: '≥ 10 × JSON.parse',
      ours: side('snapshot', 'restart', ndjson, async () => void runChild('save', ndjson)),
      peers: [parse],
      rounds: 5,
    },
  ];
}

function runChild(way: Way, path: string): Measured {
  const script = join(import.meta.dirname, 'loading-child.js');
  const args = ['--max-old-space-size=8192', script, way, path];
  const { status, stdout } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${way} ended with ${status}`);
  return JSON.parse(stdout) as Measured;
}
