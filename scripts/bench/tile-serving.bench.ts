import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tileIdToZxy } from 'pmtiles';
import type { Manifest } from '../../data/model/manifest.ts';
import { readConfig } from '../../server/config.ts';
import { retile } from '../../server/jobs/retile.ts';
import { openVersionStore } from '../../server/store/file-version-store.ts';
import { hasOutdatedTiles } from '../../server/jobs/fingerprint.ts';
import { TileReader } from '../../tiles/tile-reader.ts';
import { type BenchRow, type Measured, NotInstalled, type Side } from './harness.ts';
import { type MeasurementCity, measurementCity } from './measurement-city.ts';

const { root } = readConfig();
const serverPort = Number(process.env['BENCH_PORT'] ?? 8990);
const nginxPort = serverPort + 1;
const seconds = 5;
const connections = 32;

/**
 * Tiles of zoom 14 over loopback, each asked for again and again: the server against nginx with the same gzipped tiles
 * as files. The load comes from `wrk` (one thread, 32 connections), which needs a core of its own. Checksum: bytes of
 * all tiles together, as both sides answered them once before the load.
 */
export async function rows(): Promise<BenchRow[]> {
  const city = await measurementCity('tenth');
  const manifest = await withTiles(city);
  const folder = mkdtempSync(join(tmpdir(), 'drainatlas-serving-'));
  const paths = await writeTiles(city, manifest, join(folder, 'html'));
  const script = join(folder, 'paths.lua');
  const list = paths.map((path) => `"${path}"`).join(',');
  writeFileSync(
    script,
    `local paths = {${list}}\nlocal i = 0\nrequest = function()\n  i = i % #paths + 1\n  return wrk.format("GET", paths[i], {["Accept-Encoding"] = "gzip"})\nend\n`,
  );
  const start = (): ChildProcess => startServer(city);
  const ours = side('DrainAtlas, one Node process', serverPort, '/readyz', paths, script, start, () => hasField(city));
  const nginx = side('nginx, one worker, tiles as files', nginxPort, paths[0], paths, script, () => startNginx(folder));
  return [
    {
      job: `Cached tile requests, z14: ${paths.length} tiles`,
      target: '≥ 0.3 × nginx static on the same tiles',
      note: `${seconds} s a round by wrk, 1 thread, ${connections} connections, keep-alive, loopback, after the distance field of the start; the time of a row is that of 10,000 requests.`,
      ours: { ...ours, close: async () => (await ours.close?.(), rmSync(folder, { recursive: true, force: true })) },
      peers: [nginx],
      rounds: 5,
    },
  ];
}

function side(
  name: string,
  port: number,
  readyAt: string,
  paths: string[],
  script: string,
  start: () => ChildProcess,
  settle?: () => Promise<void>,
): Side {
  let child: ChildProcess | undefined;
  let bytes = 0;
  return {
    name,
    threads: 1,
    async setup() {
      child = start();
      await untilReady(`http://127.0.0.1:${port}${readyAt}`, child);
      for (const path of paths) {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`);
        bytes += (await answer.arrayBuffer()).byteLength;
        if (answer.status !== 200) throw new Error(`${name} answered ${answer.status} for ${path}`);
      }
      await settle?.();
    },
    run: async () => load(`http://127.0.0.1:${port}`, script, bytes),
    async close() {
      child?.kill('SIGTERM');
    },
  };
}

function load(url: string, script: string, bytes: number): Measured {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', script, url];
  const { status, stdout, error } = spawnSync('wrk', args, { encoding: 'utf8' });
  if (error) throw new NotInstalled('wrk is not installed (apt-get install wrk)');
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? /Socket errors: .*/.exec(stdout)?.[0];
  if (status !== 0 || !(perSecond > 0) || failed !== undefined) throw new Error(`wrk: ${failed ?? stdout}`);
  const p99 = /^\s+99%\s+(\S+)$/m.exec(stdout)?.[1] ?? '';
  return { checksum: bytes, ms: 1e7 / perSecond, figures: { 'requests/s': Math.round(perSecond), p99 } };
}

/** Waits for the distance field that a server makes after its start: it is not part of the load. */
async function hasField({ cityId }: MeasurementCity): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${serverPort}/api/cities/${cityId}/analysis/blank-preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ distanceM: 50 }),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`no distance field: ${answer.status}`);
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new NotInstalled(`it ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error(`${url} did not answer within a minute`);
}

/** The city's current version, with tiles as they are made today. */
async function withTiles({ dataDir, cityId }: MeasurementCity): Promise<Manifest> {
  const current = await openVersionStore(dataDir).findCurrent(cityId);
  if (!current) throw new Error(`${dataDir} has no version of ${cityId}`);
  return current.tiles.staff && !hasOutdatedTiles(current) ? current : retile(dataDir, cityId);
}

/** Writes every tile of zoom 14 as a file that nginx answers as it is; returns their addresses. */
async function writeTiles({ dataDir, cityId }: MeasurementCity, manifest: Manifest, html: string): Promise<string[]> {
  const path = openVersionStore(dataDir).filePath(cityId, manifest.tiles.staff!.file);
  const reader = await TileReader.open(path);
  const paths: string[] = [];
  try {
    for (const id of reader.tileIds()) {
      const [z, x, y] = tileIdToZxy(id);
      if (z !== 14) continue;
      const address = `/tiles/${cityId}/${manifest.id}/${z}/${x}/${y}.mvt`;
      mkdirSync(dirname(join(html, address)), { recursive: true });
      writeFileSync(join(html, address), (await reader.read(z, x, y))!);
      paths.push(address);
    }
  } finally {
    await reader.close();
  }
  return paths;
}

function startServer({ dataDir }: MeasurementCity): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    env: { ...process.env, PORT: String(serverPort), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ANALYSIS_WORKERS: '1' },
    stdio: 'ignore',
  });
}

function startNginx(folder: string): ChildProcess {
  const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync);
  if (!program) throw new NotInstalled('nginx is not installed (apt-get install nginx-light)');
  const configuration = `
    worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; ${process.getuid?.() === 0 ? 'user root;' : ''}
    events { worker_connections 256; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10000;
      server {
        listen 127.0.0.1:${nginxPort};
        root ${folder}/html;
        types {} default_type application/vnd.mapbox-vector-tile;
        add_header Content-Encoding gzip;
        add_header Cache-Control "private, max-age=31536000, immutable";
      }
    }`;
  writeFileSync(join(folder, 'nginx.conf'), configuration);
  return spawn(program, ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
}
