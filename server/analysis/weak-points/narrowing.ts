import { nodeRoles } from '../../../data/network/pipe-table.ts';
import type { CityNetwork } from '../city-network.ts';
import { clamp01, type Component, unknowns } from './component.ts';
import type { PipeFacts } from './pipe-facts.ts';

/** Where a change of size is meant: water leaves by another way, is lifted, or the network ends. */
const meant = new Set((['pump', 'weir', 'gate', 'works', 'outfall'] as const).map((role) => nodeRoles.indexOf(role)));

/**
 * Large into small: clamp(2 · (D_up − D) ÷ D_up, 0, 1) for the widest pipe that leaves a node, D_up being the largest
 * that comes to it. Sizes are diameters of circles of the same area. 0 for a pipe with nothing above it and for narrower
 * ways out beside the widest. Not known where a size is missing, for pressure pipes and behind structures that are built
 * to change the flow (rule Q17).
 */
export function narrowingComponent({ network }: CityNetwork, facts: PipeFacts): Component {
  const { count, sizeM, pressure } = facts;
  const { from, in: into, out, role } = network;
  const x = unknowns(count);
  const evidence = { upstreamM: unknowns(count), sizeM: Float32Array.from(sizeM) };
  for (let i = 0; i < count; i++) {
    const node = from[i];
    if (node < 0 || pressure[i] || Number.isNaN(sizeM[i]) || meant.has(role[node])) continue;
    let upstreamM = 0;
    let sizes = 0;
    for (let k = into.first[node]; k < into.first[node + 1]; k++) {
      const above = into.pipes[k];
      if (above === i || pressure[above]) continue;
      sizes++;
      // A missing size above leaves the question open: the maximum with NaN is NaN.
      upstreamM = Math.max(upstreamM, sizeM[above]);
    }
    if (sizes > 0) evidence.upstreamM[i] = upstreamM;
    if (Number.isNaN(upstreamM)) continue;
    let isWidest = true;
    for (let k = out.first[node]; k < out.first[node + 1]; k++) {
      if (sizeM[out.pipes[k]] > sizeM[i]) isWidest = false;
    }
    x[i] = sizes === 0 || !isWidest ? 0 : clamp01((2 * (upstreamM - sizeM[i])) / upstreamM);
  }
  return { x, evidence };
}
