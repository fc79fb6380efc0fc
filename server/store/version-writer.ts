import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import type { SurveyFeature } from '../../data/model/feature.ts';
import type { CitySettings, Manifest, TilesEntry } from '../../data/model/manifest.ts';
import { cityFolder } from './city-folder.ts';
import { replaceFile, syncFile, syncFolder } from './durable-write.ts';
import { lockFolder } from './folder-lock.ts';
import { readFeatureLines } from './read-features.ts';
import { StoreError } from './store-error.ts';
import { readManifest } from './stored-json.ts';

/** A file of a layer or of the terrain as it will be named in the manifest. */
export interface WrittenLayer {
  file: string;
  sha256: string;
  bytes: number;
}

/** A dataset version in the making. Nothing of it is visible before `publish`; `abort` leaves no trace. */
export interface VersionWriter {
  /** Writes a layer; the same content as an earlier version's shares its file. */
  writeLayer(layer: string, features: AsyncIterable<SurveyFeature>): Promise<WrittenLayer>;
  readWritten(layer: string): AsyncIterable<SurveyFeature>;
  /** Where a file that versions may share (`terrain.tif`) is to be written before `addLayerFile`. */
  layerPath(name: string): string;
  /** Takes a file that was written at its `layerPath`; the same content as an earlier version's shares its file. */
  addLayerFile(name: string): Promise<WrittenLayer>;
  /** Where a file of the version (`staff.pmtiles`) is to be written before `addTiles`. */
  temporaryPath(name: string): string;
  addTiles(name: string): Promise<TilesEntry>;
  /** Makes the version and then the city's settings and current version, each in one step. */
  publish(manifest: Manifest, settings: CitySettings): Promise<void>;
  /** Removes what was written, the folder of a city that had nothing included. Harmless after `publish`. */
  abort(): Promise<void>;
}

/**
 * Takes the city's import lock, removes what a killed import left, and opens a new version.
 * Throws a `StoreError` while another import into the city runs.
 */
export async function beginVersion(dataDir: string, city: string, versionId: string): Promise<VersionWriter> {
  const folder = cityFolder(dataDir, city);
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(join(folder, 'import.lock'), 'import-running', `import into ${folder}`);
  const temporary = join(folder, `.tmp-${versionId}`);
  /** By the name of the temporary file. */
  const written = new Map<string, WrittenLayer>();
  let done = false;
  try {
    await removeLeftovers(folder);
    await mkdir(join(temporary, 'layers'), { recursive: true });
    await mkdir(join(temporary, 'version'));
    await mkdir(join(folder, 'layers'), { recursive: true });
    await mkdir(join(folder, 'versions'), { recursive: true });
  } catch (error) {
    await unlock();
    throw error;
  }

  return {
    async writeLayer(layer, features) {
      const name = `${layer}.ndjson`;
      const entry = entryOf(name, await writeFeatures(join(temporary, 'layers', name), features));
      written.set(name, entry);
      return entry;
    },

    readWritten: (layer) => readFeatureLines(join(temporary, 'layers', `${layer}.ndjson`)),

    layerPath: (name) => join(temporary, 'layers', basename(name)),

    async addLayerFile(name) {
      const entry = entryOf(name, await hashWritten(join(temporary, 'layers', name)));
      written.set(name, entry);
      return entry;
    },

    temporaryPath: (name) => join(temporary, 'version', basename(name)),

    async addTiles(name) {
      return { file: `versions/${versionId}/${name}`, ...(await hashWritten(join(temporary, 'version', name))) };
    },

    async publish(manifest, settings) {
      for (const [name, entry] of written) await rename(join(temporary, 'layers', name), join(folder, entry.file));
      await syncFolder(join(folder, 'layers'));
      await replaceFile(join(temporary, 'version', 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
      await rename(join(temporary, 'version'), join(folder, 'versions', versionId));
      await syncFolder(join(folder, 'versions'));
      await replaceFile(join(folder, 'city.json'), `${JSON.stringify(settings, null, 2)}\n`);
      await replaceFile(join(folder, 'current.json'), `${JSON.stringify({ version: versionId })}\n`);
      await rm(temporary, { recursive: true, force: true });
      await unlock();
      done = true;
    },

    async abort() {
      if (done) return;
      done = true;
      await rm(temporary, { recursive: true, force: true });
      await removeLeftovers(folder);
      const names = await readdir(folder);
      const isNew = !names.includes('city.json') && (await readdir(join(folder, 'versions'))).length === 0;
      await unlock();
      if (isNew) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** `pipes.ndjson` stands as `layers/pipes-<sha12>.ndjson`. */
function entryOf(name: string, { sha256, bytes }: { sha256: string; bytes: number }): WrittenLayer {
  const { name: layer, ext } = parse(name);
  return { file: `layers/${layer}-${sha256.slice(0, 12)}${ext}`, sha256, bytes };
}

/** Brings a file to disk. Returns its size and hash. */
async function hashWritten(path: string): Promise<{ sha256: string; bytes: number }> {
  await syncFile(path);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return { sha256: hash.digest('hex'), bytes: (await stat(path)).size };
}

async function writeFeatures(
  path: string,
  features: AsyncIterable<SurveyFeature>,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  const handle = await open(path, 'w');
  let bytes = 0;
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    const buffer = Buffer.from(lines.join(''));
    lines = [];
    hash.update(buffer);
    bytes += buffer.length;
    await handle.writeFile(buffer);
  };
  try {
    for await (const feature of features) {
      lines.push(`${JSON.stringify(feature)}\n`);
      if (lines.length === 2000) await flush();
    }
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * Removes what imports that were killed left behind: temporary folders, and layer files no version names with the
 * engine's snapshots of them.
 * Only while the lock is held.
 */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    if (name.startsWith('.tmp-') || (name.endsWith('.tmp') && !name.startsWith('import.lock'))) {
      await rm(join(folder, name), { recursive: true, force: true });
    }
  }
  if (!names.includes('versions') || !names.includes('layers')) return;
  const used = await findUsedLayers(folder);
  if (!used) return;
  for (const name of await readdir(join(folder, 'layers'))) {
    if (!used.has(name.replace(/\.columns$/, ''))) await rm(join(folder, 'layers', name), { force: true });
  }
}

/** Names of the layer files that versions refer to; undefined when a manifest is broken, and nobody can say. */
async function findUsedLayers(folder: string): Promise<Set<string> | undefined> {
  const used = new Set<string>();
  for (const version of await readdir(join(folder, 'versions'))) {
    try {
      const manifest = await readManifest(join(folder, 'versions', version, 'manifest.json'));
      for (const entry of Object.values(manifest?.layers ?? {})) used.add(basename(entry.file));
      if (manifest?.terrain) used.add(basename(manifest.terrain.file));
      if (manifest?.terrain?.tiles) used.add(basename(manifest.terrain.tiles.file));
    } catch (error) {
      if (error instanceof StoreError) return undefined;
      throw error;
    }
  }
  return used;
}
