import { nodeRoles } from '../../../data/network/pipe-table.ts';
import type { CityNetwork } from '../city-network.ts';
import { clamp01, type Component, unknowns } from './component.ts';
import { flapShare, type Outlet } from './outlets.ts';
import type { PipeFacts } from './pipe-facts.ts';

const pump = nodeRoles.indexOf('pump');

/**
 * Backwater and drowned outfalls: the share of the section's height that the flood level of the receiving water drowns
 * at the pipe's lower end, clamp((level − invert) ÷ height, 0, 1): 1 where the level stands at or above the crown. Held
 * against every pipe that leads to the outfall by gravity; half behind a flap. Of several outfalls the one without a
 * flap counts, then the one with the higher level. Water that is lifted by a pump or treated in works knows no
 * backwater: 0. Not known where no outfall is reached, where its water level or the pipe's invert or height is missing;
 * the pipe at an outfall recorded as drowned without a level is 1.
 */
export function backwaterComponent({ network }: CityNetwork, facts: PipeFacts, outlets: readonly Outlet[]): Component {
  const x = unknowns(facts.count);
  const evidence = { drownedM: unknowns(facts.count), drownedShare: unknowns(facts.count), flap: unknowns(facts.count) }; // prettier-ignore
  const seen = new Uint8Array(network.ends.nodes);
  for (const { node: start, levelM, hasFlap, isRecorded } of outlets) {
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
        evidence.drownedM[pipe] = Number.isFinite(drownedM) && !isRecorded ? drownedM : NaN;
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
