import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import type { BenchRow, Measured, Side } from './harness.ts';
import { type CitySize, type MeasurementCity, measurementCity } from './measurement-city.ts';

/** What loading-child.ts can do, in a process of its own each time: time and peak memory without another's leftovers. */
export type Way = 'scan' | 'parse' | 'parse-lines' | 'load' | 'save' | 'restart';

/** Pipes from file to memory. Checksums: pipes, positions, sums of longitudes and of diameters. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const whole = await sidesOf(city);
  return [
    {
      job: 'Survey → typed columns (coordinates and attributes)',
      target: '≥ 2.5 × JSON.parse at ≤ 0.6 × its memory',
      note: 'Ours reads the layer file of a dataset version (the same records, one GeoJSON feature per line). Reading the file is in every time. One thread; JSON.parse leaves objects on the heap, ours columns in shared memory.',
      ours: whole.ours('byte scanner', 'scan'),
      peers: [whole.parse, whole.ours('JSON.parse line by line', 'parse-lines')],
      rounds: 5,
    },
    {
      job: 'Survey → ready to serve (also projected to EPSG:4547, boxes, two spatial indexes, tile ids)',
      target: 'a row of its own: JSON.parse projects and indexes nothing',
      ours: whole.ours('first load', 'load'),
      peers: [whole.parse],
      rounds: 5,
    },
    {
      job: 'Restart: the same from the snapshot, every byte checked',
      target: '≥ 10 × JSON.parse',
      ours: { ...whole.ours('snapshot', 'restart'), setup: async () => void (await whole.ours('', 'save').run()) },
      peers: [whole.parse],
      rounds: 5,
    },
    await costRow('tenth', 'the central tenth of the pipes'),
    await costRow('triple', 'a city three times as large'),
  ];
}

async function costRow(size: CitySize, words: string): Promise<BenchRow> {
  const { ours, parse, pipes } = await sidesOf(await measurementCity(size));
  return {
    job: `Survey → typed columns, ${words} (${pipes.toLocaleString('en')} pipes)`,
    target: 'cost grows with the survey, not faster',
    ours: ours('byte scanner', 'scan'),
    peers: [parse],
    rounds: 5,
  };
}

async function sidesOf({ dataDir, cityId, pipesGeojson }: MeasurementCity) {
  const store = openVersionStore(dataDir);
  const pipes = (await store.findCurrent(cityId))?.layers['pipes'];
  if (!pipes) throw new Error(`${dataDir} has no pipes`);
  const ndjson = store.filePath(cityId, pipes.file);
  const side = (name: string, way: Way, path: string): Side => ({
    name,
    threads: 1,
    run: async () => runChild(way, path, pipes.count),
  });
  return {
    pipes: pipes.count,
    ours: (name: string, way: Way) => side(name, way, ndjson),
    parse: side('JSON.parse of the GeoJSON file', 'parse', pipesGeojson),
  };
}

function runChild(way: Way, path: string, count: number): Measured {
  const script = join(import.meta.dirname, 'loading-child.js');
  const args = ['--max-old-space-size=8192', script, way, path, String(count)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(/^\w*Error: .*/m.exec(stderr)?.[0] ?? `${way} ended with ${status}`);
  return JSON.parse(stdout) as Measured;
}
