import type { LayerColumns } from './columns.ts';

/** What one layer puts into one tile, the most important first. */
export interface TileContent {
  columns: LayerColumns;
  /** Feature whose attributes each entry has. */
  feature: ArrayLike<number>;
  /** Entry i has the geometry `commands[from[i]] … commands[to[i] - 1]`. */
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  commands: Uint32Array;
  /** False for merged lines, which stand for many features. */
  hasIds: boolean;
}

/** What becomes of an entry in a tile: too small for the zoom, in the picture, left out for want of room. */
export const TOO_SMALL = 0;
export const DRAWN = 1;
export const LEFT_OUT = 2;
