import { readFile } from 'node:fs/promises';
import type { PublishedState } from '../../contract/publications.ts';
import { replaceFile } from '../../store/durable-write.ts';
import type { VersionStore } from '../../store/version-store.ts';

/** Where a city is published on this server: what the public gets, or the staff's preview of it. */
export type PublishPlace = 'public' | 'preview';

/** Folder of the site, below the city's. */
export function siteFolder(store: VersionStore, city: string, place: PublishPlace): string {
  return store.filePath(city, place);
}

export function siteAddress(city: string, place: PublishPlace): string {
  return `/${place === 'public' ? 'public' : 'public-preview'}/${encodeURIComponent(city)}/`;
}

/** What was published last at a place; null before the first time. It lies beside the site, where nobody is served. */
export async function readPublished(
  store: VersionStore,
  city: string,
  place: PublishPlace,
): Promise<PublishedState | null> {
  const text = await readFile(store.filePath(city, `${place}.json`), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as PublishedState);
}

export async function writePublished(
  store: VersionStore,
  city: string,
  place: PublishPlace,
  state: PublishedState,
): Promise<void> {
  await replaceFile(store.filePath(city, `${place}.json`), `${JSON.stringify(state)}\n`);
}
