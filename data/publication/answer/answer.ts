import type { DepthClass } from '../depth-class.ts';
import type { AreaFigures, Place, PublishedCity, PublishedSource, RiskZone } from '../publication.ts';
import type { Wind } from './short-distance.ts';

/**
 * What is asked for: a place of the publication, or a position in the publication's own coordinates
 * (`to-city-coordinates.ts` makes them from a device's), with the device's own radius of uncertainty.
 */
export type Where = { place: Place } | { at: [number, number]; accuracyM?: number };

/**
 * What can be said first. `reported`: flooding is on record here. `reported_nearby`: not here, but within reach.
 * `none_known`: no record. `not_surveyed`: no record, and nobody has surveyed the drains here. `not_published`: the city
 * publishes no records of floods at all, so nothing can be said. `outside`: not in this city.
 */
export type Verdict = 'reported' | 'reported_nearby' | 'none_known' | 'not_surveyed' | 'not_published' | 'outside';

/** How far the survey of the drains covers the land here; `unknown`: the city does not say. */
export type Surveyed = 'whole' | 'partly' | 'none' | 'unknown';

/** What an answer leaves open, each said in words. */
export type Unknown =
  | 'now'
  | 'house'
  | 'private_ground'
  | 'how_often'
  | 'records'
  | 'depth'
  | 'date'
  | 'survey'
  | 'coarse'
  | 'rough_position'
  | 'warning_depth';

/** A place near the one asked for, seen from there. 0 m: within its extent. */
export interface Near {
  place: Place;
  distanceM: number;
  wind: Wind;
}

/** What is on record at the flood points that count as here. */
export interface FloodRecord {
  /** The points, deepest first, then latest. */
  points: Place[];
  /** Deepest of all; null: no depth is known. */
  depthClass: DepthClass | null;
  lastEventOn: string | null;
  /** Class of the depth at the last event. */
  lastDepthClass: DepthClass | null;
  events: number;
  eventsSince: string | null;
}

/** All that the publication knows about a place, without a word of any language. Never a figure for a single house. */
export interface Answer {
  city: PublishedCity;
  /** The place asked for; null: a position. */
  place: Place | null;
  at: [number, number];
  /** Flood points within this distance count as here, metres. */
  hereM: number;
  /** Side of the squares that flood points are rounded to, metres. */
  coarseM: number;
  district: Place | null;
  street: Place | null;
  verdict: Verdict;
  reported: FloodRecord | null;
  /** Flood points that are not here, nearest first. For a street or district: none, all of its own are here. */
  nearby: Near[];
  /** None is within reach: `nearby` is the nearest one all the same, or empty. */
  nearbyIsFar: boolean;
  /** Where water collects first, nearest first: to be avoided in heavy rain. */
  underpasses: Near[];
  underground: Near[];
  /** Official zone here, most frequent first: the only ground for saying how often. */
  zone: RiskZone | null;
  surveyed: Surveyed;
  /** Drains of the street (or of the area asked for), not of a house; null: no figure is published. */
  drains: (Pick<AreaFigures, 'blankShare' | 'pipeDensityKmPerKm2'> & { area: Place; blankDistanceM: number }) | null;
  /** Newest record, and the day of publishing, ISO 8601. */
  asOf: string | null;
  madeOn: string;
  /** Sources of the layers this answer was made from. */
  sources: PublishedSource[];
  unknown: Unknown[];
}
