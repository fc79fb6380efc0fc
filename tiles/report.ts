/** What became of a tile layer's features at a zoom; `kept + tooSmall` is what a map without limits would have. */
export interface KeptShare {
  /** Features in the picture, those covered by a merged line included. */
  kept: number;
  /** Features smaller than the zoom can show. */
  tooSmall: number;
  total: number;
}

export interface ZoomReport {
  zoom: number;
  tiles: number;
  /** Largest tile, uncompressed: the size the limit is about. */
  largestBytes: number;
  /** Largest tile as it travels. */
  largestGzipBytes: number;
  /** By tile layer. */
  features: Record<string, KeptShare>;
}

export interface BuildReport {
  /** Size of the archive. */
  bytes: number;
  tiles: number;
  /** Largest tile, uncompressed. */
  largestTileBytes: number;
  /** Largest tile, gzipped. */
  largestTileGzipBytes: number;
  perZoom: ZoomReport[];
  /** Layers that were given but are not for this audience, or not in the exact form they came in. */
  leftOut: { layer: string; reason: 'not-visible' | 'geometry-not-exact' }[];
}
