import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fillTemplate, type TemplateValues } from '../../../data/publication/site-files.ts';
import { syncFolder } from '../../store/durable-write.ts';
import { lockFolder } from '../../store/folder-lock.ts';
import { compressFolder } from './compress.ts';

/** Releases kept in a folder: whoever opened the page before a publication still reads from the one they began with. */
const releasesKept = 3;
/** Files of the page's own folder that name the release; what else lies there has no hash in its name either. */
const filled = ['manifest.webmanifest', 'sw.js', 'index.html'];

/** Throws, saying how to build it, where the page's template is not there. */
export async function checkTemplate(template: string): Promise<void> {
  const index = await readFile(join(template, 'index.html'), 'utf8').catch(() => undefined);
  if (index?.includes('{{release}}')) return;
  throw new Error(`${join(template, 'index.html')} is not the public page's template: run npm run build`);
}

/** A release in the making: the one right to publish into a folder, and a place for its files. */
export interface SiteWork {
  /** Has an empty folder `release`. */
  temporary: string;
  /** Removes what is left of it, and lets the next publication begin. */
  end: () => Promise<void>;
}

const temporaryName = '.tmp-';

/**
 * Takes a folder for a publication, and removes what killed ones left. Nobody else reads or guesses where a release in
 * the making lies: a file server may serve the folder meanwhile. Throws a `StoreError` while another publishes into it.
 */
export async function beginSite(out: string): Promise<SiteWork> {
  await mkdir(out, { recursive: true });
  const unlock = await lockFolder(join(out, '.publishing.lock'), 'publication-running', `publication into ${out}`);
  try {
    for (const name of await readdir(out)) {
      if (name.startsWith(temporaryName)) await rm(join(out, name), { recursive: true, force: true });
    }
    const temporary = await mkdtemp(join(out, temporaryName));
    await mkdir(join(temporary, 'release'));
    const end = async (): Promise<void> => {
      await rm(temporary, { recursive: true, force: true });
      await unlock();
    };
    return { temporary, end };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Puts a release in its place: its folder and the files with a hash in their names first, which nobody reads yet, then
 * those that name it. `temporary` is that of `beginSite`, with the release's files in `release`.
 */
export async function finishSite(
  out: string,
  temporary: string,
  template: string,
  values: TemplateValues,
): Promise<void> {
  const page = join(temporary, 'page');
  await cp(template, page, { recursive: true, filter: (path) => !path.endsWith('.map') });
  for (const name of filled) {
    const text = await readFile(join(page, name), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    await writeFile(join(page, name), fillTemplate(text, values));
    for (const ending of ['.br', '.gz']) await rm(join(page, `${name}${ending}`), { force: true });
  }
  await compressFolder(temporary);
  const release = join(out, 'release', values.release);
  await mkdir(dirname(release), { recursive: true });
  // The same data and page have the same release: it is there already, and stays.
  if (!(await exists(release))) await rename(join(temporary, 'release'), release);
  await syncFolder(dirname(release));
  const files = await filesIn(page);
  for (const path of files.filter((each) => each.includes('/'))) {
    if (await exists(join(out, path))) continue;
    await mkdir(dirname(join(out, path)), { recursive: true });
    await rename(join(page, path), join(out, path));
  }
  // Replaced one by one: the page that names the release last, and of its copies the plain one.
  for (const name of files.filter((each) => !each.includes('/')).sort(pageLast)) {
    await rename(join(page, name), join(out, name));
  }
  await syncFolder(out);
  await removeOldReleases(join(out, 'release'), values.release);
}

function pageLast(a: string, b: string): number {
  const rank = (name: string): number => (name === 'index.html' ? 2 : name.startsWith('index.html') ? 1 : 0);
  return rank(a) - rank(b);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function removeOldReleases(folder: string, current: string): Promise<void> {
  const dated = await Promise.all(
    (await readdir(folder))
      .filter((name) => name !== current)
      .map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  dated.sort((a, b) => b.at - a.at);
  for (const { name } of dated.slice(releasesKept - 1)) await rm(join(folder, name), { recursive: true, force: true });
}
