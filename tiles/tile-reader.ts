import { type FileHandle, open } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { bytesToHeader, type Header, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { type DirectoryColumns, findEntry, readDirectories } from './read-directory.ts';

/** Header and root directory lie within the first bytes of every archive (PMTiles v3). */
const HEAD_BYTES = 16_384;

/**
 * An archive that is read tile by tile. The directories are held in memory (16 bytes per entry), the tiles are not.
 */
export class TileReader {
  readonly header: Header;
  /** The archive's JSON metadata: name, attribution, `vector_layers`, what was kept per zoom. */
  readonly metadata: Record<string, unknown>;
  private readonly file: FileHandle;
  private readonly entries: DirectoryColumns;

  private constructor(file: FileHandle, header: Header, metadata: Record<string, unknown>, entries: DirectoryColumns) {
    this.file = file;
    this.header = header;
    this.metadata = metadata;
    this.entries = entries;
  }

  /** Opens an archive as `ArchiveWriter` writes it: directories and tiles gzipped. Throws for anything else. */
  static async open(path: string): Promise<TileReader> {
    const file = await open(path, 'r');
    try {
      const head = await readBytes(file, 0, Math.min(HEAD_BYTES, (await file.stat()).size));
      const header = bytesToHeader(new Uint8Array(head).buffer);
      const { rootDirectoryOffset, rootDirectoryLength, leafDirectoryOffset, leafDirectoryLength = 0 } = header;
      const root = head.subarray(rootDirectoryOffset, rootDirectoryOffset + rootDirectoryLength);
      const leaves = await readBytes(file, leafDirectoryOffset, leafDirectoryLength);
      const packed = await readBytes(file, header.jsonMetadataOffset, header.jsonMetadataLength);
      const metadata = JSON.parse(gunzipSync(packed).toString()) as Record<string, unknown>;
      return new TileReader(file, header, metadata, readDirectories(root, leaves));
    } catch (cause) {
      await file.close();
      throw new Error(`${path} is no archive of tiles: ${(cause as Error).message}`, { cause });
    }
  }

  /** A tile as it is stored (gzipped), or undefined where the archive has none. The tile must exist at its zoom. */
  async read(zoom: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const entry = findEntry(this.entries, zxyToTileId(zoom, x, y));
    return entry && (await readBytes(this.file, this.header.tileDataOffset + entry.offset, entry.length));
  }

  /** Ids of all tiles, rising. */
  *tileIds(): Generator<number> {
    const { tileId, runLength } = this.entries;
    for (let i = 0; i < tileId.length; i++) for (let k = 0; k < runLength[i]; k++) yield tileId[i] + k;
  }

  /** Zoom, column and row of all tiles, in the order of their ids. */
  *places(): Generator<[number, number, number]> {
    for (const id of this.tileIds()) yield tileIdToZxy(id);
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error(`it ends after ${position + done} bytes, expected ${position + length}`);
    done += bytesRead;
  }
  return bytes;
}
