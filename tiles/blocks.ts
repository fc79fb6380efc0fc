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
  /** The same features of each block in their own order, which is that of the columns' memory. */
  inMemory: Uint32Array;
}

/** Zoom of the blocks that a zoom's tiles are built by. */
export function blockZoom(zoom: number): number {
  return Math.min(zoom, BLOCK_ZOOM);
}

/** Which features reach which block. Counted before the lists are filled: what a growing list leaves behind would stay. */
export function indexBlocks(columns: LayerColumns, zoom: number): BlockIndex {
  const { ranges, minX, minY, maxX, maxY } = blockRanges(columns, zoom);
  const width = Math.max(0, maxX - minX + 1);
  const cells = width * Math.max(0, maxY - minY + 1);
  const starts = new Uint32Array(cells + 1);
  for (let at = 0; at < ranges.length; at += 4) {
    for (let y = ranges[at + 1]; y <= ranges[at + 3]; y++) {
      for (let x = ranges[at]; x <= ranges[at + 2]; x++) starts[(y - minY) * width + (x - minX) + 1]++;
    }
  }
  const block: number[] = [];
  const start: number[] = [0];
  for (let cell = 0; cell < cells; cell++) {
    if (starts[cell + 1] > 0) {
      block.push((minY + Math.floor(cell / width)) * 2 ** zoom + minX + (cell % width));
      start.push(start.at(-1)! + starts[cell + 1]);
    }
    starts[cell + 1] += starts[cell];
  }
  const listed = (order: Iterable<number>): Uint32Array => {
    const list = new Uint32Array(new SharedArrayBuffer(4 * starts[cells]));
    const next = starts.slice();
    for (const one of order) {
      const at = 4 * one;
      for (let y = ranges[at + 1]; y <= ranges[at + 3]; y++) {
        for (let x = ranges[at]; x <= ranges[at + 2]; x++) list[next[(y - minY) * width + (x - minX)]++] = one;
      }
    }
    return list;
  };
  return {
    block: Uint32Array.from(block),
    start: Uint32Array.from(start),
    feature: listed(columns.order),
    inMemory: listed(columns.order.keys()),
  };
}

/**
 * Per feature: first column, first row, last column and last row of blocks; first after last when it has no vertex. And
 * those of all features.
 */
function blockRanges(columns: LayerColumns, zoom: number) {
  const { partStart, pointStart, xy, count } = columns;
  const margin = columns.geometry === 'point' ? 0 : BUFFER_SHARE;
  const scale = 2 ** zoom;
  const ranges = new Uint16Array(4 * count);
  const all = { ranges, minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let feature = 0; feature < count; feature++) {
    let lowX = Infinity;
    let lowY = Infinity;
    let highX = -Infinity;
    let highY = -Infinity;
    const end = 2 * pointStart[partStart[feature + 1]];
    for (let i = 2 * pointStart[partStart[feature]]; i < end; i += 2) {
      const x = xy[i];
      const y = xy[i + 1];
      if (x < lowX) lowX = x;
      if (x > highX) highX = x;
      if (y < lowY) lowY = y;
      if (y > highY) highY = y;
    }
    const at = 4 * feature;
    if (lowX > highX) {
      ranges[at] = ranges[at + 1] = 1;
      continue;
    }
    all.minX = Math.min(all.minX, (ranges[at] = tileOf(lowX * scale - margin, zoom)));
    all.minY = Math.min(all.minY, (ranges[at + 1] = tileOf(lowY * scale - margin, zoom)));
    all.maxX = Math.max(all.maxX, (ranges[at + 2] = tileOf(highX * scale + margin, zoom)));
    all.maxY = Math.max(all.maxY, (ranges[at + 3] = tileOf(highY * scale + margin, zoom)));
  }
  return all;
}

/** A block with its features per layer, by the layer's place in the list; layers that do not reach it left out. */
export interface Unit {
  /** Zoom of the tiles to build. */
  zoom: number;
  block: Block;
  layers: { layer: number; features: Uint32Array; inMemory: Uint32Array }[];
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
      const [from, to] = [index.start[i], index.start[i + 1]];
      unit.layers.push({
        layer,
        features: index.feature.subarray(from, to),
        inMemory: index.inMemory.subarray(from, to),
      });
    });
  });
  const idOf = ({ block }: Unit): number => zxyToTileId(block.zoom, block.x, block.y);
  return [...units.values()].toSorted((a, b) => idOf(a) - idOf(b));
}
