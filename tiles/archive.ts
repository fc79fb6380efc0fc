import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bbox } from '../data/model/feature.ts';
import { type DirectoryEntry, serializeDirectories } from './directory.ts';

const HEADER_BYTES = 127;
/** Header and root directory; tile data begin here, so that they can be written before the directory is known. */
const HEAD_BYTES = 16_384;
const FLUSH_BYTES = 4_000_000;

/** What tiles hold: gzipped vector tiles, or pictures. */
export type TileContents = 'vector' | 'png';

interface ArchiveInfo {
  metadata: object;
  minZoom: number;
  maxZoom: number;
  /** west, south, east, north in degrees. */
  bbox: Bbox;
}

/**
 * Writes a PMTiles v3 archive of gzipped vector tiles, or of pictures, under a temporary name and moves it to its own only when it is
 * complete and on disk. Tiles with the same content are stored once. Layout: header, root directory, tile data,
 * metadata, leaf directories.
 */
export class ArchiveWriter {
  private readonly path: string;
  private readonly temporary: string;
  private readonly file: FileHandle;
  private readonly contents: TileContents;
  private readonly entries: DirectoryEntry[] = [];
  private readonly known = new Map<string, { offset: number; length: number }>();
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private dataBytes = 0;
  private addressed = 0;

  private constructor(path: string, temporary: string, file: FileHandle, contents: TileContents) {
    this.path = path;
    this.temporary = temporary;
    this.file = file;
    this.contents = contents;
  }

  /** Opens an archive that will stand at `path`; its folder must exist. */
  static async create(path: string, contents: TileContents = 'vector'): Promise<ArchiveWriter> {
    const temporary = `${path}.${process.pid}-${Date.now().toString(36)}.tmp`;
    const file = await open(temporary, 'wx');
    return new ArchiveWriter(path, temporary, file, contents);
  }

  /**
   * Adds a tile as it is to be stored: a vector tile gzipped, a picture as it is. Tile ids must rise; throws
   * otherwise, because readers trust the order.
   */
  async add(tileId: number, stored: Uint8Array): Promise<void> {
    const last = this.entries.at(-1);
    if (last && tileId < last.tileId + last.runLength) {
      throw new Error(`tiles must come in rising order: got id ${tileId} after ${last.tileId + last.runLength - 1}`);
    }
    this.addressed++;
    const hash = createHash('sha256').update(stored).digest('base64');
    let content = this.known.get(hash);
    if (!content) {
      content = { offset: this.dataBytes, length: stored.length };
      this.known.set(hash, content);
      this.dataBytes += stored.length;
      this.pending.push(stored);
      this.pendingBytes += stored.length;
      if (this.pendingBytes >= FLUSH_BYTES) await this.flush();
    }
    if (last && tileId === last.tileId + last.runLength && last.offset === content.offset) last.runLength++;
    else this.entries.push({ tileId, ...content, runLength: 1 });
  }

  /** Writes directories and header, syncs and moves the file to its name. Returns its size in bytes. */
  async finish(info: ArchiveInfo): Promise<number> {
    await this.flush();
    const metadata = gzipSync(JSON.stringify(info.metadata), { level: 9 });
    const { root, leaves } = serializeDirectories(this.entries);
    const end = HEAD_BYTES + this.dataBytes;
    const header = this.header(info, root.length, end, metadata.length, leaves.length);
    await write(this.file, metadata, end);
    await write(this.file, leaves, end + metadata.length);
    await write(this.file, header, 0);
    await write(this.file, root, HEADER_BYTES);
    await this.file.sync();
    await this.file.close();
    await rename(this.temporary, this.path);
    // The rename itself lasts only once the folder is on disk.
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
    return end + metadata.length + leaves.length;
  }

  /** Removes what was written; the file that may stand at the path stays. */
  async discard(): Promise<void> {
    await this.file.close();
    await rm(this.temporary, { force: true });
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.pending);
    const offset = HEAD_BYTES + this.dataBytes - this.pendingBytes;
    this.pending = [];
    this.pendingBytes = 0;
    await write(this.file, bytes, offset);
  }

  private header(
    info: ArchiveInfo,
    rootBytes: number,
    metadataAt: number,
    metadataBytes: number,
    leafBytes: number,
  ): Uint8Array {
    const bytes = new Uint8Array(HEADER_BYTES);
    const view = new DataView(bytes.buffer);
    bytes.set(Buffer.from('PMTiles'));
    view.setUint8(7, 3);
    const longs = [
      HEADER_BYTES,
      rootBytes,
      metadataAt,
      metadataBytes,
      metadataAt + metadataBytes,
      leafBytes,
      HEAD_BYTES,
      this.dataBytes,
      this.addressed,
      this.entries.length,
      this.known.size,
    ];
    longs.forEach((value, i) => view.setBigUint64(8 + 8 * i, BigInt(value), true));
    // Clustered; directories gzipped; tiles gzipped vector tiles (2, 1), or PNG as they are (1, 2).
    const [compression, type] = this.contents === 'vector' ? [2, 1] : [1, 2];
    bytes.set([1, 2, compression, type, info.minZoom, info.maxZoom], 96);
    const [west, south, east, north] = info.bbox;
    [west, south, east, north].forEach((degrees, i) => view.setInt32(102 + 4 * i, Math.round(degrees * 1e7), true));
    view.setUint8(118, info.minZoom);
    [(west + east) / 2, (south + north) / 2].forEach((degrees, i) =>
      view.setInt32(119 + 4 * i, Math.round(degrees * 1e7), true),
    );
    return bytes;
  }
}

async function write(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
