import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startServerProcess } from './server-process.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'drainatlas-process-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = () => startServerProcess({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' });

it.each([0, 3000])(
  'the server ends when whoever started it is gone, %i ms after its start',
  async (ms) => {
    const server = start();
    await sleep(ms);
    const ended = once(server, 'exit');
    server.disconnect();
    expect(await ended).toEqual([0, null]);
  },
  60_000,
);

it.runIf(process.platform === 'linux')('the server gives large arrays back to the system', async () => {
  const server = start();
  const settings = readFileSync(`/proc/${server.pid}/environ`, 'utf8').split('\0');
  expect(settings).toEqual(expect.arrayContaining(['MALLOC_MMAP_THRESHOLD_=262144', 'MALLOC_ARENA_MAX=2']));
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
});
