import type { TextChunks } from './text.ts';

/** What reading a survey needs from the machine; server/jobs has the one for Node. Failures are `ImportError`s. */
export interface ReaderHost {
  /** Text of a file in an encoding, gunzipped where it is gzipped. */
  openText(file: string, encoding: string): TextChunks;
  /** One layer of a GeoPackage as newline-delimited GeoJSON. */
  openGeoPackage(file: string, wanted: WantedLayer): Promise<OpenedGeoPackage>;
}

export interface WantedLayer {
  /** Layer inside the file; absent: the only one, or the one named like the catalogue's layer. */
  sourceLayer?: string;
  layer: string;
}

export interface OpenedGeoPackage {
  /** CRS the file states, such as `EPSG:2248`. When it states one, the text is in WGS 84 longitude/latitude. */
  crs?: string;
  text: TextChunks;
}
