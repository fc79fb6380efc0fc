import type { LayerColumns } from './columns.ts';

/** What one layer puts into one tile, the most important first. */
export interface TileContent {
  columns: LayerColumns;
  /** Feature whose attributes each entry has. */
  feature: number[];
  /** Entry i has the geometry `commands[from[i]] … commands[to[i] - 1]`. */
  from: number[];
  to: number[];
  commands: Uint32Array;
  /** False for merged lines, which stand for many features. */
  hasIds: boolean;
}

/** The first n entries. */
export function firstEntries(content: TileContent, n: number): TileContent {
  const { feature, from, to } = content;
  return { ...content, feature: feature.slice(0, n), from: from.slice(0, n), to: to.slice(0, n) };
}
