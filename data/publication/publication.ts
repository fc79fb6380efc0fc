import type { Text } from '../model/text.ts';
import type { DepthClass } from './depth-class.ts';

/**
 * What the public gets of a city: the one agreement between the job that publishes (`server/jobs/publish`), the page
 * that answers (`web/public`) and the words it says (`data/publication/words`). Nothing here has a staff key, a pipe,
 * an invert, an owner or a person. Coordinates are longitude, latitude as `coordinates` says, five decimals (1 m).
 *
 * A member added later is optional; whoever changes what one means raises `format` (parse-publication.ts).
 */
export interface Publication {
  format: 1;
  /** Content hash: the name of the folder that holds this release's files. Same data, same page, same id. */
  release: string;
  city: PublishedCity;
  /** Day of publishing and of the newest record in it, ISO 8601. */
  madeOn: string;
  asOf: string | null;
  dataVersion: string;
  sources: PublishedSource[];
  rules: PublishingRules;
  districts: Area[];
  streets: Area[];
  /** Districts and streets first; then flood points, underpasses, underground spaces, communities, heritage, roads. */
  places: Place[];
  /** Empty where the city has no official risk zones: then nothing may be said about likelihood. */
  zones: RiskZone[];
  grid: Grid;
}

export interface PublishedCity {
  id: string;
  title: Text;
  /** An invented city: said wherever it is named. */
  synthetic: boolean;
  coordinates: 'WGS84' | 'GCJ02';
  /**
   * Map-approval number (审图号), shown on the map. A real city in China mode cannot be published without one; an
   * invented city shows no real place and needs none, and the page says that it is invented in its stead.
   */
  mapApproval: string | null;
  /** West, south, east, north. */
  bbox: [number, number, number, number];
  /** Whom to call: the city's flood line, and the emergency numbers. */
  hotlines: { label: Text; number: string; fictional: boolean }[];
  /** Address of the official warnings (a JSON file with `{ level, text, until }`), or null: then nothing is shown. */
  warningFeed: string | null;
  /** Whose data these are. */
  attribution: Text;
}

export interface PublishedSource {
  layer: string;
  title: Text;
  source: Text;
  date: string | null;
  licence: string | null;
  records: number;
}

/** What was left out or made coarse, for 'about these data'. */
export interface PublishingRules {
  /** Radius within which land counts as drained: blank land is farther from every pipe, metres. */
  blankDistanceM: number;
  /** Side of the squares of `grid`, metres. */
  cellM: number;
  /** Areas with less land than this, or with fewer pipes (none is no secret), show no figure. */
  smallestLandM2: number;
  fewestPipes: number;
  /** Areas of whose land the survey covers less than this share count as not surveyed. */
  surveyedFrom: number;
  /** Flood points are rounded to a square of this side and stand on the road in its middle, metres. */
  coarseM: number;
  /** Areas and cells whose figures are not shown because of the two bounds. */
  suppressedAreas: number;
  suppressedCells: number;
}

/**
 * Figures of a street, district or cell; null: not known (no land, not surveyed) or, where `suppressed`, too small to
 * show. Density to 0.1 km/km², shares to 0.05. `surveyedShare` null: the city does not say what is surveyed.
 */
export interface AreaFigures {
  pipeDensityKmPerKm2: number | null;
  blankShare: number | null;
  surveyedShare: number | null;
  /** There is a figure, but too few pipes or too little land stand behind it. */
  suppressed: boolean;
}

/** A street (街道) or district. `rings`: outer rings, simplified, to find where a position lies. */
export interface Area extends AreaFigures {
  /** Index of its place in `places`. */
  place: number;
  rings: [number, number][][];
}

export type PlaceKind =
  | 'district'
  | 'street'
  | 'road'
  | 'community'
  | 'heritage'
  | 'flood_point'
  | 'underpass'
  | 'underground';

export interface Place {
  /** Stable between releases, made of what is public: kind, name and coarse place. Stands in share links. */
  id: string;
  kind: PlaceKind;
  name: Text;
  /** Of the Chinese name: syllables without tones, parted by spaces ('ren min lu'). */
  pinyin: string;
  at: [number, number];
  /** Extent of what has one: west, south, east, north. */
  bbox?: [number, number, number, number];
  /** Indexes into `districts` and `streets`. */
  district: number | null;
  street: number | null;
  /** Name of the road a flood point was moved to. */
  road?: Text;
  flood?: FloodFacts;
  /** Depth at which an underpass or underground space warns, metres; null: not known. */
  warningDepthM?: number | null;
  /** Of an underground space: code of `undergroundUse`; of heritage: code of its grade. */
  use?: string | null;
  grade?: string | null;
  community?: { yearBuilt: number | null; households: number | null; renewalStatus: string | null };
}

/** What has been reported at a flood point. */
export interface FloodFacts {
  /** Class of the greatest depth on record; null: not known. */
  depthClass: DepthClass | null;
  lastEventOn: string | null;
  /** Class of the depth at the last event. */
  lastDepthClass: DepthClass | null;
  /** Events on record, and since when. */
  events: number;
  eventsSince: string | null;
  /** Codes of `floodStatus` and `riskLevel`. */
  status: string | null;
  riskLevel: string | null;
  measures: Text | null;
  unit: Text | null;
  hotline: Text | null;
}

/** Official risk zone: the only ground for likelihood words. */
export interface RiskZone {
  riskLevel: string | null;
  returnPeriodYears: number | null;
  depthClass: DepthClass | null;
  rings: [number, number][][];
}

/** Squares of the working CRS that hold land of the city; drawn from the tiles, answered from here. */
export interface Grid {
  cellM: number;
  /** Middle of each square. */
  cells: (AreaFigures & { at: [number, number] })[];
}
