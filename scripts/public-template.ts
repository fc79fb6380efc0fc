import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const icons = ['icon.svg', 'icon-180.png', 'icon-192.png', 'icon-512.png'];

interface Chunk {
  type: 'asset' | 'chunk';
  fileName: string;
  isEntry?: boolean;
  imports?: string[];
  viteMetadata?: { importedCss: Set<string> };
  code?: string;
}

/**
 * Makes the build of `web/public` a template that a publication can fill: puts the manifest and the icons beside the
 * page, and tells the service worker which files an answer needs. Those are the page's entry with what it imports at
 * once; what is loaded later (the map) is no part of them.
 */
export function publicTemplate(folder: string): Plugin {
  return {
    name: 'public-template',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle) as unknown as Chunk[];
        const chunk = (name: string): Chunk | undefined => files.find(({ fileName }) => fileName === name);
        const shell = new Set<string>();
        const need = (one: Chunk | undefined): void => {
          if (!one || shell.has(one.fileName)) return;
          shell.add(one.fileName);
          for (const name of one.imports ?? []) need(chunk(name));
          for (const name of one.viteMetadata?.importedCss ?? []) shell.add(name);
        };
        need(files.find(({ isEntry, fileName }) => isEntry && fileName !== 'sw.js'));
        const worker = chunk('sw.js');
        if (!worker?.code) throw new Error('the build has no service worker sw.js');
        const list = [...shell].sort().map((name) => `./${name}`);
        const beside = [...icons.map((name) => `./${name}`), './manifest.webmanifest'];
        // Names carry a hash of what is in them, so that their list is a mark of the whole build.
        const mark = createHash('sha256').update(list.join('\n')).digest('hex').slice(0, 12);
        worker.code = worker.code.replace('__SHELL__', JSON.stringify([...list, ...beside])).replace('__BUILD__', mark);
        for (const name of icons) {
          this.emitFile({ type: 'asset', fileName: name, source: readFileSync(join(folder, 'icons', name)) });
        }
        const manifest = readFileSync(join(folder, 'manifest.webmanifest'));
        this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: manifest });
      },
    },
  };
}
