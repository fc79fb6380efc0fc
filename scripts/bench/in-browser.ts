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
  const playwright = ['test', '--config', 'web/e2e/playwright.config.ts', '--reporter=line', `${name}.bench`];
  for (const step of [['scripts/build.mjs'], ['node_modules/@playwright/test/cli.js', ...playwright]]) {
    const env = { ...process.env, BENCH: '1', BENCH_OUT: out };
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit', env });
    if (status !== 0) throw new Error(`${step[0]} ended with ${status}`);
  }
  return JSON.parse(readFileSync(out, 'utf8')) as Record<string, T[]>;
}
