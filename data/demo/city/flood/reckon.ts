import { fullFlow } from '../../../network/manning.ts';
import { getRoughness } from '../../../network/roughness.ts';
import { leastVelocity } from '../../../network/velocity-limits.ts';
import type { Drainage } from '../drainage/drainage.ts';
import type { NetPipe } from '../drainage/net.ts';
import { minimumSlope } from '../drainage/section.ts';
import { downstreamOrder } from '../drainage/sizing.ts';
import { cityStorm, intensity } from '../drainage/storm-formula.ts';

/** Water that leaves the sewers at each node in one storm. */
export interface Surcharge {
  /** m³/s that the pipe leaving the node cannot take. */
  overflowM3s: Float64Array;
  /** m³/s pressed out because the water below stands higher than the ground here. */
  backwaterM3s: Float64Array;
}

/** A pipe under pressure carries a little more than when just full. */
const pressureFactor = 1.2;

/**
 * A simple steady reckoning, not a simulation. Down the tree: the rational flow of the storm, less what was already
 * lost above; what exceeds a pipe's capacity leaves at its upper manhole. Up the tree: the hydraulic grade line from
 * the outfall's water level with the friction of the flow carried; where it would rise above the ground, water leaves.
 */
export function reckonSurcharge(drainage: Drainage, years: number): Surcharge {
  const { net, waters } = drainage;
  const order = downstreamOrder(net, (pipe) => pipe.kind !== 'foul');
  const overflowM3s = new Float64Array(net.nodes.length);
  const backwaterM3s = new Float64Array(net.nodes.length);
  const lost = new Float64Array(net.nodes.length);
  const carried = new Float64Array(net.pipes.length);
  for (const index of order) {
    const pipe = net.pipes[index];
    const demand = (intensity(cityStorm, years, pipe.minutes) * pipe.runoffHa) / 1000;
    const arriving = Math.max(0, demand - lost[pipe.from]);
    carried[index] = Math.min(arriving, pressureFactor * capacity(pipe));
    overflowM3s[pipe.from] = arriving - carried[index];
    lost[pipe.to] += lost[pipe.from] + overflowM3s[pipe.from];
  }
  const grade = new Float64Array(net.nodes.length).fill(NaN);
  for (const index of order.toReversed()) {
    const pipe = net.pipes[index];
    const end = net.nodes[pipe.to];
    const start = net.nodes[pipe.from];
    if (end.out < 0) {
      const water = waters.list[end.water];
      const level = !water
        ? -Infinity
        : end.hasFlap === false && pipe.invertEndM < water.floodLevelM
          ? water.floodLevelM
          : water.normalLevelM;
      grade[pipe.to] = Math.max(level, pipe.invertEndM + 0.8 * pipe.section.heightM);
    }
    const full = capacity(pipe);
    const share = Math.min(1.5, carried[index] / full);
    const friction = effectiveSlope(pipe) * share * share * pipe.lengthM;
    // Pumps draw the water down, and what ends in the other system meets no known level there.
    const unknown = end.type === 'pump_station' || Number.isNaN(grade[pipe.to]);
    const below = unknown ? pipe.invertEndM : grade[pipe.to];
    const free = pipe.invertStartM + Math.min(1, share) * pipe.section.heightM;
    let level = Math.max(free, below + friction);
    if (level > start.groundM) {
      const room = Math.max(0, start.groundM - below);
      const passing = friction > 0 ? carried[index] * Math.sqrt(Math.min(1, room / friction)) : 0;
      backwaterM3s[pipe.from] = carried[index] - passing;
      level = start.groundM;
    }
    grade[pipe.from] = level;
  }
  return { overflowM3s, backwaterM3s };
}

/** Slope that drives the flow: of an adverse pipe only what the ponded water above it gives. */
function effectiveSlope(pipe: NetPipe): number {
  const slope = (pipe.invertStartM - pipe.invertEndM) / pipe.lengthM;
  return slope > 0 ? slope : 0.15 * minimumSlope(pipe.section, leastVelocity[pipe.kind], getRoughness(pipe.material));
}

function capacity(pipe: NetPipe): number {
  return Math.max(0.005, fullFlow(pipe.section, effectiveSlope(pipe), getRoughness(pipe.material)) * pipe.free);
}
