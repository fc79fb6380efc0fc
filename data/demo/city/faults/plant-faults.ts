import type { Drainage } from '../drainage/drainage.ts';
import type { Hollow } from '../drainage/hollows.ts';
import { createPlanting, type Fault } from './fault.ts';
import { plantDrownedOutfalls, plantMisconnections, plantMissingInlets } from './spoil-nodes.ts';
import { plantAdverseSlopes, plantBlockedSiphons, plantLargeIntoSmall, plantUndersized } from './spoil-pipes.ts';
import { plantGaps, recordBlankAreas, recordUnsurveyed } from './spoil-survey.ts';

/** Spoils a sound network (changing it) and returns what was done. The order keeps faults apart from each other. */
export function plantFaults(drainage: Drainage, hollows: readonly Hollow[]): Fault[] {
  const planting = createPlanting(drainage);
  plantUndersized(planting);
  plantLargeIntoSmall(planting);
  plantAdverseSlopes(planting);
  plantDrownedOutfalls(planting);
  plantBlockedSiphons(planting);
  plantMisconnections(planting);
  plantMissingInlets(planting, hollows);
  plantGaps(planting);
  recordBlankAreas(planting);
  recordUnsurveyed(planting);
  return planting.faults;
}
