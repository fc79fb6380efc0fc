import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openVersionStore } from '../store/file-version-store.ts';
import { importDemoCity } from './import-demo-city.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'data/demo/wellington');
const dataDir = mkdtempSync(join(tmpdir(), 'drainatlas-killed-'));

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('an import that is killed', () => {
  it(
    'leaves the running version as it was, whenever it dies, and the next import cleans up',
    { timeout: 600_000 },
    async () => {
      const store = openVersionStore(dataDir);
      const first = await importDemoCity({ folder, dataDir, withTiles: false });
      const command = [
        'dist/scripts/import.js',
        ...['--city', 'wellington', '--layer', 'pipes', '--crs', 'EPSG:2193'],
        ...['--mapping', join(folder, 'pipes.mapping.json'), join(folder, 'stormwater_edges.csv.gz')],
      ];
      let killed = 0;
      const published = new Set([first.id]);
      for (let round = 0; round < 20; round++) {
        const child = spawn(process.execPath, command, {
          cwd: root,
          env: { ...process.env, DATA_DIR: dataDir },
          stdio: 'ignore',
        });
        const ended = new Promise<string | null>((resolve) => {
          child.on('exit', (_, signal) => resolve(signal));
        });
        // Spread over the import's whole life: 20 moments from the start to about five seconds.
        await wait(100 + round * 250);
        child.kill('SIGKILL');
        if ((await ended) === 'SIGKILL') killed++;
        else break;
        const current = await store.findCurrent('wellington');
        // Killed after it published, the new version stands, whole; killed before, the old one does, untouched.
        published.add(current?.id ?? '');
        expect(current?.layers['nodes']?.sha256).toBe(first.layers['nodes']?.sha256);
        const pipes = current?.layers['pipes'];
        let count = 0;
        if (pipes) for await (const feature of store.readLayer('wellington', pipes)) count += feature.id ? 1 : 0;
        expect(count).toBe(43_003);
      }
      published.add((await store.findCurrent('wellington'))?.id ?? '');
      expect(killed).toBeGreaterThan(5);
      const last = await importDemoCity({ folder, dataDir, withTiles: false });
      expect((await store.findCurrent('wellington'))?.id).toBe(last.id);
      const versions = readdirSync(join(dataDir, 'cities/wellington/versions'));
      const leftOver = versions.filter((name) => !published.has(name) && name !== last.id);
      expect(leftOver, 'only published versions remain').toEqual([]);
    },
  );
});
