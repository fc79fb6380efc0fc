import { zxyToTileId } from 'pmtiles';
import type { LayerColumns } from './columns.ts';
import { LayerEncoder } from './encode.ts';
import { fitTile, isAlwaysMerged } from './fit-tile.ts';
import { sliceLayer } from './pyramid.ts';
import type { TileContent } from './tile-content.ts';

interface BuiltTile {
  /** Place on PMTiles' Hilbert curve over all zooms. */
  tileId: number;
  bytes: Uint8Array;
}

/** Bits per feature of a layer at a zoom: in some tile; left out of some tile that was full. */
export const DRAWN = 1;
export const LEFT_OUT = 2;

/**
 * Tiles of one zoom in the order of their tile ids, and in `outcome` what became of each layer's features. A zoom
 * needs nothing but the columns and no other zoom, so zooms can be built side by side.
 */
export function* buildZoom(
  layers: readonly LayerColumns[],
  zoom: number,
  maxBytes: number,
  outcome: Map<string, Uint8Array>,
): Generator<BuiltTile, void> {
  const tiles = new Map<number, TileContent[]>();
  for (const columns of layers) {
    if (zoom < columns.minZoom || zoom > columns.maxZoom) continue;
    outcome.set(columns.id, new Uint8Array(columns.count));
    const pieces = sliceLayer(columns, zoom, isAlwaysMerged(columns, zoom));
    for (let i = 0; i < pieces.tile.length; i++) {
      const contents = tiles.get(pieces.tile[i]) ?? [];
      if (contents.length === 0) tiles.set(pieces.tile[i], contents);
      let content = contents.at(-1);
      if (content?.columns !== columns) {
        content = { columns, feature: [], from: [], to: [], commands: pieces.commands, hasIds: true };
        contents.push(content);
      }
      content.feature.push(pieces.feature[i]);
      content.from.push(pieces.start[i]);
      content.to.push(pieces.start[i + 1]);
    }
  }
  const across = 2 ** zoom;
  const inOrder = [...tiles].map(([tile, contents]) => ({
    tileId: zxyToTileId(zoom, tile % across, Math.floor(tile / across)),
    contents,
  }));
  inOrder.sort((a, b) => a.tileId - b.tileId);
  const encoder = new LayerEncoder(zoom);
  for (const { tileId, contents } of inOrder) {
    const { bytes, outcomes } = fitTile(contents, zoom, maxBytes, encoder);
    for (const { content, drawn, leftOut } of outcomes) {
      const bits = outcome.get(content.columns.id)!;
      for (const feature of drawn) bits[feature] |= DRAWN;
      for (const feature of leftOut) bits[feature] |= LEFT_OUT;
    }
    if (bytes.length > 0) yield { tileId, bytes };
  }
}
