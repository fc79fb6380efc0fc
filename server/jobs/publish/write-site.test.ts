import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePageTemplate } from './testing/page-template.ts';
import { beginSite, checkTemplate, finishSite } from './write-site.ts';

let root: string;
let template: string;
let out: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drainatlas-site-'));
  template = writePageTemplate(join(root, 'page'));
  out = join(root, 'site');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Publishes a release that holds one file. */
async function publish(release: string, text = release): Promise<void> {
  const temporary = await beginSite(out);
  writeFileSync(join(temporary, 'release', 'publication.json'), text);
  await finishSite(out, temporary, template, { release, titleZh: '城', titleEn: 'City' });
}
const read = (path: string): string => readFileSync(join(out, path), 'utf8');

it('names the release in every file that leaves it open', async () => {
  await publish('r1');
  expect(read('index.html')).toContain('data-release="r1"');
  expect(read('sw.js')).toContain('"r1"');
  expect(readdirSync(out).sort()).toEqual(
    ['assets', 'index.html', 'manifest.webmanifest', 'release', 'sw.js']
      .flatMap((name) => (name.includes('.') ? [name, `${name}.br`, `${name}.gz`] : [name]))
      .sort(),
  );
});

it('keeps the last three releases', async () => {
  for (const [at, release] of ['r1', 'r2', 'r3', 'r4'].entries()) {
    await publish(release);
    utimesSync(join(out, 'release', release), 1000 + at, 1000 + at);
  }
  expect(readdirSync(join(out, 'release')).sort()).toEqual(['r2', 'r3', 'r4']);
});

it('leaves a release that is there as it is, and replaces what has no hash in its name', async () => {
  writeFileSync(join(template, 'icon.svg'), '<svg>1</svg>');
  await publish('r1', 'first');
  writeFileSync(join(template, 'icon.svg'), '<svg>2</svg>');
  writeFileSync(join(template, 'assets/page-1a2b.js'), 'never: its name would be another');
  await publish('r1', 'second');
  expect([read('release/r1/publication.json'), read('icon.svg')]).toEqual(['first', '<svg>2</svg>']);
  expect(read('assets/page-1a2b.js')).not.toContain('never');
});

it('removes what a killed run left', async () => {
  mkdirSync(join(out, '.tmp-1/release'), { recursive: true });
  await publish('r1');
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('says how to build the page where its template is not there', async () => {
  await expect(checkTemplate(template)).resolves.toBeUndefined();
  await expect(checkTemplate(join(root, 'none'))).rejects.toThrow('npm run build');
  writeFileSync(join(template, 'index.html'), '<html>');
  await expect(checkTemplate(template)).rejects.toThrow('is not the public page’s template'.replace('’', "'"));
});
