import { nodeRoles } from '../../../data/network/pipe-table.ts';
import type { Drains } from './drains.ts';

/** A pipe on the way from a place to its outfall. */
export interface StemPipe {
  pipe: number;
  /** Along the network from the beginning of the stem to the upper end of the pipe, m. */
  distanceM: number;
}

const outfall = nodeRoles.indexOf('outfall');

/**
 * The way most of the water takes from a node: at every node on into the widest main that carries rain; interceptors and
 * overflows are narrower and are passed by. Ends at an outfall, where nothing leads on, in a loop, or after `reachM`.
 */
export function followStem(
  { city: { network }, diameterM, carriesRain }: Drains,
  from: number,
  reachM: number,
): StemPipe[] {
  const stem: StemPipe[] = [];
  const seen = new Set<number>();
  let distanceM = 0;
  for (let node = from; distanceM <= reachM && network.role[node] !== outfall && !seen.has(node);) {
    seen.add(node);
    let widest = -1;
    for (let k = network.out.first[node]; k < network.out.first[node + 1]; k++) {
      const pipe = network.out.pipes[k];
      if (!carriesRain[pipe]) continue;
      if (widest < 0 || (diameterM[pipe] || 0) > (diameterM[widest] || 0)) widest = pipe;
    }
    if (widest < 0) break;
    stem.push({ pipe: widest, distanceM });
    distanceM += network.lengthM[widest];
    node = network.to[widest];
  }
  return stem;
}
