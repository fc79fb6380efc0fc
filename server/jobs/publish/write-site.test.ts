import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  const { temporary, end } = await beginSite(out);
  writeFileSync(join(temporary, 'release', 'publication.json'), text);
  await finishSite(out, temporary, template, { release, titleZh: '城', titleEn: 'City' });
  await end();
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

describe('two publications into one folder', () => {
  const lock = (): string => join(out, '.publishing.lock');
  const hold = (pid: number): void => {
    mkdirSync(out, { recursive: true });
    writeFileSync(lock(), JSON.stringify({ pid, startedAt: 'noon' }));
  };
  const namesIn = (folder: string): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

  it('are refused to the second while the first goes on, which ends as if it were alone', async () => {
    const { temporary, end } = await beginSite(out);
    writeFileSync(join(temporary, 'release', 'publication.json'), 'first');
    await expect(beginSite(out)).rejects.toThrow(
      new RegExp(`another publication into ${out} is running \\(process ${process.pid}, since 2\\d{3}-`),
    );
    await finishSite(out, temporary, template, { release: 'r1', titleZh: '城', titleEn: 'City' });
    await end();
    expect(read('release/r1/publication.json')).toBe('first');
    await publish('r2');
    expect(read('index.html')).toContain('data-release="r2"');
  });

  it('are refused where another living process has the folder, and leave it untouched', async () => {
    await publish('r1');
    hold(process.ppid);
    const before = namesIn(out);
    await expect(publish('r2')).rejects.toMatchObject({
      code: 'publication-running',
      message: `another publication into ${out} is running (process ${process.ppid}, since noon); wait for it or stop it`,
    });
    expect(namesIn(out)).toEqual(before);
    expect(read('index.html')).toContain('data-release="r1"');
  });

  it('are no hindrance where the other process is gone', async () => {
    hold(2 ** 30);
    await publish('r1');
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('in different folders know nothing of each other', async () => {
    const { end } = await beginSite(join(root, 'other'));
    await publish('r1');
    await end();
    expect(read('index.html')).toContain('data-release="r1"');
  });

  it('give the folder back after one that failed', async () => {
    const { end } = await beginSite(out);
    await end();
    expect(namesIn(out)).toEqual([]);
  });
});

it('keeps a release in the making to itself, under a name nobody guesses', async () => {
  const { temporary, end } = await beginSite(out);
  expect(statSync(temporary).mode & 0o077).toBe(0);
  expect(statSync(join(out, '.publishing.lock')).mode & 0o077).toBe(0);
  expect(temporary).not.toContain(String(process.pid));
  await end();
});

it('says how to build the page where its template is not there', async () => {
  await expect(checkTemplate(template)).resolves.toBeUndefined();
  await expect(checkTemplate(join(root, 'none'))).rejects.toThrow('npm run build');
  writeFileSync(join(template, 'index.html'), '<html>');
  await expect(checkTemplate(template)).rejects.toThrow('is not the public page’s template'.replace('’', "'"));
});
