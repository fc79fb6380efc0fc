import { gunzipSync } from 'node:zlib';

/** All entries of an archive, leaves unfolded, in the order of their tile ids. */
export interface DirectoryColumns {
  tileId: Float64Array;
  offset: Float64Array;
  length: Uint32Array;
  runLength: Uint32Array;
}

/** Reads the root directory and, where it points to them, the leaf directories, all gzipped. */
export function readDirectories(root: Uint8Array, leaves: Uint8Array): DirectoryColumns {
  const top = readDirectory(gunzipSync(root));
  const parts: DirectoryColumns[] = [];
  for (let i = 0; i < top.tileId.length; i++) {
    if (top.runLength[i] > 0) continue;
    const { offset, length } = { offset: top.offset[i], length: top.length[i] };
    parts.push(readDirectory(gunzipSync(leaves.subarray(offset, offset + length))));
  }
  // The root holds either tiles or leaves: that is how archives are written.
  if (parts.length === 0) return top;
  const joined = directoryOf(parts.reduce((sum, { tileId }) => sum + tileId.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.tileId.set(part.tileId, at);
    joined.offset.set(part.offset, at);
    joined.length.set(part.length, at);
    joined.runLength.set(part.runLength, at);
    at += part.tileId.length;
  }
  return joined;
}

/** Where a tile's bytes lie, counted from the beginning of the tile data; undefined for a tile that is not there. */
export function findEntry(entries: DirectoryColumns, tileId: number): { offset: number; length: number } | undefined {
  let low = 0;
  let high = entries.tileId.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries.tileId[middle] <= tileId) low = middle + 1;
    else high = middle;
  }
  const i = low - 1;
  if (i < 0 || tileId >= entries.tileId[i] + entries.runLength[i]) return undefined;
  return { offset: entries.offset[i], length: entries.length[i] };
}

function directoryOf(count: number): DirectoryColumns {
  return {
    tileId: new Float64Array(count),
    offset: new Float64Array(count),
    length: new Uint32Array(count),
    runLength: new Uint32Array(count),
  };
}

function readDirectory(bytes: Uint8Array): DirectoryColumns {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  };
  const count = varint();
  const { tileId, offset, length, runLength } = directoryOf(count);
  for (let i = 0; i < count; i++) tileId[i] = varint() + (i === 0 ? 0 : tileId[i - 1]);
  for (let i = 0; i < count; i++) runLength[i] = varint();
  for (let i = 0; i < count; i++) length[i] = varint();
  for (let i = 0; i < count; i++) {
    const value = varint();
    offset[i] = value === 0 ? offset[i - 1] + length[i - 1] : value - 1;
  }
  return { tileId, offset, length, runLength };
}
