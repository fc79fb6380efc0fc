import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.ts';
import { findNginx, writeNginxSettings } from './nginx.ts';
import type { PublicOptions } from './public-page.ts';

const root = join(import.meta.dirname, '../..');
const port = Number(process.env.E2E_PORT ?? 8971);
const { executablePath, env } = await findBrowser();
const isBench = Boolean(process.env.BENCH);

/** The public page is tested twice: as our server serves it, and the same folder behind a plain nginx, where there is one. */
const city = 'demo-city';
const site = `http://127.0.0.1:${port}/public/${city}/`;
const nginx = isBench ? undefined : findNginx();
const nginxPort = port + 1;
const nginxWork = join(root, 'dist/test-reports/nginx');

export default defineConfig<PublicOptions>({
  testDir: '.',
  testMatch: isBench ? '*.bench.ts' : '*.spec.ts',
  outputDir: join(root, 'dist/test-reports/browser'),
  // Software rendering wants the machine for itself.
  workers: 1,
  // Long enough for a loaded machine: a test waits for what it expects, never for a time, and is not tried twice.
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, env, args: browserFlags },
  },
  projects: isBench
    ? [{ name: 'bench', use: { site } }]
    : [
        { name: 'workbench', testIgnore: 'public-*.spec.ts' },
        { name: 'public', testMatch: 'public-*.spec.ts', use: { site } },
        ...(nginx
          ? [
              {
                name: 'public-nginx',
                // Its colours and words are the same whoever sends it.
                testMatch: /public-(?!looks).*\.spec\.ts/,
                // What our server has published is what nginx serves.
                use: { site: `http://127.0.0.1:${nginxPort}/`, publishedBy: site },
              },
            ]
          : []),
      ],
  webServer: [
    {
      // The product as a newcomer starts it, with a folder of its own; `npm test` has put the cities of a first start there.
      command: 'node scripts/start.mjs',
      cwd: root,
      url: `http://127.0.0.1:${port}/readyz`,
      env: {
        ...env,
        PORT: String(port),
        DATA_DIR: join(root, 'var/e2e'),
        SWMM_EXE: join(root, 'server/jobs/swmm/testing/fake-engine.mjs'),
      },
      timeout: 180_000,
      reuseExistingServer: process.env.E2E_REUSE === '1',
      stdout: 'ignore',
      stderr: 'pipe',
    },
    ...(nginx
      ? [
          {
            command: `${nginx} -c ${writeNginxSettings(nginxWork, join(root, `var/e2e/cities/${city}/public`), nginxPort)}`,
            url: `http://127.0.0.1:${nginxPort}/ready`,
            reuseExistingServer: process.env.E2E_REUSE === '1',
            stderr: 'pipe' as const,
          },
        ]
      : []),
  ],
});
