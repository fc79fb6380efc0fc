import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './scripts/precompress.ts';
import { publicTemplate } from './scripts/public-template.ts';

const folder = join(import.meta.dirname, 'web/public');

/** The public's page: a template that every publication fills (`dist/public`), wherever its folder will lie. */
export default defineConfig({
  root: folder,
  base: './',
  publicDir: false,
  plugins: [react(), publicTemplate(folder), precompress('assets')],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/public',
    emptyOutDir: true,
    // Phones of some years ago.
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: join(folder, 'index.html'), sw: join(folder, 'sw/service-worker.ts') },
      output: {
        // The browser asks for a service worker by the same name for ever.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
