import { gzipSync } from 'node:zlib';
import { ByteWriter } from './byte-writer.ts';

/** Entry of a PMTiles directory; `runLength` 0 points to a leaf directory. */
export interface DirectoryEntry {
  tileId: number;
  offset: number;
  length: number;
  runLength: number;
}

/** Most bytes of the root directory: header and root must lie within the first 16,384 bytes (PMTiles v3). */
export const ROOT_MAX_BYTES = 16_257;

/** A directory as PMTiles v3 wants it: columns of varints, ids as differences, gzip. */
export function serializeDirectory(entries: readonly DirectoryEntry[]): Uint8Array {
  const writer = new ByteWriter(entries.length * 8 + 8);
  writer.varint(entries.length);
  entries.forEach((entry, i) => writer.varint(entry.tileId - (entries[i - 1]?.tileId ?? 0)));
  for (const entry of entries) writer.varint(entry.runLength);
  for (const entry of entries) writer.varint(entry.length);
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    writer.varint(before && entry.offset === before.offset + before.length ? 0 : entry.offset + 1);
  });
  return gzipSync(writer.view(), { level: 9 });
}

/** Root directory and the leaf directories after one another; without leaves when all entries fit into the root. */
export function serializeDirectories(
  entries: readonly DirectoryEntry[],
  rootMaxBytes = ROOT_MAX_BYTES,
): { root: Uint8Array; leaves: Uint8Array } {
  const alone = serializeDirectory(entries);
  if (alone.length <= rootMaxBytes) return { root: alone, leaves: new Uint8Array() };
  for (let leafSize = 4096; ; leafSize *= 2) {
    const rootEntries: DirectoryEntry[] = [];
    const leaves = new ByteWriter(1 << 16);
    for (let i = 0; i < entries.length; i += leafSize) {
      const leaf = serializeDirectory(entries.slice(i, i + leafSize));
      rootEntries.push({ tileId: entries[i].tileId, offset: leaves.length, length: leaf.length, runLength: 0 });
      leaves.raw(leaf);
    }
    const root = serializeDirectory(rootEntries);
    if (root.length <= rootMaxBytes) return { root, leaves: leaves.bytes() };
  }
}
