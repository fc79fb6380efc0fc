import type { LayerColumns } from './columns.ts';
import type { EncodedLayer, LayerEncoder } from './encode.ts';
import { COARSE_GRID, FINE_GRID, mergeLines } from './merge-lines.ts';
import { firstEntries, type TileContent } from './tile-content.ts';

/** Pipes and roads are drawn as merged networks up to this zoom: here a record is a fraction of a pixel. */
const MERGED_ZOOM = 11;
/** Up to this zoom any lines of a tile that would be too large are merged; beyond it every line keeps its id. */
const MERGED_ON_NEED_ZOOM = 13;

/** Whether a layer is drawn as a merged network at a zoom, however small it is. */
export function isAlwaysMerged(columns: LayerColumns, zoom: number): boolean {
  return zoom <= MERGED_ZOOM && (columns.tileRank === 'pipe-importance' || columns.tileRank === 'road-class');
}

/** What became of a tile layer's features in a tile. */
interface LayerOutcome {
  content: TileContent;
  drawn: readonly number[];
  /** Features left out because the tile would be too large. */
  leftOut: readonly number[];
}

interface FittedTile {
  bytes: Uint8Array;
  outcomes: LayerOutcome[];
}

interface Candidate extends LayerOutcome {
  encoded: EncodedLayer;
  isMerged: boolean;
}

/**
 * A tile of at most `maxBytes` (uncompressed) from the layers given. In full if it fits; else lines are merged where
 * the zoom allows it, then drawn on a coarser grid; else the layers that take more than an equal share of the room are thinned by importance, and
 * the smaller ones stay whole.
 */
export function fitTile(
  contents: readonly TileContent[],
  zoom: number,
  maxBytes: number,
  encoder: LayerEncoder,
): FittedTile {
  let layers = contents.map((content) => {
    return isAlwaysMerged(content.columns, zoom) ? merged(content, zoom, encoder) : whole(content, encoder);
  });
  if (sizeOf(layers) > maxBytes && zoom <= MERGED_ON_NEED_ZOOM) {
    layers = layers.map((layer) => {
      const canMerge = layer.content.columns.geometry === 'line' && !layer.isMerged;
      return canMerge ? merged(layer.content, zoom, encoder) : layer;
    });
  }
  if (sizeOf(layers) > maxBytes) {
    layers = layers.map((layer) => (layer.isMerged ? merged(layer.content, zoom, encoder, COARSE_GRID) : layer));
  }
  if (sizeOf(layers) > maxBytes) {
    const share = equalShare(
      layers.map((layer) => layer.encoded.bytes.length),
      maxBytes,
    );
    layers = layers.map((layer) => {
      if (layer.encoded.bytes.length <= share) return layer;
      return layer.isMerged ? thinMerged(layer.content, zoom, share, encoder) : whole(layer.content, encoder, share);
    });
  }
  return { bytes: Buffer.concat(layers.map((layer) => layer.encoded.bytes)), outcomes: layers };
}

function sizeOf(layers: readonly Candidate[]): number {
  return layers.reduce((sum, layer) => sum + layer.encoded.bytes.length, 0);
}

function whole(content: TileContent, encoder: LayerEncoder, maxBytes = Infinity): Candidate {
  const encoded = encoder.encode(content, maxBytes);
  const isLeftOut = new Set(encoded.leftOut);
  const drawn = isLeftOut.size === 0 ? content.feature : content.feature.filter((_, i) => !isLeftOut.has(i));
  return { content, encoded, isMerged: false, drawn, leftOut: encoded.leftOut.map((i) => content.feature[i]) };
}

function merged(content: TileContent, zoom: number, encoder: LayerEncoder, grid = FINE_GRID): Candidate {
  const { merged: network, drawn } = mergeLines(content, zoom, grid);
  return { content, encoded: encoder.encode(network), isMerged: true, drawn, leftOut: [] };
}

/** The merged network, on the coarser grid, of as many of the most important features as fit, found by halving. */
function thinMerged(content: TileContent, zoom: number, maxBytes: number, encoder: LayerEncoder): Candidate {
  let fits = 0;
  let tooMany = content.feature.length;
  let best = merged(firstEntries(content, 0), zoom, encoder, COARSE_GRID);
  while (tooMany - fits > Math.max(1, content.feature.length / 256)) {
    const middle = (fits + tooMany) >> 1;
    const candidate = merged(firstEntries(content, middle), zoom, encoder, COARSE_GRID);
    if (candidate.encoded.bytes.length <= maxBytes) {
      fits = middle;
      best = candidate;
    } else tooMany = middle;
  }
  return { ...best, content, leftOut: content.feature.slice(fits) };
}

/** The size up to which every layer may keep what it has, so that all together stay within the room. */
export function equalShare(sizes: readonly number[], room: number): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  let left = room;
  for (let i = 0; i < sorted.length; i++) {
    const share = Math.floor(left / (sorted.length - i));
    if (sorted[i] > share) return share;
    left -= sorted[i];
  }
  return Infinity;
}
