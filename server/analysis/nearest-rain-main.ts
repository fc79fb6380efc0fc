import type { CityNetwork } from './city-network.ts';
import type { AnalysisDataset } from './columns.ts';
import { countPipes } from './counted-pipes.ts';
import { nearestTo } from './nearest.ts';
import { segmentIndex } from './nearest-index.ts';

/** Kinds of sewers that carry rain; a pipe of unknown kind may. */
const rainKinds = ['storm', 'combined', ''] as const;

/** A pipe of the network and how far a place lies from it. */
export interface NearPipe {
  pipe: number;
  distanceM: number;
}

/**
 * The main nearest to a place (working CRS) that what stands on a street drains into: storm, combined or of unknown kind,
 * no inlet connection. Undefined where none lies within `reachM`.
 */
export function nearestRainMain(
  { layers: { pipes } }: AnalysisDataset,
  { pipeOf }: CityNetwork,
  x: number,
  y: number,
  reachM: number,
): NearPipe | undefined {
  const counted = countPipes(pipes, { kinds: rainKinds });
  const found = counted.count === 0 ? undefined : nearestTo(segmentIndex(counted), x, y, reachM);
  return found && { pipe: pipeOf[found.feature], distanceM: found.distanceM };
}
