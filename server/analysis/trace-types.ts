import type { Position } from '../../data/model/feature.ts';
import type { CityNetwork } from './city-network.ts';
import type { TraceFinding } from './trace-findings.ts';
import type { PlaceParameter } from './trace-seeds.ts';
import type { StopReason, TraceDirection } from './trace-stops.ts';
import type { TouchedRecord } from './trace-touched.ts';

export interface BarrierParameter {
  pumps?: boolean;
  gates?: boolean;
  weirs?: boolean;
  nodes?: readonly string[];
  pipes?: readonly string[];
}

export interface TraceParameters {
  from: PlaceParameter;
  direction: TraceDirection | 'both' | 'path' | 'blocked';
  to?: PlaceParameter | undefined;
  barriers?: BarrierParameter | undefined;
  nearM?: number | undefined;
}

/**
 * What a pipe is in an answer: where the trace began; up- or downstream of that; on a way between two places. With a
 * blocked pipe: upstream of it and without any other way to an outfall, works or the city's edge (`cut-off`), upstream
 * of it and with one (`diverted`), or part of such a way (`detour`).
 */
export type TracePart = 'seed' | TraceDirection | 'path' | 'cut-off' | 'diverted' | 'detour';

/** A network pipe of the answer. */
export interface TracedPipe {
  pipe: number;
  part: TracePart;
  distanceM: number;
}

export interface TracedStop {
  node: number;
  reason: StopReason;
  part: TraceDirection | 'path' | 'detour';
  distanceM: number;
}

/** Where the water behind a blockage comes to the surface first. */
export interface Spill {
  node: number;
  groundM: number;
  /** Upstream of the blockage. */
  distanceM: number;
}

export interface BlockedAnswer {
  spill: Spill | null;
  /** Share 0..1 of the nodes cut off whose ground level is known; null where none is cut off. */
  groundKnown: number | null;
}

/** What following the network found, before anything is looked up about it. */
export interface Found {
  traced: TracedPipe[];
  stops: TracedStop[];
  paths: { lengthM: number; pipes: number[] }[];
  pathsComplete: boolean;
  reversed: boolean;
  /** Nodes whose land the answer is about: all upstream, or all that is cut off; none downstream and on paths. */
  landNodes: number[];
  blocked: BlockedAnswer | null;
}

/** A structure with a rule of its own that the trace reached. */
export interface PassedStructure {
  node: number;
  role: 'pump' | 'gate' | 'weir' | 'siphon';
  distanceM: number;
}

export interface TraceLand {
  catchments: number;
  areaM2: number | null;
  /** From the population of streets or districts, spread evenly over their area; null where neither has any. */
  population: number | null;
}

export interface TraceAnswer extends Omit<Found, 'stops' | 'landNodes'> {
  city: CityNetwork;
  /** Records the trace began at. */
  seeds: { layer: 'pipes' | 'nodes'; record: number; distanceM: number; onlyFoul: boolean }[];
  stops: (TracedStop & { position: Position })[];
  structures: PassedStructure[];
  touched: TouchedRecord[];
  findings: TraceFinding[];
  land: TraceLand;
  nearM: number;
}
