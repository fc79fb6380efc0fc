import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import type { FeatureRef } from './feature-ref.ts';
import { defaultInspectionParameters, type InspectionParameters } from './inspection-parameters.ts';
import { defaultSwmmParameters, type SwmmParameters } from './swmm-parameters.ts';
import { defaultWeakParameters, type WeakParameters } from './weak-parameters.ts';

export const taskIds = [
  'density',
  'blank',
  'summary',
  'policy',
  'trace',
  'network',
  'capacity',
  'weak',
  'inspection',
  'swmm',
] as const;
export type TaskId = (typeof taskIds)[number];

export interface DensityParameters {
  cells: 'square' | 'hexagon' | 'districts' | 'polygon';
  sizeM: number;
  kinds: string[] | null;
  polygon: PolygonGeometry | null;
  /** Columns instead of flat cells. */
  extruded: boolean;
}

export interface BlankParameters {
  distanceM: number;
  minAreaM2: number;
  kinds: string[] | null;
  within: PolygonGeometry | null;
}

export interface SummaryParameters {
  areas: PolygonGeometry[];
  /** R of the blank share. */
  distanceM: number;
}

export interface PolicyParameters {
  distanceM: number;
  floodDistanceM: number;
  /** Places listed: null is all. */
  layer: 'old_communities' | 'heritage_districts' | null;
}

/** Where a trace begins or ends: a record (a pipe, a node, any point), a place on the map, an area. */
export type TracePlace = FeatureRef | { position: Position } | { polygon: PolygonGeometry };

export type TraceDirection = 'upstream' | 'downstream' | 'both' | 'path' | 'blocked';
/** Structures a trace may be asked to stop at. */
export const stopKinds = ['pumps', 'gates', 'weirs'] as const;
export type StopKind = (typeof stopKinds)[number];

export interface TraceParameters {
  direction: TraceDirection;
  from: TracePlace | null;
  /** The other end of a path. */
  to: TracePlace | null;
  stopAt: StopKind[];
  /** Pipes and nodes nothing passes. */
  barriers: FeatureRef[];
  /** The way shown of those between two places, 0 the shortest. */
  way: number;
}

/** What a click on the map is waited for. */
export type TraceSlot = 'from' | 'to' | 'barrier';

export interface CapacityParameters {
  /** Id of a shipped storm formula, `own` for the one below, null for the city's. */
  storm: string | null;
  /** Total formula q = A (1 + C lg P) / (t + b)^n. */
  own: { a: number; c: number; b: number; n: number };
  /** t1, minutes. */
  inletMinutes: number;
  /** Runoff coefficient where neither a catchment nor land cover says. */
  runoffElsewhere: number;
  /** P of the design storm. */
  years: number;
  /** Duration and place of the peak (0 … 1) of the hyetograph shown. */
  durationMinutes: number;
  peakShare: number;
  /** Pipes against the design storm, or by class of what they carry. */
  colors: 'storm' | 'classes';
}

/** What every task that has parameters is asked; all of it is in the link. */
export interface TaskParameters {
  density: DensityParameters;
  blank: BlankParameters;
  summary: SummaryParameters;
  policy: PolicyParameters;
  trace: TraceParameters;
  weak: WeakParameters;
  inspection: InspectionParameters;
  capacity: CapacityParameters;
  swmm: SwmmParameters;
}

/** What is asked before anybody chose. */
export function defaultTaskParameters(): TaskParameters {
  return {
    density: { cells: 'square', sizeM: limits.cellSizeDefaultM, kinds: null, polygon: null, extruded: false },
    blank: {
      distanceM: limits.distanceDefaultM,
      minAreaM2: limits.minAreaDefaultM2,
      kinds: null,
      within: null,
    },
    summary: { areas: [], distanceM: limits.distanceDefaultM },
    policy: {
      distanceM: limits.distanceDefaultM,
      floodDistanceM: limits.floodDistanceDefaultM,
      layer: null,
    },
    trace: { direction: 'upstream', from: null, to: null, stopAt: [], barriers: [], way: 0 },
    weak: defaultWeakParameters(),
    inspection: defaultInspectionParameters(),
    capacity: {
      storm: null,
      own: { a: 2000, c: 0.8, b: 10, n: 0.7 },
      inletMinutes: limits.inletMinutesDefault,
      runoffElsewhere: 0.6,
      years: 3,
      durationMinutes: 120,
      peakShare: 0.4,
      colors: 'storm',
    },
    swmm: defaultSwmmParameters(),
  };
}
