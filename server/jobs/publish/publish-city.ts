import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjection } from '../../../data/geo/crs.ts';
import type { Publication } from '../../../data/publication/publication.ts';
import { listFile, publicationFile, tilesFile } from '../../../data/publication/site-files.ts';
import { isChinaMode, publishingRules } from '../../../data/publication/rules.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import type { VersionStore } from '../../store/version-store.ts';
import { checkArtefacts } from './check-artefacts.ts';
import { type Breach, checkPublication } from './check-publication.ts';
import { makeCoarse } from './coarse-place.ts';
import { listPage } from './list-page.ts';
import { searchableText } from './leak-search.ts';
import { type Draft, makePublication } from './make-publication.ts';
import { checkNames, describeNameless } from './nameless.ts';
import { makePublicTiles } from './public-tiles.ts';
import { publicWordsOf, secretsOfVersion } from './secrets.ts';
import { publicationInGcj02 } from './to-gcj02.ts';
import { beginSite, checkTemplate, finishSite } from './write-site.ts';

export type PublishStep = 'figures' | 'tiles' | 'check' | 'write';

export interface PublishCityOptions {
  version: EngineVersion;
  store: VersionStore;
  /** Folder to publish into; made where it is not there. */
  out: string;
  /** Folder of the built public page. */
  template: string;
  /** Day of publishing, ISO 8601. */
  today: string;
  /** Map-approval number, where it is not that of the city's settings. */
  mapApproval?: string | undefined;
  /** Coordinates for a base map in GCJ-02. */
  gcj02?: boolean | undefined;
  onProgress?: ((share: number, step: PublishStep) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface Published {
  release: string;
  publication: Publication;
  /** Bytes of the release, compressed copies left aside. */
  bytes: number;
  /** Records of places that are published as without a name, in words for the staff. */
  nameless: string[];
}

/** A publication that breaks rules of what may be public, with all of them. */
export class PublicationRefused extends Error {
  readonly breaches: readonly Breach[];

  constructor(city: string, breaches: readonly Breach[]) {
    const list = breaches.map(({ rule, where, why }) => `- ${rule}: ${where}: ${why}`).join('\n');
    super(`${city} was not published:\n${list}`);
    this.name = 'PublicationRefused';
    this.breaches = breaches;
  }
}

/** Assets of each layer whose values are looked for in what is to be published. */
const searchedPerLayer = 50;

/**
 * Publishes a version into a folder that any file server with ranges may serve. Nothing of it is visible before all of it
 * is checked and on disk. Throws `PublicationRefused` for what may not be public, a
 * `StoreError` while another publication into the folder is under way, and the signal's reason.
 */
export async function publishCity(options: PublishCityOptions): Promise<Published> {
  const { version, store, out, template, today, mapApproval, gcj02 = false, onProgress, signal } = options;
  const { settings } = version;
  if (gcj02 && !isChinaMode(settings)) {
    const why = 'GCJ-02 is for base maps of China alone, and the city is not in China mode';
    refuse(settings.id, [{ rule: 'coordinates-unsuitable', where: 'city.coordinates', why }]);
  }
  await checkTemplate(template);
  const { temporary, end } = await beginSite(out);
  try {
    const run = {
      onProgress: (share: number) => onProgress?.(0.4 * share, 'figures'),
      ...(signal ? { signal } : {}),
    };
    const draft = await makePublication(version, { madeOn: today, mapApproval }, run);
    refuse(settings.id, checkDraft(version, draft));
    const tiles = join(temporary, 'release', tilesFile);
    const onTiles = (share: number): void => onProgress?.(0.4 + 0.4 * share, 'tiles');
    await makePublicTiles(version, draft, { outFile: tiles, gcj02, onProgress: onTiles, signal });
    const made = gcj02 ? publicationInGcj02(draft.publication) : draft.publication;
    onProgress?.(0.8, 'check');
    const release = await releaseOf(made, tiles, template);
    const publication = { ...made, release };
    const lists = Object.fromEntries(
      (['zh', 'en'] as const).map((language) => [listFile(language), listPage(publication, language)]),
    );
    const words = publicWordsOf([...Object.values(draft.layers).flat(), ...draft.floods]);
    const secrets = await secretsOfVersion(version, store, words, searchedPerLayer);
    signal?.throwIfAborted();
    const texts = { [publicationFile]: searchableText(publication), ...lists };
    refuse(settings.id, await checkArtefacts(texts, tiles, secrets));
    onProgress?.(0.9, 'write');
    const files = { [publicationFile]: JSON.stringify(publication), ...lists };
    for (const [name, text] of Object.entries(files)) await writeFile(join(temporary, 'release', name), text);
    const bytes = await sizeOf(join(temporary, 'release'));
    signal?.throwIfAborted();
    await finishSite(out, temporary, template, {
      release,
      titleZh: settings.title.zh,
      titleEn: settings.title.en,
    });
    onProgress?.(1, 'write');
    return { release, publication, bytes, nameless: draft.nameless.map(describeNameless) };
  } finally {
    await end();
  }
}

/** What of a draft may not be public. */
function checkDraft(version: EngineVersion, draft: Draft): Breach[] {
  const { settings, manifest } = version;
  const projection = getProjection(manifest.workingCrs);
  const coarse = makeCoarse(projection, draft.layers['roads'], publishingRules.coarseM);
  return [...checkPublication(draft, settings, projection, coarse), ...checkNames(draft.nameless, version)];
}

function refuse(city: string, breaches: readonly Breach[]): void {
  if (breaches.length > 0) throw new PublicationRefused(city, breaches);
}

/** Id of a release: a hash of the publication but for its day, in words too, of the tiles and of the page that shows them. */
async function releaseOf(publication: Publication, tiles: string, template: string): Promise<string> {
  const undated = { ...publication, release: '', madeOn: '' };
  const hash = createHash('sha256').update(JSON.stringify(undated)).update(listPage(undated, 'zh'));
  for await (const chunk of createReadStream(tiles) as AsyncIterable<Buffer>) hash.update(chunk);
  for (const name of (await readdir(template)).filter((each) => /\.(html|js|webmanifest)$/.test(each)).sort()) {
    hash.update(await readFile(join(template, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
