/** A tile as it is answered; without bytes where the archive has none. */
export interface CachedTile {
  etag: string;
  /** Gzipped. */
  bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** What an entry costs beside its bytes: keys, objects, the place in the map. */
const entryBytes = 500;

/** The tiles asked for last, within a bound of bytes. */
export class TilesCache {
  private readonly tiles = new Map<string, CachedTile>();
  private readonly maxBytes: number;
  private heldBytes = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get(key: string): CachedTile | undefined {
    const tile = this.tiles.get(key);
    if (!tile) return undefined;
    // A map keeps the order of insertion: the first key is the one not asked for the longest.
    this.tiles.delete(key);
    this.tiles.set(key, tile);
    return tile;
  }

  set(key: string, tile: CachedTile): void {
    this.remove(key);
    this.tiles.set(key, tile);
    this.heldBytes += sizeOf(tile);
    for (const oldest of this.tiles.keys()) {
      if (this.heldBytes <= this.maxBytes) return;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const tile = this.tiles.get(key);
    if (!tile) return;
    this.tiles.delete(key);
    this.heldBytes -= sizeOf(tile);
  }
}

function sizeOf({ bytes }: CachedTile): number {
  return entryBytes + (bytes?.length ?? 0);
}
