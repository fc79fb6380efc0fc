import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { type BenchRow, type Measured, NotInstalled, type Side } from './harness.ts';

interface Painted {
  ms: number;
  scriptBytes: number;
}

/**
 * Time from navigation to the painted map in a real browser, cold, of the product as it is started
 * (web/e2e/painted.bench.ts, which also does the rounds). `BENCH_BARE_URL` names a bare MapLibre page to hold against it.
 */
export async function rows(): Promise<BenchRow[]> {
  let rounds: Record<string, Painted[]> | undefined;
  const measured = (): Record<string, Painted[]> => (rounds ??= measureInBrowser());
  const side = (name: string): Side => {
    let next = 0;
    return {
      name,
      threads: 1,
      async setup() {
        if (!measured()[name]) throw new NotInstalled('BENCH_BARE_URL is not set');
      },
      async run(): Promise<Measured> {
        const all = measured()[name];
        const { ms, scriptBytes } = all[next++ % all.length];
        return { ms, checksum: 'painted', figures: { 'scripts kB on the wire': Math.round(scriptBytes / 1000) } };
      },
    };
  };
  return [
    {
      job: 'Wellington painted, cold',
      target: 'near the bare MapLibre page',
      ours: side('drainatlas'),
      peers: [side('bare maplibre page')],
      rounds: 5,
    },
  ];
}

function measureInBrowser(): Record<string, Painted[]> {
  const { root } = readConfig();
  const out = join(root, 'dist/test-reports/painted.json');
  const steps = [
    ['scripts/build.mjs'],
    ['node_modules/@playwright/test/cli.js', 'test', '--config', 'web/e2e/playwright.config.ts', '--reporter=line'],
  ];
  for (const step of steps) {
    const env = { ...process.env, BENCH: '1', BENCH_OUT: out };
    const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit', env });
    if (status !== 0) throw new Error(`${step[0]} ended with ${status}`);
  }
  return JSON.parse(readFileSync(out, 'utf8')) as Record<string, Painted[]>;
}
