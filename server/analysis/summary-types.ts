import type { PolygonGeometry } from '../../data/model/feature.ts';
import type { LandChoice } from './city-land.ts';
import type { PipeFilter } from './counted-pipes.ts';

export interface SummaryParameters extends PipeFilter {
  areas: readonly PolygonGeometry[];
  /** Land farther than this from every counted pipe is suspected blank. */
  distanceM: number;
}

/** A named polygon that an area touches. */
export interface TouchedPolygon {
  key: string;
  name: string | null;
  areaInsideM2: number;
  /** Share of the polygon that lies in the area, 0..1. */
  shareInside: number;
}

export interface TouchedCommunity extends TouchedPolygon {
  households: number | null;
}

export interface TouchedPolygons<T extends TouchedPolygon = TouchedPolygon> {
  count: number;
  /** Largest share of the area first; at most `touchedListMax`. */
  items: T[];
}

/** What an area holds. A part is null where the city has no such layer. */
export interface SummaryCard {
  areaM2: number;
  landM2: number;
  pipes: {
    lengthM: number;
    /** km/km² of land; null without land. */
    densityKmPerKm2: number | null;
    lengthByKindM: Record<string, number>;
    lengthBySizeM: Record<string, number>;
    lengthByMaterialM: Record<string, number>;
    lengthByDecadeM: Record<string, number>;
    /** Pipes in the area that do not count, by reason. */
    leftOut: Record<string, number>;
  } | null;
  nodes: { count: number; byType: Record<string, number> } | null;
  floodPoints: { count: number; byStatus: Record<string, number> } | null;
  communities:
    | (TouchedPolygons<TouchedCommunity> & {
        /** Of the communities touched, as a whole; null where none is known. */
        households: number | null;
        /** The same by the share of each community that lies in the area. */
        householdsInside: number | null;
      })
    | null;
  heritageDistricts: TouchedPolygons | null;
  traditionalVillages: TouchedPolygons | null;
  heritageBuildings: { count: number } | null;
  roads: { lengthM: number; densityKmPerKm2: number | null; lengthByClassM: Record<string, number> } | null;
  /** Share of land farther than the distance from every counted pipe, from the distance field. */
  blank: {
    share: number | null;
    blankM2: number;
    knownM2: number;
    unknownM2: number;
    /** The exact area differs by at most this. */
    errorM2: number;
  } | null;
  /** Share of what is counted with a known value, by `layer.field`; lengths for lines. Null where nothing is counted. */
  known: Record<string, number | null>;
  /** Share of the land that the survey covers; null where the city has no coverage layer, or no land is there. */
  surveyedLand: number | null;
}

export interface SummaryAnswer {
  /** One for each area, in the order asked. */
  cards: SummaryCard[];
  /** All areas together; what overlaps counts once. */
  total: SummaryCard;
  land: LandChoice | 'area';
  repairedPolygons: number;
}
