import type { Value } from '../model/feature.ts';
import type { Unit } from '../model/units.ts';

/** How one field of a layer is filled. Either `column` or `constant` is there. */
export interface FieldMapping {
  /** Column of the source. */
  column?: string;
  /** Key field only: column used, with its name, where the first is blank or holds a placeholder such as `name`. */
  fallback?: string;
  /** The same value for every record, in the field's own unit and codes. */
  constant?: Value;
  /** Unit of the values in the column; absent: the field's own. */
  unit?: Unit;
  /** Unit the source claims, where the values show another: converted from `unit` and reported as `unit-mismatch`. */
  declaredUnit?: Unit;
  /** Source code → code of the catalogue; null for a code that says nothing about this field. */
  codes?: Record<string, string | null>;
  /** The column holds the codes of a standard (data/model/codes.ts). */
  scheme?: 'guide2013' | 'cjj61';
  /** Words that stand for a missing value in this column, beside those of the whole file. */
  missing?: string[];
}

/** Columns that hold the geometry of a CSV file. */
export type GeometryColumns = { wkt: string } | { x: string; y: string };

/** What the mapping says about the source as a whole; copied into the manifest. */
export interface SourceStatement {
  licence?: string;
  attribution?: string;
  /** Date the data describe, ISO. */
  date?: string;
}

/** How the columns of one source become the fields of one layer. The file format is in data/README.md. */
export interface Mapping {
  layer: string;
  source: SourceStatement;
  /** Encoding of text files; UTF-8 unless said otherwise. */
  encoding: string;
  delimiter?: string;
  /** Column names of a CSV file without a header line. */
  columns?: string[];
  geometry?: GeometryColumns;
  /** Layer inside a GeoPackage that has several. */
  sourceLayer?: string;
  /** Words that stand for a missing value in every column; blanks always do. */
  missing: string[];
  /** `record-order`: each record is drawn and its nodes are named in the direction of flow. */
  flow?: 'record-order';
  fields: Record<string, FieldMapping>;
}
