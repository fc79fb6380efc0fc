import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layer } from '../../data/model/catalogue.ts';
import { codeLists } from '../../data/model/codes.ts';
import { limits } from '../../data/model/limits.ts';
import type { Manifest, TerrainEntry } from '../../data/model/manifest.ts';
import { findLayer } from '../../data/model/layers.ts';
import { tileSchema } from '../../data/model/tile-schema.ts';
import { terrainFormat, tileFormat } from '../../tiles/tile-format.ts';

/*
 * Every part of a dataset version says what it was made with (`madeWith`), so that a start after an upgrade knows what
 * is to be made again. Labels, colours and help texts are no part of it: they are read when they are shown.
 */

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

/** What an import reads of a layer's definition: its key, geometry, and fields with their types, units and codes. */
export function layerFingerprint({
  id,
  geometry,
  key,
  fields,
}: Pick<Layer, 'id' | 'geometry' | 'key' | 'fields'>): string {
  const read = fields.map(({ name, type, unit, codes, range }) => {
    return [name, type, unit, range, codes && codeLists[codes].map(({ code }) => code)];
  });
  return hash([id, geometry, key, read]);
}

/** What the staff's tiles are made by: the layers and fields they carry, the limit, and the form of the tiles. */
export function tilesFingerprint(): string {
  const carried = tileSchema('staff').map(({ id, layer, minZoom, maxZoom, fields }) => {
    return [id, layer.geometry, layer.tileRank, minZoom, maxZoom, fields.map(({ name, tileZoom }) => [name, tileZoom])];
  });
  return hash([tileFormat, limits.tileMaxBytes, carried]);
}

export function terrainFingerprint(): string {
  return hash(['terrain', terrainFormat]);
}

/** What lies in a folder: names and contents of its files, tests and pages for people left out. */
export async function folderFingerprint(folder: string): Promise<string> {
  const sum = createHash('sha256');
  for (const name of (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.(test\.\w+|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    sum
      .update(name.slice(folder.length))
      .update('\0')
      .update(await readFile(name));
  }
  return sum.digest('hex').slice(0, 16);
}

/** Layers of a version that were imported by another definition than today's catalogue has. */
export function outdatedLayers({ layers }: Manifest): string[] {
  return Object.entries(layers).flatMap(([id, entry]) => {
    const layer = findLayer(id);
    return layer && entry.madeWith !== layerFingerprint(layer) ? [id] : [];
  });
}

/** Whether a version has tiles that would be made differently today. */
export function hasOutdatedTiles({ tiles, terrain }: Manifest): boolean {
  return (tiles.staff && tiles.staff.madeWith !== tilesFingerprint()) || isOutdatedTerrain(terrain);
}

function isOutdatedTerrain(terrain: TerrainEntry | undefined): boolean {
  return terrain?.tiles !== undefined && terrain.tiles.madeWith !== terrainFingerprint();
}
