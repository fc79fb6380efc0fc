import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a stand-in of the built public page: what publishing fills in, and one file with a hash in its name. */
export function writePageTemplate(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  const page =
    '<!doctype html><html lang="zh" data-release="{{release}}"><title>{{titleZh}} {{titleEn}}</title>' +
    '<script type="module" src="./assets/page-1a2b.js"></script></html>';
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'sw.js'), 'const release = "{{release}}";\n');
  writeFileSync(join(folder, 'manifest.webmanifest'), '{"name":"{{titleZh}}"}\n');
  writeFileSync(join(folder, 'assets/page-1a2b.js'), `export const words = "${'page '.repeat(400)}";\n`);
  writeFileSync(join(folder, 'assets/page-1a2b.js.map'), '{"sources":["../../web/public/page.ts"]}');
  return folder;
}
