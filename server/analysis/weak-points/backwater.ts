import { nodeRoles } from '../../../data/network/pipe-table.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { clamp01, type Component, unknowns } from './component.ts';
import { outfallLevels } from './outfall-levels.ts';
import type { PipeFacts } from './pipe-facts.ts';

const [outfall, works, pump] = (['outfall', 'works', 'pump'] as const).map((role) => nodeRoles.indexOf(role));
/** A flap keeps the river out; the pipe still cannot empty itself: half as bad, a proposal. */
const flapShare = 0.5;

/** Where water leaves for good: the level it meets there; −Infinity where it falls freely into works or a pump. */
interface Outlet {
  node: number;
  levelM: number;
  hasFlap: boolean;
  /** Recorded as drowned, the level unknown: says nothing of the pipes farther up. */
  isRecorded: boolean;
}

/**
 * Backwater and drowned outfalls: the share of the section's height that the flood level of the receiving water drowns
 * at the pipe's lower end, clamp((level − invert) ÷ height, 0, 1): 1 where the level stands at or above the crown. Held
 * against every pipe that leads to the outfall by gravity; half behind a flap. Of several outfalls the one without a
 * flap counts, then the one with the higher level. Water that is lifted by a pump or treated in works knows no
 * backwater: 0. Not known where no outfall is reached, where its water level or the pipe's invert or height is missing;
 * the pipe at an outfall recorded as drowned without a level is 1.
 */
export function backwaterComponent(dataset: AnalysisDataset, city: CityNetwork, facts: PipeFacts): Component {
  const { network } = city;
  const x = unknowns(facts.count);
  const evidence = { drownedM: unknowns(facts.count), drownedShare: unknowns(facts.count), flap: unknowns(facts.count) }; // prettier-ignore
  const seen = new Uint8Array(network.ends.nodes);
  for (const { node: start, levelM, hasFlap, isRecorded } of outletsOf(dataset, city)) {
    if (seen[start]) continue;
    seen[start] = 1;
    const queue = [start];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
        const pipe = network.in.pipes[k];
        const drownedM = levelM - facts.invertToM[pipe];
        const share = isRecorded ? (node === start ? 1 : NaN) : levelM === -Infinity ? 0 : clamp01(drownedM / facts.heightM[pipe]); // prettier-ignore
        x[pipe] = hasFlap ? flapShare * share : share;
        evidence.drownedShare[pipe] = share;
        evidence.drownedM[pipe] = Number.isFinite(drownedM) ? drownedM : NaN;
        evidence.flap[pipe] = hasFlap ? 1 : 0;
        const next = network.from[pipe];
        // Before a pump the level does not matter any more; the pump is an outlet of its own.
        if (seen[next] || network.role[next] === pump) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
  }
  return { x, evidence };
}

/** In the order in which they may claim pipes. */
function outletsOf(dataset: AnalysisDataset, { network }: CityNetwork): Outlet[] {
  const { nodes } = dataset.layers;
  const levels = outfallLevels(dataset);
  const flap = numberOf(nodes, 'hasFlap');
  const recorded = textOf(nodes, 'outfallType');
  const [outfalls, free]: [Outlet[], Outlet[]] = [[], []];
  for (let node = 0; node < network.ends.records; node++) {
    const role = network.role[node];
    const outlet = { node, levelM: levels[node], hasFlap: flap(node) === 1, isRecorded: false };
    if (role === works || role === pump) free.push({ ...outlet, levelM: -Infinity, hasFlap: false });
    else if (role !== outfall) continue;
    else if (!Number.isNaN(outlet.levelM)) outfalls.push(outlet);
    else if (recorded(node) === 'submerged') outfalls.push({ ...outlet, levelM: Infinity, isRecorded: true });
  }
  outfalls.sort((a, b) => Number(a.hasFlap) - Number(b.hasFlap) || (a.levelM < b.levelM ? 1 : a.levelM > b.levelM ? -1 : 0)); // prettier-ignore
  return [...outfalls, ...free];
}
