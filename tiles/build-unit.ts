import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import type { Unit } from './blocks.ts';
import type { LayerColumns } from './columns.ts';
import { LayerEncoder } from './encode.ts';
import { fitTile, isAlwaysMerged } from './fit-tile.ts';
import type { Pieces } from './piece-store.ts';
import { sliceLayer } from './pyramid.ts';
import { DRAWN, LEFT_OUT, type TileContent } from './tile-content.ts';

/** The tiles of a unit in the order of their tile ids. */
export interface BuiltUnit {
  tileIds: number[];
  /** Size of each tile, uncompressed. */
  sizes: number[];
  /** Each tile, gzipped. */
  packed: Uint8Array[];
}

/**
 * Per layer and feature, on memory that all threads share: 1 where the feature is in some tile of the zoom, and 1
 * where it was left out of a tile that was full.
 */
export interface Outcomes {
  drawn: Uint8Array[];
  leftOut: Uint8Array[];
}

/**
 * Builds the tiles of a unit. Needs nothing but the columns and no other unit, so units are built side by side; the
 * bytes are the same whoever builds them.
 */
export class UnitBuilder {
  private readonly layers: readonly LayerColumns[];
  private readonly maxBytes: number;
  private encoder = new LayerEncoder(-1);
  private encoderZoom = -1;
  /** Per layer, for `sortByTile`. */
  private readonly firstOf: Uint32Array[] = [];

  constructor(layers: readonly LayerColumns[], maxBytes: number) {
    this.layers = layers;
    this.maxBytes = maxBytes;
  }

  build({ zoom, block, layers }: Unit, outcomes: Outcomes): BuiltUnit {
    if (this.encoderZoom !== zoom) {
      this.encoder = new LayerEncoder(zoom);
      this.encoderZoom = zoom;
    }
    const across = 2 ** (zoom - block.zoom);
    const sorted = layers.map(({ layer, features, inMemory }) => {
      const columns = this.layers[layer];
      // Cut in the order of memory, which is four times as fast as from all over it.
      const pieces = sliceLayer(columns, zoom, inMemory, block, isAlwaysMerged(columns, zoom));
      const firstOf = (this.firstOf[layer] ??= new Uint32Array(columns.count));
      return { layer, columns, pieces: sortByTile(pieces, across * across, features, firstOf) };
    });
    const built: BuiltUnit = { tileIds: [], sizes: [], packed: [] };
    const known = new Map<string, Uint8Array>();
    for (const { tile, tileId } of tilesOf(zoom, block.x * across, block.y * across, across)) {
      const contents: TileContent[] = [];
      const from: number[] = [];
      for (const { layer, columns, pieces } of sorted) {
        const [first, end] = [pieces.first[tile], pieces.first[tile + 1]];
        if (first === end) continue;
        from.push(layer);
        contents.push({
          columns,
          feature: pieces.feature.subarray(first, end),
          from: pieces.from.subarray(first, end),
          to: pieces.to.subarray(first, end),
          commands: pieces.commands,
          hasIds: true,
        });
      }
      if (contents.length === 0) continue;
      const { bytes, outcomes: ofTile } = fitTile(contents, zoom, this.maxBytes, this.encoder);
      ofTile.forEach(({ content, fate }, k) => {
        const [drawn, leftOut] = [outcomes.drawn[from[k]], outcomes.leftOut[from[k]]];
        for (let i = 0; i < fate.length; i++) {
          if (fate[i] === DRAWN) drawn[content.feature[i]] = 1;
          else if (fate[i] === LEFT_OUT) leftOut[content.feature[i]] = 1;
        }
      });
      if (bytes.length === 0) continue;
      built.tileIds.push(tileId);
      built.sizes.push(bytes.length);
      built.packed.push(pack(bytes, known));
    }
    return built;
  }
}

/** Small tiles are often the same, inside an area for instance: those are packed once. */
const SAME_MAX_BYTES = 1000;

function pack(bytes: Uint8Array, known: Map<string, Uint8Array>): Uint8Array {
  if (bytes.length > SAME_MAX_BYTES) return gzipSync(bytes, { level: 6 });
  const hash = createHash('sha256').update(bytes).digest('base64');
  let packed = known.get(hash);
  if (!packed) {
    packed = gzipSync(bytes, { level: 6 });
    known.set(hash, packed);
  }
  return packed;
}

/** Pieces ordered by tile, in each tile by their features' importance. */
interface SortedPieces {
  /** Tile t has the pieces `first[t] … first[t + 1] - 1`. */
  first: Uint32Array;
  feature: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  commands: Uint32Array;
}

/**
 * Sorts the pieces of `features`, which are given in the order of importance; those of a feature stand together.
 * `firstOf` has room for a number per feature of the layer: what an earlier unit left there is told by the piece itself.
 */
function sortByTile(
  { tile, feature, start, commands }: Pieces,
  tiles: number,
  features: Uint32Array,
  firstOf: Uint32Array,
): SortedPieces {
  const first = new Uint32Array(tiles + 1);
  for (let i = 0; i < tile.length; i++) {
    first[tile[i] + 1]++;
    if (i === 0 || feature[i] !== feature[i - 1]) firstOf[feature[i]] = i;
  }
  for (let t = 0; t < tiles; t++) first[t + 1] += first[t];
  const at = first.slice();
  const sorted = {
    first,
    feature: new Uint32Array(tile.length),
    from: new Uint32Array(tile.length),
    to: new Uint32Array(tile.length),
    commands,
  };
  for (const one of features) {
    for (let i = firstOf[one]; feature[i] === one; i++) {
      const to = at[tile[i]]++;
      sorted.feature[to] = one;
      sorted.from[to] = start[i];
      sorted.to[to] = start[i + 1];
    }
  }
  return sorted;
}

/** Tiles of a block in the order of their ids, each with its number within the block. */
function tilesOf(zoom: number, minX: number, minY: number, across: number): { tile: number; tileId: number }[] {
  return Array.from({ length: across * across }, (_, tile) => {
    return { tile, tileId: zxyToTileId(zoom, minX + (tile % across), minY + Math.floor(tile / across)) };
  }).toSorted((a, b) => a.tileId - b.tileId);
}
