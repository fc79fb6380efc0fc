import { nodeRoles } from '../../../data/network/pipe-table.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { outfallLevels } from './outfall-levels.ts';
import type { PipeFacts } from './pipe-facts.ts';

const [outfall, works, pump] = (['outfall', 'works', 'pump'] as const).map((role) => nodeRoles.indexOf(role));
/** A flap keeps the river out; the pipe still cannot empty itself: half as bad, a proposal. */
export const flapShare = 0.5;

/** Where water leaves for good. */
export interface Outlet {
  node: number;
  /**
   * The level it meets there, m: −Infinity where it falls freely into works or a pump; the crown of the pipe at an
   * outfall that is recorded as drowned, where the level itself is unknown.
   */
  levelM: number;
  hasFlap: boolean;
  /** Recorded as drowned, the level unknown: the water stands at the crown or higher. */
  isRecorded: boolean;
}

/**
 * Outfalls whose water level is known or that are recorded as drowned, then works and pumps, in the order in which they
 * may claim pipes: without a flap first, then by level.
 */
export function outletsOf(dataset: AnalysisDataset, { network }: CityNetwork, facts: PipeFacts): Outlet[] {
  const { nodes } = dataset.layers;
  const levels = outfallLevels(dataset);
  const flap = numberOf(nodes, 'hasFlap');
  const recorded = textOf(nodes, 'outfallType');
  const [outfalls, free]: [Outlet[], Outlet[]] = [[], []];
  const crownM = (node: number): number => {
    let crown = NaN;
    for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
      const pipe = network.in.pipes[k];
      const here = facts.invertToM[pipe] + facts.heightM[pipe];
      if (!(here <= crown) && !Number.isNaN(here)) crown = here;
    }
    return crown;
  };
  for (let node = 0; node < network.ends.records; node++) {
    const role = network.role[node];
    const outlet = { node, levelM: levels[node], hasFlap: flap(node) === 1, isRecorded: false };
    if (role === works || role === pump) free.push({ ...outlet, levelM: -Infinity, hasFlap: false });
    else if (role !== outfall) continue;
    else if (!Number.isNaN(outlet.levelM)) outfalls.push(outlet);
    else if (recorded(node) === 'submerged') outfalls.push({ ...outlet, levelM: crownM(node), isRecorded: true });
  }
  const order = ({ levelM, isRecorded }: Outlet): number => (isRecorded ? Infinity : levelM);
  outfalls.sort((a, b) => Number(a.hasFlap) - Number(b.hasFlap) || (order(a) < order(b) ? 1 : order(a) > order(b) ? -1 : 0)); // prettier-ignore
  return [...outfalls, ...free];
}
