import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { limits } from '../../data/model/limits.ts';

/** What a client takes: the first of `.br`, `.gz` and the plain file that is there. */
export type Encoding = 'br' | 'gzip' | 'plain';

/** A file as it is answered. */
export interface SiteFile {
  /** Quoted, strong: of these bytes in this encoding. */
  etag: string;
  type: string;
  encoding: Encoding;
  /** All of it; undefined for a file too large to hold, which is read from `path`. */
  bytes: Buffer<ArrayBuffer> | undefined;
  size: number;
  path: string;
  /** Whether its address names its content. */
  immutable: boolean;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.pmtiles': 'application/vnd.pmtiles',
};

const endings: Record<Encoding, string> = { br: '.br', gzip: '.gz', plain: '' };
const order: Record<Encoding, Encoding[]> = {
  br: ['br', 'gzip', 'plain'],
  gzip: ['gzip', 'plain'],
  plain: ['plain'],
};

/**
 * A file of a published site by its address below the site's folder, or undefined where there is none. Names that begin
 * with a dot are none of the site: publications in the making have them.
 */
export async function findSiteFile(folder: string, address: string, takes: Encoding): Promise<SiteFile | undefined> {
  const names = (address === '' ? 'index.html' : address).split('/');
  const type = types[extname(names.at(-1)!)];
  if (!type || names.some((name) => !/^[\w-][\w.-]*$/.test(name))) return undefined;
  const immutable = names[0] === 'release' || names[0] === 'assets';
  for (const encoding of order[takes]) {
    const path = join(folder, ...names) + endings[encoding];
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : undefined),
      () => undefined,
    );
    if (size === undefined) continue;
    const about = { type, encoding, size, path, immutable };
    if (size > limits.siteFileHeldMaxBytes) {
      // Only archives are so large, and the folder of a release is named after what is in it.
      return { ...about, bytes: undefined, etag: `"${names.join('-')}-${size}"` };
    }
    const bytes = await readFile(path);
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    return { ...about, bytes, etag: `"${hash}"` };
  }
  return undefined;
}

const known = new Map<string | undefined, Encoding>();

/** The best encoding that a client's Accept-Encoding takes. Browsers send a handful of them, which are remembered. */
export function encodingFor(accepted: string | undefined): Encoding {
  let encoding = known.get(accepted);
  if (encoding) return encoding;
  const takes = (word: string): boolean =>
    new RegExp(`\\b${word}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted ?? '');
  encoding = takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'plain';
  if (known.size < 100) known.set(accepted, encoding);
  return encoding;
}
