import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../..');
const port = Number(process.env.E2E_PORT ?? 8971);
const { executablePath, env } = await findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: process.env.BENCH ? '*.bench.ts' : '*.spec.ts',
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
  webServer: {
    // The product as a newcomer starts it, with a folder of its own.
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
});
