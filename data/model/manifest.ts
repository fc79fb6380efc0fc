import type { Audience } from './catalogue.ts';
import type { Bbox } from './feature.ts';
import type { Issue } from './issue.ts';
import type { Text } from './text.ts';

/** A city's settings: `city.json` beside its versions. */
export interface CitySettings {
  id: string;
  title: Text;
  /** Metric CRS of every length, area and distance, e.g. `EPSG:2193`. */
  workingCrs: string;
  verticalDatum?: string;
  /** True for invented data; shown wherever the city is named. */
  synthetic: boolean;
  attribution: Text;
  /** Id of the storm formula it designs by (data/rain/shipped-storms.ts); absent: whoever asks has to say. */
  stormFormula?: string;
  publishing?: PublishingSettings;
}

/** How a city is shown to the public; all of it may be left out. */
export interface PublishingSettings {
  /** Whether the map rules of China hold; absent: they do where the working CRS is one of China's. */
  mapRules?: 'china' | 'none';
  /** Map-approval number (审图号). */
  mapApproval?: string;
  /** Whom the public may call beside the emergency numbers; `fictional` for those of an invented city. */
  hotlines?: { label: Text; number: string; fictional?: boolean }[];
  /** Address of the official warnings: a JSON file with `{ level, text, until }`. */
  warningFeed?: string;
}

/** Where a layer came from. */
export interface LayerSource {
  name: string;
  sha256: string;
  bytes: number;
  crs: string;
  /** Records read from the file, imported or not. */
  rows: number;
  licence?: string;
  attribution?: string;
  /** Date the source describes, ISO. */
  date?: string;
}

export interface LayerEntry {
  /** Newline-delimited GeoJSON, WGS 84, nine decimals; path relative to the city's folder. */
  file: string;
  sha256: string;
  bytes: number;
  count: number;
  bbox: Bbox | null;
  importedAt: string;
  sources: LayerSource[];
  /** Fingerprint of the layer's definition it was imported by; absent in versions from before there was one. */
  madeWith?: string;
  /** Records with a value, per field of the catalogue that the layer has. */
  filled: Record<string, number>;
  issues: Issue[];
}

export interface TilesEntry {
  /** PMTiles v3; path relative to the city's folder. */
  file: string;
  sha256: string;
  bytes: number;
  /** Fingerprint of the schema and form of the tiles; absent in versions from before there was one. */
  madeWith?: string;
}

/** Tiles of the terrain: PNG pictures in the terrarium encoding. */
export interface TerrainTilesEntry extends TilesEntry {
  minZoom: number;
  maxZoom: number;
  /** Pixels along a tile's edge. */
  tilePixels: number;
}

/** Ground levels on a grid of square cells. */
export interface TerrainEntry {
  /** GeoTIFF as delivered; path relative to the city's folder. */
  file: string;
  sha256: string;
  bytes: number;
  /** Metric CRS of the grid. */
  crs: string;
  cellM: number;
  columns: number;
  rows: number;
  /** Cells with a level. */
  known: number;
  /** Lowest and highest level, metres above the city's vertical datum. */
  minM: number;
  maxM: number;
  /** Bounds of the classes of a contour tint, metres (elevation-classes.ts); absent in versions from before it. */
  classBoundsM?: number[];
  bbox: Bbox;
  importedAt: string;
  source: Pick<LayerSource, 'name' | 'licence' | 'attribution' | 'date'>;
  tiles?: TerrainTilesEntry;
}

/** One dataset version: never changes once written. */
export interface Manifest {
  format: 'drainatlas-version';
  formatVersion: 1;
  id: string;
  city: string;
  state: 'draft' | 'published';
  createdAt: string;
  /** Version this one was made from. */
  previous?: string;
  /** Fingerprint of the sample city it was imported from; absent as soon as anything else was imported into it. */
  sample?: string;
  workingCrs: string;
  verticalDatum?: string;
  bbox: Bbox | null;
  layers: Record<string, LayerEntry>;
  terrain?: TerrainEntry;
  tiles: Partial<Record<Audience, TilesEntry>>;
}
