import type { RoadClass } from './plan.ts';

/** How streets of one rank are drawn. */
export interface Rank {
  roadClass: RoadClass;
  origin: string;
  /** Wished distance to the next street of the same direction at a place; 0: none here. */
  spacingM(x: number, y: number, northSouth: boolean): number;
  /** Chance that a street ends where it meets one of this class. */
  endsAt: Record<RoadClass, number>;
  /** Chance to bridge a canal. */
  bridges: number;
  /** Length a dead end may have; 0: none. */
  deadEndM: number;
  /** How far a street may go on, where it would come too near another, to end at the next one across. */
  lookAheadM: number;
  /** Whether it winds with the lanes of villages. */
  tangled: boolean;
  stepM: number;
  /** Random starts per square kilometre beside those derived from earlier streets. */
  startsPerKm2: number;
  maxLengthM: number;
}
