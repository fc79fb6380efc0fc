import type { Value } from '../model/feature.ts';

/** Geometry as a file delivers it: GeoJSON-like, in the CRS of the file, not yet checked. */
export interface SourceGeometry {
  /** A GeoJSON type, or `Unreadable`. */
  type: string;
  coordinates?: unknown;
  /** Beginning of what could not be understood, for the report. */
  text?: string;
}

/** One record of a source file. */
export interface SourceRecord {
  /** 1-based; a header is not counted. */
  row: number;
  geometry: SourceGeometry | null;
  columns: Record<string, Value>;
  /** Column that the format provides beside the source's own; nothing is lost when no field takes it. */
  offered?: string;
}
