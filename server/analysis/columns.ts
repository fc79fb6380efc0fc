/**
 * How a layer lies in memory. Every array is backed by a SharedArrayBuffer, so that the server's main thread and all
 * analysis workers read the same bytes.
 *
 * Geometry is nested by offsets, the same way for every kind:
 *
 *     feature i   parts    featureParts[i] … featureParts[i + 1] − 1     a point, a line, or a polygon
 *     part p      rings    partRings[p]    … partRings[p + 1] − 1        one for points and lines; outer ring, then holes
 *     ring r      vertices ringStarts[r]   … ringStarts[r + 1] − 1
 *     vertex v    lonLat[2v], lonLat[2v + 1]   degrees, WGS 84, as stored
 *                 xy[2v],     xy[2v + 1]       metres, the city's working CRS
 *
 * Rings keep their repeated last vertex. `bbox` and `bboxXy` hold minX, minY, maxX, maxY per feature.
 */
export interface GeometryColumns {
  count: number;
  featureParts: Uint32Array;
  partRings: Uint32Array;
  ringStarts: Uint32Array;
  lonLat: Float64Array;
  xy: Float64Array;
  bbox: Float64Array;
  bboxXy: Float64Array;
  /** 1 where the geometry was a Multi… type. */
  multi: Uint8Array;
}

/** Missing is NaN; booleans are 0 and 1. */
export interface NumberColumn {
  kind: 'number' | 'boolean';
  values: Float64Array;
}

/** Missing is −1; otherwise an index into the dictionary. */
export interface TextColumn {
  kind: 'text';
  codes: Int32Array;
  dictionary: string[];
}

export type Column = NumberColumn | TextColumn;

/** Texts in UTF-8, one after the other: text i is `bytes[starts[i]]` … `bytes[starts[i + 1] − 1]`. See text-at.ts. */
export interface Texts {
  bytes: Uint8Array;
  starts: Uint32Array;
}

export interface LayerColumns extends GeometryColumns {
  layer: string;
  /** Texts of the key field. They are made at the first use; for a few of many, `textAt(keyTexts, feature)` is cheaper. */
  keys: string[];
  /** The same as bytes. */
  keyTexts: Texts;
  /** By field name; the key field is `keys`. A field nobody filled has no column. */
  fields: Record<string, Column>;
  /** Flatbush over `bbox` and over `bboxXy`; null for an empty layer. */
  index: SharedArrayBuffer | null;
  indexXy: SharedArrayBuffer | null;
  /** Integer id in vector tiles, ascending, and the features in that order. */
  tileIds: Float64Array;
  tileOrder: Uint32Array;
}

/** The terrain of a version, as a file that is read where it is needed. */
export interface TerrainFile {
  /** GeoTIFF. */
  path: string;
  /** Metric CRS of its grid. */
  crs: string;
  cellM: number;
  source: string;
  date?: string | undefined;
}

/** The layers an analysis reads. Columns of fields it does not read are left out. */
export interface AnalysisDataset {
  city: string;
  version: string;
  workingCrs: string;
  layers: Record<string, LayerColumns>;
  /** What levels are metres above, where the city says. */
  verticalDatum?: string | undefined;
  /** Id of the storm formula the city designs by, where it names one. */
  stormFormula?: string | undefined;
  terrain?: TerrainFile | undefined;
}
