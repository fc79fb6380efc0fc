/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';

const api = process.env.API_URL ?? 'http://127.0.0.1:8080';

type GetModule = (id: string) => { importers: readonly string[]; isEntry: boolean } | null;

/** Whether the page's entry reaches a module without a dynamic import, so that the first picture waits for it. */
function isOfFirstPicture(id: string, getModule: GetModule): boolean {
  const seen = new Set<string>([id]);
  for (const one of seen) {
    const found = getModule(one);
    if (found?.isEntry) return true;
    for (const importer of found?.importers ?? []) seen.add(importer);
  }
  return false;
}

export default defineConfig({
  root: 'web',
  // No `public` folder: everything the page loads goes through the bundler and carries its hash.
  publicDir: false,
  plugins: [react(), precompress()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Every browser that runs the map preloads modules by itself.
    modulePreload: { polyfill: false },
    // What the page needs before the first picture comes as one file: it packs better than a dozen small ones.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: (id, chunking) => (isOfFirstPicture(id, (one) => chunking.getModuleInfo(one)) ? 'first' : null),
              debugName: 'first',
              minShareCount: 2,
              test: /\/(web|data)\//,
            },
          ],
        },
      },
    },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': api, '/tiles': api, '/healthz': api, '/readyz': api, '^/public(-preview)?/': api },
  },
  test: {
    // Its own choice would leave one core idle: half of a machine of two.
    maxWorkers: '100%',
    projects: [
      // Rooms that run in Node are tested as they run: compiled.
      {
        root: import.meta.dirname,
        test: { name: 'node', include: ['dist/**/*.test.js'], exclude: [], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        root: import.meta.dirname,
        test: { name: 'long', include: ['dist/**/*.long.js'], exclude: [], testTimeout: 600_000, hookTimeout: 600_000 },
      },
      {
        root: import.meta.dirname,
        test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], exclude: ['web/e2e/**'] },
      },
    ],
  },
});
