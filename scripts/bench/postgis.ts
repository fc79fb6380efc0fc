import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { type Measured, NotInstalled, type Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';

const programs = '/usr/lib/postgresql/15/bin';
const port = '54329';
const asRoot = process.getuid?.() === 0;

/**
 * A peer that is one of `scripts/bench/postgis/*.sql`, on a cluster of its own below the temporary folder
 * (`BENCH_POSTGIS`; `apt-get install postgresql-15-postgis-3 gdal-bin`). The city is loaded once and kept for later runs.
 * The clock is psql's; the checksum is what `read` makes of the last line's columns.
 */
export function postgisSide(
  city: MeasurementCity,
  file: string,
  read: (columns: string[]) => string | number,
  threads = 1,
): Side {
  const folder = process.env['BENCH_POSTGIS'] || join(tmpdir(), 'drainatlas-bench-postgis');
  let started = false;
  return {
    name: `PostGIS (${basename(file)})`,
    threads,
    async setup() {
      if (!existsSync(join(programs, 'initdb')) || spawnSync('ogr2ogr', ['--version']).status !== 0) {
        throw new NotInstalled('postgresql-15-postgis-3 or gdal-bin is not installed');
      }
      started = start(folder);
      load(folder, city);
    },
    async run() {
      return timed(folder, [`set max_parallel_workers_per_gather = ${threads - 1}`, sqlOf(file)], read);
    },
    async close() {
      if (started) control(folder, 'stop', '-m', 'fast');
      started = false;
    },
  };
}

function sqlOf(file: string): string {
  return readFileSync(join(readConfig().root, 'scripts/bench/postgis', file), 'utf8');
}

function asPostgres(program: string, args: string[]): void {
  const command = asRoot ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
  // A server that goes on must not hold our pipes open: its log is its own file.
  execFileSync(command[0], command.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
}

function control(folder: string, ...args: string[]): void {
  asPostgres(join(programs, 'pg_ctl'), ['-w', '-D', join(folder, 'data'), ...args]);
}

/** Asks the process, not its pid file, which outlives a machine that was stopped. */
function isRunning(folder: string): boolean {
  try {
    control(folder, 'status');
    return true;
  } catch {
    return false;
  }
}

/** Starts the cluster, making it where it is not there. False when it runs already: then it is not ours to stop. */
function start(folder: string): boolean {
  if (!existsSync(join(folder, 'data'))) {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (asRoot) {
      const id = Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
      chownSync(folder, id, id);
    }
    const options = ['-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'];
    asPostgres(join(programs, 'initdb'), ['-D', join(folder, 'data'), ...options]);
  }
  if (isRunning(folder)) return false;
  // It did not end by itself: tables that are not logged come back empty.
  if (existsSync(join(folder, 'data/postmaster.pid'))) rmSync(stampOf(folder), { force: true });
  const settings = ['shared_buffers=1GB', 'work_mem=256MB', 'maintenance_work_mem=512MB', 'fsync=off', 'jit=off', "listen_addresses=''"]; // prettier-ignore
  const options = `-p ${port} -k ${folder} ${settings.map((setting) => `-c ${setting}`).join(' ')}`;
  control(folder, '-l', join(folder, 'data/server.log'), '-o', options, 'start');
  return true;
}

/** Names the city that is loaded. */
const stampOf = (folder: string): string => join(folder, 'loaded');

function load(folder: string, city: MeasurementCity): void {
  const stamp = stampOf(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === city.folder) return;
  rmSync(stamp, { force: true });
  psql(folder, ['create extension if not exists postgis']);
  for (const name of ['pipes700k', 'pipes70k', 'parcels', 'districts', 'floods']) {
    const target = `PG:host=${folder} port=${port} user=postgres dbname=postgres`;
    const options = ['-f', 'PostgreSQL', target, join(city.folder, `${name}.geojson`), '-nln', name, '-lco', 'GEOMETRY_NAME=geom', '-lco', 'SPATIAL_INDEX=NONE', '-overwrite']; // prettier-ignore
    execFileSync('ogr2ogr', options, { env: { ...process.env, PG_USE_COPY: 'YES' }, stdio: 'inherit' });
  }
  psql(folder, [sqlOf('load.sql')]);
  writeFileSync(stamp, city.folder);
}

function psql(folder: string, commands: string[]): string {
  const connection = ['-X', '-q', '-A', '-t', '-h', folder, '-p', port, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  return execFileSync('psql', [...connection, '-c', '\\timing on', ...commands.flatMap((sql) => ['-c', sql])], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function timed(folder: string, commands: string[], read: (columns: string[]) => string | number): Measured {
  const lines = psql(folder, commands).trim().split('\n');
  const times = lines.filter((line) => line.startsWith('Time: ')).map((line) => Number.parseFloat(line.slice(6)));
  const rows = lines.filter((line) => line.includes('|') || /^[\d.]+$/.test(line));
  return { checksum: read((rows.at(-1) ?? '').split('|')), ms: times.at(-1) ?? NaN };
}
