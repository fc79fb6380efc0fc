/** A place in WGS 84 longitude/latitude, degrees. */
export type Position = [number, number];

export type PointGeometry = { type: 'Point'; coordinates: Position } | { type: 'MultiPoint'; coordinates: Position[] };
export type LineGeometry =
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] };
export type PolygonGeometry =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };
export type Geometry = PointGeometry | LineGeometry | PolygonGeometry;

/** What a property may hold. A missing value is absent or null, never zero and never an empty string. */
export type Value = string | number | boolean | null;

/** One record of a layer as it lies in a dataset version: `id` is the key field's value. */
export interface SurveyFeature<G extends Geometry = Geometry> {
  type: 'Feature';
  id: string;
  geometry: G;
  properties: Record<string, Value>;
}

/** west, south, east, north in degrees (or minX, minY, maxX, maxY in metres). */
export type Bbox = [number, number, number, number];
