import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';

/**
 * Runs `web/e2e/<name>.bench.ts`, which does the rounds itself, in a real browser on the product as it is started.
 * Returns its rounds by the name of what was measured.
 */
export function measureInBrowser<T>(name: string): Record<string, T[]> {
  const { root } = readConfig();
  const out = join(root, `dist/test-reports/${name}.json`);
  // What proves the measure itself is no measurement.
  const only = ['--grep-invert=the measure', `${name}.bench`];
  const playwright = ['test', '--config', 'web/e2e/playwright.config.ts', '--reporter=line', ...only];
  const env = { ...process.env, BENCH: '1', BENCH_OUT: out, DATA_DIR: join(root, 'var/e2e') };
  // The cities are imported before the server is started: that may take longer than a browser test waits for a server.
  const steps = [
    ['scripts/run.mjs', 'prepare'],
    ['scripts/build.mjs'],
    ['node_modules/@playwright/test/cli.js', ...playwright],
  ];
  for (const step of steps) {
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit', env });
    if (status !== 0) throw new Error(`${step[0]} ended with ${status}`);
  }
  return JSON.parse(readFileSync(out, 'utf8')) as Record<string, T[]>;
}
