import { randomBytes } from 'node:crypto';
import { findLayer } from '../../data/model/layers.ts';
import type { CitySettings, LayerEntry, Manifest, TerrainEntry } from '../../data/model/manifest.ts';
import { buildTiles } from '../../tiles/build.ts';
import { readRecords } from '../engine/load-file.ts';
import { collectGarbage } from '../engine/release-memory.ts';
import type { VersionWriter } from '../store/version-writer.ts';
import { terrainFingerprint, tilesFingerprint } from './fingerprint.ts';
import type { ImportWatch } from './import-progress.ts';
import { makeTerrainTiles } from './import-terrain.ts';
import type { ReadTerrain } from '../engine/read-terrain.ts';

/** Id of a new version: its time, for people, and a random end, so that two never meet. */
export function newVersionId(createdAt: string): string {
  return `${createdAt.replace(/[-:]|\.\d+/g, '')}-${randomBytes(3).toString('hex')}`;
}

/** Makes the staff's archive of the layers, whose files lie at `pathOf`, into the version being written. */
export async function makeTiles(
  writer: VersionWriter,
  layers: Record<string, LayerEntry>,
  pathOf: (name: string) => string,
  settings: CitySettings,
  watch: ImportWatch,
): Promise<Manifest['tiles']> {
  await buildTiles({
    inputs: Object.entries(layers).flatMap(([name, { count }]) => {
      const layer = findLayer(name);
      return layer ? [{ layer, features: () => readRecords(pathOf(name), layer, count).build(), count }] : [];
    }),
    audience: 'staff',
    onRead: collectGarbage,
    outFile: writer.temporaryPath('staff.pmtiles'),
    name: settings.title.en,
    attribution: settings.attribution.en,
    onProgress: (share, note) => watch.onProgress?.({ step: 'tiles', share, note }),
    ...(watch.signal ? { signal: watch.signal } : {}),
  });
  return { staff: { ...(await writer.addTiles('staff.pmtiles')), madeWith: tilesFingerprint() } };
}

/** The terrain with its tiles: those it has where they are as they would be made today, else new ones. */
export async function withTerrainTiles(
  entry: TerrainEntry,
  read: () => Promise<ReadTerrain>,
  writer: VersionWriter,
  settings: CitySettings,
  watch: ImportWatch,
): Promise<TerrainEntry> {
  const madeWith = terrainFingerprint();
  if (entry.tiles?.madeWith === madeWith) return entry;
  const label = { name: settings.title.en, attribution: entry.source.attribution };
  return { ...entry, tiles: { ...(await makeTerrainTiles(await read(), writer, label, watch)), madeWith } };
}
