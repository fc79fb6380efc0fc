import { zxyToTileId } from 'pmtiles';
import type { LayerColumns } from './columns.ts';
import { BUFFER_SHARE, tileOf } from './tile-grid.ts';

/** Blocks are tiles of this zoom; below it each tile is a block of its own. */
const BLOCK_ZOOM = 12;

/** A tile, and all tiles below it at the zoom being built: what one thread builds at a time. */
export interface Block {
  zoom: number;
  x: number;
  y: number;
}

/** Which features of a layer reach which block, with the margin that tiles have. */
export interface BlockIndex {
  /** Block numbers, `y * 2 ** zoom + x`. */
  block: Uint32Array;
  /** Block i has the features `feature[start[i]] … feature[start[i + 1] - 1]`, the most important first. */
  start: Uint32Array;
  feature: Uint32Array;
}

/** Zoom of the blocks that a zoom's tiles are built by. */
export function blockZoom(zoom: number): number {
  return Math.min(zoom, BLOCK_ZOOM);
}

/**
 * Features come in the order of importance but lie in memory as they were read: where each reaches is found first. The
 * lists are counted before they are filled: what a growing list leaves behind would stay for long.
 */
export function indexBlocks(columns: LayerColumns, zoom: number): BlockIndex {
  const across = 2 ** zoom;
  const ranges = blockRanges(columns, zoom);
  const eachBlock = (visit: (block: number, feature: number) => void): void => {
    for (const feature of columns.order) {
      const at = 4 * feature;
      for (let y = ranges[at + 1]; y <= ranges[at + 3]; y++) {
        for (let x = ranges[at]; x <= ranges[at + 2]; x++) visit(y * across + x, feature);
      }
    }
  };
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  eachBlock((block) => {
    const number = numbers.get(block);
    if (number !== undefined) counts[number]++;
    else numbers.set(block, counts.push(1) - 1);
  });
  const start = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => (start[i + 1] = start[i] + count));
  const next = start.slice();
  const feature = new Uint32Array(new SharedArrayBuffer(4 * start[counts.length]));
  eachBlock((block, one) => (feature[next[numbers.get(block)!]++] = one));
  return { block: Uint32Array.from(numbers.keys()), start, feature };
}

/** Per feature: first column, first row, last column and last row of blocks; first after last when it has no vertex. */
function blockRanges(columns: LayerColumns, zoom: number): Uint16Array {
  const { partStart, pointStart, xy, count } = columns;
  const margin = columns.geometry === 'point' ? 0 : BUFFER_SHARE;
  const scale = 2 ** zoom;
  const ranges = new Uint16Array(4 * count);
  for (let feature = 0; feature < count; feature++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    const end = 2 * pointStart[partStart[feature + 1]];
    for (let i = 2 * pointStart[partStart[feature]]; i < end; i += 2) {
      const x = xy[i];
      const y = xy[i + 1];
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    const isEmpty = minX > maxX;
    ranges[4 * feature] = isEmpty ? 1 : tileOf(minX * scale - margin, zoom);
    ranges[4 * feature + 1] = isEmpty ? 1 : tileOf(minY * scale - margin, zoom);
    ranges[4 * feature + 2] = isEmpty ? 0 : tileOf(maxX * scale + margin, zoom);
    ranges[4 * feature + 3] = isEmpty ? 0 : tileOf(maxY * scale + margin, zoom);
  }
  return ranges;
}

/** A block with its features per layer, by the layer's place in the list; layers that do not reach it left out. */
export interface Unit {
  /** Zoom of the tiles to build. */
  zoom: number;
  block: Block;
  layers: { layer: number; features: Uint32Array }[];
}

/** The work of a zoom in the order of its tile ids: building the units one after the other gives the tiles in order. */
export function planUnits(indexes: readonly (BlockIndex | undefined)[], zoom: number): Unit[] {
  const atZoom = blockZoom(zoom);
  const across = 2 ** atZoom;
  const units = new Map<number, Unit>();
  indexes.forEach((index, layer) => {
    index?.block.forEach((number, i) => {
      const block = { zoom: atZoom, x: number % across, y: Math.floor(number / across) };
      let unit = units.get(number);
      if (!unit) units.set(number, (unit = { zoom, block, layers: [] }));
      unit.layers.push({ layer, features: index.feature.subarray(index.start[i], index.start[i + 1]) });
    });
  });
  const idOf = ({ block }: Unit): number => zxyToTileId(block.zoom, block.x, block.y);
  return [...units.values()].toSorted((a, b) => idOf(a) - idOf(b));
}
