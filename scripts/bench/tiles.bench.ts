import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import type { BenchRow, Measured, Side } from './harness.ts';
import { type MeasurementCity, measurementCity } from './measurement-city.ts';

/** All pipes of the measurement city as vector tiles, zooms 8 to 16. Checksum: pipes in the tiles of zoom 16. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  return [
    // geojson-vt keeps every feature as objects: once is enough of its 5 GB, the tenth shows the ratio.
    await rowOf(city, 'all pipes', 3, 1),
    await rowOf(await measurementCity('tenth'), 'the central tenth', 5, 5),
  ];
}

async function rowOf(city: MeasurementCity, part: string, rounds: number, peerRounds: number): Promise<BenchRow> {
  const store = openVersionStore(city.dataDir);
  const pipes = (await store.findCurrent(city.cityId))?.layers.pipes;
  if (!pipes) throw new Error(`${city.dataDir} has no pipes`);
  const file = store.filePath(city.cityId, pipes.file);
  const side = (name: string, way: string, threads: number, roundsMax: number): Side => ({
    name,
    threads,
    isFresh: true,
    roundsMax,
    run: async () => runChild([way, file, String(pipes.count), String(threads)]),
  });
  return {
    job: `Vector tiles z8–16, ${part} (${pipes.count.toLocaleString('en')}), from the layer file to gzipped tiles`,
    target: '≥ 3 × geojson-vt + vt-pbf; every tile ≤ 500 KB; tippecanoe (not run here: 54 s, 949 MB on 2 cores)',
    note: 'The same attributes and ids, gzip level 6, zooms. Below zoom 12 ours draws the network, and what is kept there are pipes that are in the picture; geojson-vt simplifies each pipe by itself, and has no limit for a tile. Ours writes the archive, geojson-vt only counts bytes.',
    ours: side('DrainAtlas, two threads', 'ours', 2, rounds),
    peers: [
      side('DrainAtlas, one thread', 'ours', 1, peerRounds),
      side('geojson-vt + vt-pbf', 'geojson-vt', 1, peerRounds),
    ],
    rounds,
  };
}

function runChild(args: string[]): Measured {
  const script = join(import.meta.dirname, 'tiles-child.js');
  const { status, stdout, signal } = spawnSync(process.execPath, ['--max-old-space-size=8192', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args[0]} ended with ${signal ?? status}`);
  return JSON.parse(stdout) as Measured;
}
