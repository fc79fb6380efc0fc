/** A tile as it is answered; without bytes where the archive has none. */
export interface CachedTile {
  /** Of the gzipped bytes; the plain ones have another. */
  etag: string;
  /** Gzipped. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** What an entry costs beside its bytes: keys, objects, the place in the map. */
const entryBytes = 500;

/**
 * The tiles asked for last, within a bound of bytes. A tile that was asked for since it came to the front of the queue
 * goes to its end once instead of out (second chance): asking moves nothing.
 */
export class TilesCache<T extends { bytes: Uint8Array | undefined } = CachedTile> {
  private readonly tiles = new Map<string, { tile: T; asked: boolean }>();
  private readonly maxBytes: number;
  private heldBytes = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get(key: string): T | undefined {
    const kept = this.tiles.get(key);
    if (!kept) return undefined;
    kept.asked = true;
    return kept.tile;
  }

  set(key: string, tile: T): void {
    this.remove(key);
    this.tiles.set(key, { tile, asked: false });
    this.heldBytes += sizeOf(tile);
    // A map keeps the order of insertion, and those put back come again.
    for (const [oldest, kept] of this.tiles) {
      if (this.heldBytes <= this.maxBytes) return;
      if (kept.asked) {
        this.tiles.delete(oldest);
        this.tiles.set(oldest, { tile: kept.tile, asked: false });
      } else this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const kept = this.tiles.get(key);
    if (!kept) return;
    this.tiles.delete(key);
    this.heldBytes -= sizeOf(kept.tile);
  }
}

function sizeOf({ bytes }: { bytes: Uint8Array | undefined }): number {
  return entryBytes + (bytes?.length ?? 0);
}
