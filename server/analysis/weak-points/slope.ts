import { invertToleranceM } from '../../../data/network/direct-pipes.ts';
import type { CityNetwork } from '../city-network.ts';
import { clamp01, type Component, unknowns } from './component.ts';
import type { PipeFacts } from './pipe-facts.ts';

/** Full-flow velocities below which a sewer silts up, m/s (domain reference 2.4). */
const leastVelocity = { storm: 0.75, foul: 0.6 };

/**
 * Adverse slope and flatness: 1 where the invert rises along the flow by more than 2 cm, else
 * clamp(1 − I ÷ I_least, 0, 1) with I_least = (n·v ÷ R^(2/3))², the slope at which the full pipe runs at the least
 * velocity (Manning). Not known for pipes under pressure and without inverts and, unless the slope is adverse,
 * without a size.
 */
export function slopeComponent({ network }: CityNetwork, facts: PipeFacts): Component {
  const { count } = facts;
  const x = unknowns(count);
  const evidence = { riseM: unknowns(count), slope: unknowns(count), leastSlope: unknowns(count) };
  for (let i = 0; i < count; i++) {
    const riseM = facts.invertToM[i] - facts.invertFromM[i];
    if (facts.pressure[i] || Number.isNaN(riseM) || network.lengthM[i] === 0) continue;
    const slope = -riseM / network.lengthM[i];
    const velocity = facts.foul[i] ? leastVelocity.foul : leastVelocity.storm;
    const leastSlope = ((facts.roughness[i] * velocity) / facts.radiusM[i] ** (2 / 3)) ** 2;
    evidence.riseM[i] = riseM;
    evidence.slope[i] = slope;
    evidence.leastSlope[i] = leastSlope;
    if (riseM > invertToleranceM && network.directions.sense[i] !== 0) x[i] = 1;
    else x[i] = clamp01(1 - Math.abs(slope) / leastSlope);
  }
  return { x, evidence };
}
