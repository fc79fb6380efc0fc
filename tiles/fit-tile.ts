import type { LayerColumns } from './columns.ts';
import type { EncodedLayer, LayerEncoder } from './encode.ts';
import { COARSE_GRID, FINE_GRID, MergedLines } from './merge-lines.ts';
import { DRAWN, LEFT_OUT, type TileContent } from './tile-content.ts';

/** Pipes and roads are drawn as merged networks up to this zoom: here a record is a fraction of a pixel. */
const MERGED_ZOOM = 11;
/** Up to this zoom any lines of a tile that would be too large are merged; beyond it every line keeps its id. */
const MERGED_ON_NEED_ZOOM = 13;

/** Whether a layer is drawn as a merged network at a zoom, however small it is. */
export function isAlwaysMerged(columns: LayerColumns, zoom: number): boolean {
  return zoom <= MERGED_ZOOM && (columns.tileRank === 'pipe-importance' || columns.tileRank === 'road-class');
}

/** What became of a tile layer's entries in a tile: `fate[i]` is TOO_SMALL, DRAWN or LEFT_OUT. */
interface LayerOutcome {
  content: TileContent;
  fate: Uint8Array;
}

interface FittedTile {
  bytes: Uint8Array;
  outcomes: LayerOutcome[];
}

interface Candidate extends LayerOutcome {
  encoded: EncodedLayer;
  /** Absent for a layer that is drawn record by record. */
  network?: MergedLines;
}

/**
 * A tile of at most `maxBytes` (uncompressed) from the layers given. In full if it fits; else lines are merged where
 * the zoom allows it, then drawn on a coarser grid; else the layers that take more than an equal share of the room are
 * thinned by importance, and the smaller ones stay whole.
 */
export function fitTile(
  contents: readonly TileContent[],
  zoom: number,
  maxBytes: number,
  encoder: LayerEncoder,
): FittedTile {
  let layers = contents.map((content) => {
    return isAlwaysMerged(content.columns, zoom)
      ? merged(content, zoom, encoder, COARSE_GRID)
      : whole(content, encoder);
  });
  if (sizeOf(layers) > maxBytes && zoom <= MERGED_ON_NEED_ZOOM) {
    layers = layers.map((layer) => {
      const canMerge = layer.content.columns.geometry === 'line' && !layer.network;
      return canMerge ? merged(layer.content, zoom, encoder) : layer;
    });
  }
  if (sizeOf(layers) > maxBytes) {
    layers = layers.map((layer) => (layer.network ? merged(layer.content, zoom, encoder, COARSE_GRID) : layer));
  }
  if (sizeOf(layers) > maxBytes) {
    const share = equalShare(
      layers.map((layer) => layer.encoded.bytes.length),
      maxBytes,
    );
    layers = layers.map((layer) => {
      if (layer.encoded.bytes.length <= share) return layer;
      return layer.network ? thinned(layer, layer.network, share, encoder) : whole(layer.content, encoder, share);
    });
  }
  const [first, ...others] = layers;
  const bytes = others.length === 0 ? (first?.encoded.bytes ?? new Uint8Array()) : join(layers);
  return { bytes, outcomes: layers };
}

function join(layers: readonly Candidate[]): Uint8Array {
  return Buffer.concat(layers.map((layer) => layer.encoded.bytes));
}

function sizeOf(layers: readonly Candidate[]): number {
  return layers.reduce((sum, layer) => sum + layer.encoded.bytes.length, 0);
}

function whole(content: TileContent, encoder: LayerEncoder, maxBytes = Infinity): Candidate {
  const encoded = encoder.encode(content, maxBytes);
  const fate = new Uint8Array(content.feature.length).fill(DRAWN);
  for (const entry of encoded.leftOut) fate[entry] = LEFT_OUT;
  return { content, encoded, fate };
}

function merged(content: TileContent, zoom: number, encoder: LayerEncoder, grid = FINE_GRID): Candidate {
  const network = new MergedLines(content, zoom, grid);
  const count = content.feature.length;
  return { content, encoded: encoder.encode(network.draw(count)), network, fate: network.fate(count) };
}

/** A thinned network is good enough when it fills so much of the room. */
const FULL = 0.98;

/**
 * The merged network of as many of the most important features as fit. How many that are is found by interpolation:
 * the bytes grow nearly evenly with the features.
 */
function thinned(whole: Candidate, network: MergedLines, maxBytes: number, encoder: LayerEncoder): Candidate {
  let fits = 0;
  let encoded: EncodedLayer = { bytes: new Uint8Array(), leftOut: [] };
  let tooMany = whole.content.feature.length;
  let tooManyBytes = whole.encoded.bytes.length;
  while (tooMany - fits > 1 && encoded.bytes.length < FULL * maxBytes) {
    const bytes = encoded.bytes.length;
    const share = (((1 + FULL) / 2) * maxBytes - bytes) / (tooManyBytes - bytes);
    // Kept off the ends, so that the interval shrinks by a tenth at least.
    const step = Math.max(1, Math.floor((tooMany - fits) * Math.min(0.9, Math.max(0.1, share))));
    const attempt = encoder.encode(network.draw(fits + step));
    if (attempt.bytes.length <= maxBytes) {
      fits += step;
      encoded = attempt;
    } else {
      tooMany = fits + step;
      tooManyBytes = attempt.bytes.length;
    }
  }
  return { content: whole.content, encoded, fate: network.fate(fits) };
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
