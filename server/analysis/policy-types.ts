import type { PolygonGeometry } from '../../data/model/feature.ts';
import type { LandChoice } from './city-land.ts';
import type { RecordClasses } from './pipe-classes.ts';
import type { PipeCompleteness, PipeFilter } from './counted-pipes.ts';

export const policyLayers = ['old_communities', 'heritage_districts'] as const;
export type PolicyLayer = (typeof policyLayers)[number];

/** Why a place ranks where it does, each from 0 (nothing to do) to 1. */
export const policyReasons = ['blank', 'flood', 'thin', 'combined', 'weak'] as const;
export type PolicyReasonCode = (typeof policyReasons)[number];

export interface PolicyParameters extends PipeFilter {
  /** R: land farther than this from every counted pipe is suspected blank. */
  distanceM: number;
  /** Flood-prone points count up to this distance from a place. */
  floodDistanceM: number;
  /** How much each reason weighs; not negative, one of them positive. */
  weights: Record<PolicyReasonCode, number>;
  /** Which pipes are weak, by record: `weak`, `other`, `unknown`; absent where nobody knows. */
  weakPipes?: RecordClasses | undefined;
}

/** A reason with what it adds to the score and the figures a sentence about it needs. */
export interface PolicyReason {
  code: PolicyReasonCode;
  points: number;
  values: Record<string, number>;
}

export interface PolicyFigures {
  layer: PolicyLayer;
  name: string | null;
  areaM2: number;
  /** Of communities, where known. */
  households: number | null;
  lengthM: number;
  lengthByKindM: Record<string, number>;
  /** Over the area of the place. */
  densityKmPerKm2: number;
  /** Share of the area within R of a counted pipe. */
  servedShare: number;
  /** Share of the known land farther than R from every counted pipe; null without known land. */
  blankShare: number | null;
  blankM2: number;
  /** Share of the area that is land outside the survey coverage. */
  unknownShare: number;
  /** Within the distance; null where the city has no such layer. */
  floodPoints: number | null;
  /** Of these, the ones neither fixed nor verified. */
  openFloodPoints: number | null;
  /** Length of weak pipes ÷ length of the pipes that are ranked; null where none is. */
  weakShare: number | null;
  /** 0..100; null where no reason can be judged. */
  score: number | null;
  /** Weight of the reasons that could be judged, 0..1. */
  completeness: number;
  /** 1 is the most urgent; null without a score. */
  rank: number | null;
  /** What adds to the score, most first. */
  reasons: PolicyReason[];
}

export interface PolicyFeature {
  type: 'Feature';
  /** Layer and key: keys of different layers may be the same. */
  id: string;
  geometry: PolygonGeometry;
  properties: PolicyFigures & { key: string };
}

export interface PolicyAnswer {
  /** By rank; those without one last. */
  features: PolicyFeature[];
  land: LandChoice | 'area';
  /** What a place's density is compared with; null for a city without pipes or land. */
  cityDensityKmPerKm2: number | null;
  arcToleranceM: number;
  completeness: PipeCompleteness & { surveyedLand: number | null };
  repairedPolygons: number;
}
