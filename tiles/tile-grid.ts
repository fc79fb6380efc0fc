/** Side of a tile in tile units. */
export const EXTENT = 4096;

/** How far lines and polygons reach over a tile's edge, in tile units, so that a stroke is not cut at the edge. */
export const BUFFER = 64;

/** The same as a share of a tile's side. */
export const BUFFER_SHARE = BUFFER / EXTENT;

/** Column or row of the tile that a place lies in, counted in tiles; places outside the world are in its outermost. */
export function tileOf(tiles: number, zoom: number): number {
  // A shift, not a power: this is asked for every vertex that lies near an edge.
  return Math.min((1 << zoom) - 1, Math.max(0, Math.floor(tiles)));
}
