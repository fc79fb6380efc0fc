import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';
import { type BenchRow, measure, type RowResult } from './bench/harness.ts';
import { type MeasurementCity, measurementCity } from './bench/measurement-city.ts';
import { record, thisMachine, time } from './bench/report.ts';
import { versions } from './bench/versions.ts';

/** What a job file exports. */
interface Job {
  rows: (city: MeasurementCity) => Promise<BenchRow[]>;
}

const { root } = readConfig();
const folder = join(import.meta.dirname, 'bench');
const ending = '.bench.js';
const names = readdirSync(folder)
  .filter((file) => file.endsWith(ending) && existsSync(join(root, 'scripts/bench', file.replace(/\.js$/, '.ts'))))
  .map((file) => file.slice(0, -ending.length));

/**
 * Runs the rows of one job file and writes down each as soon as it is known. A row that fails is told and leaves the
 * others as they are, those of earlier runs included.
 */
async function runJob(name: string): Promise<void> {
  const { rows } = (await import(join(folder, `${name}${ending}`))) as Job;
  const city = await measurementCity();
  const docs = join(root, 'docs');
  mkdirSync(docs, { recursive: true });
  const all = await rows(city);
  const jobs = all.map(({ job }) => job);
  for (const row of all) {
    console.log(`\n${name}: ${row.job}`);
    const began = performance.now();
    let result: RowResult;
    try {
      result = await measure(row);
    } catch (error) {
      console.error(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 1;
      continue;
    }
    for (const side of result.sides) {
      const figures =
        side.state === 'ran'
          ? `${time(side.medianMs)} (${time(side.minMs)}–${time(side.maxMs)}), checksum ${side.checksum}${side.agrees ? '' : ' DIFFERS'}` +
            `${side.peakMb ? `, ${Math.round(side.peakMb)} MB` : ''}${side.figures ? `, ${JSON.stringify(side.figures)}` : ''}`
          : `not run: ${side.why}`;
      console.log(`  ${side.name}: ${figures}`);
    }
    console.log(`  in ${time(performance.now() - began)}`);
    const measuredAt = new Date().toISOString();
    record({ name, measuredAt, machine: thisMachine(), versions: versions(), rows: [result] }, jobs, docs);
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exitCode = 1;
} else if (globalThis.gc) {
  for (const name of wanted) await runJob(name);
} else {
  // A process each: no job runs on the memory another left.
  for (const name of wanted.length > 0 ? wanted : names) {
    const args = ['--expose-gc', '--max-old-space-size=8192', process.argv[1], name];
    if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
  }
}
