import { parsePublication, PublicationError } from '../../../data/publication/parse-publication.ts';
import type { Publication } from '../../../data/publication/publication.ts';
import { publicationFile, releaseFolder } from '../../../data/publication/site-files.ts';

/** Why there is nothing to answer from; each has words of its own. */
export type Trouble = 'network' | 'missing' | 'newer' | 'older' | 'broken';

export class LoadError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/**
 * The publication of the release this page belongs to, checked. A copy on the device that is broken is thrown away and
 * asked for once more, past every cache. Throws a `LoadError`.
 */
export async function loadPublication(
  release: string,
  fetchFile: Fetch = (address, init) => fetch(address, init),
  forget: () => Promise<void> = forgetCopies,
): Promise<Publication> {
  const address = `./${releaseFolder(release)}/${publicationFile}`;
  try {
    return await read(address, release, fetchFile);
  } catch (error) {
    if (!(error instanceof LoadError) || error.trouble !== 'broken') throw error;
    await forget();
    return await read(`${address}?again`, release, fetchFile, { cache: 'reload' });
  }
}

async function read(address: string, release: string, fetchFile: Fetch, init?: RequestInit): Promise<Publication> {
  let response: Response;
  try {
    response = await fetchFile(address, init);
  } catch (error) {
    throw new LoadError('network', String(error));
  }
  if (response.status === 404) throw new LoadError('missing', address);
  if (!response.ok) throw new LoadError('network', `${response.status} ${address}`);
  try {
    const publication = parsePublication(await response.json());
    if (publication.release !== release) {
      throw new LoadError('broken', `release: expected ${release}, got ${publication.release}`);
    }
    return publication;
  } catch (error) {
    if (error instanceof LoadError) throw error;
    if (error instanceof PublicationError) throw new LoadError(error.kind, error.message);
    if (error instanceof SyntaxError) throw new LoadError('broken', error.message);
    throw new LoadError('network', String(error));
  }
}

/** Throws away what the service worker keeps for this folder. */
export async function forgetCopies(): Promise<void> {
  if (!('caches' in globalThis)) return;
  const folder = location.pathname.replace(/[^/]*$/, '');
  for (const name of await caches.keys()) if (name.startsWith(`drainatlas ${folder} `)) await caches.delete(name);
}
