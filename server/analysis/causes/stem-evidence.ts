import { invertToleranceM } from '../../../data/network/direct-pipes.ts';
import { nodeRoles } from '../../../data/network/pipe-table.ts';
import type { Drains } from './drains.ts';
import { type Evidence, felt, type PipeLoads, share } from './evidence.ts';
import type { StemPipe } from './stem.ts';

/** So far down a bottleneck is looked for. */
export const bottleneckM = 500;
/** A wrong connection is felt where it joins. */
const misconnectionM = 120;
/** Diameters that differ by less are the same size, measured twice. */
const sizeToleranceM = 0.02;
/** A main under pressure passes a little more than when just full; what lies within that is no bottleneck. */
const pressureFactor = 1.2;
/** A section a third full of sediment passes (2/3)^(5/3) of its flow (Manning; the same wetted perimeter). */
const thirdFilled = (2 / 3) ** (5 / 3);
/** Falls that are against the flow pass nothing by gravity. */
const adverseStrength = 0.95;

const pump = nodeRoles.indexOf('pump');
const weir = nodeRoles.indexOf('weir');

/** What hinders the water on its way from a place: evidence of every pipe and node of the stem, nearest first. */
export function hindrances(drains: Drains, stem: readonly StemPipe[], loads: PipeLoads): Evidence[] {
  const found: Evidence[] = [];
  for (const { pipe, distanceM } of stem) {
    if (distanceM >= bottleneckM) break;
    const near = felt(distanceM);
    const at = (strength: number, values: Record<string, number>) => ({
      pipe,
      distanceM,
      strength: near * strength,
      values,
      ...middleOf(drains, pipe),
    });
    const riseM = drains.riseM[pipe];
    if (riseM > invertToleranceM) {
      found.push({
        mechanism: 'adverse-slope',
        ...at(adverseStrength, { riseM, lengthM: drains.city.network.lengthM[pipe] }),
      });
    }
    const full = loads.fullM3s[pipe];
    const demand = loads.demandM3s[pipe];
    const grade = drains.functionalClass[pipe];
    const choked = blocked(grade, full, demand);
    if (choked > 0) found.push({ mechanism: 'blocked-pipe', ...at(choked, { functionalClass: grade }) });
    const sizes = { diameterM: drains.diameterM[pipe], fullM3s: full, demandM3s: demand, years: loads.years };
    // An adverse pipe carries nothing by Manning: that is said already.
    const tooSmall = full > 0 && demand > pressureFactor * full;
    const widestM = widestInto(drains, pipe);
    const narrowed = widestM - drains.diameterM[pipe] > sizeToleranceM;
    const shortfall = tooSmall ? 1 - full / demand : 0;
    if (narrowed) {
      const narrowing = share(2 * (1 - drains.diameterM[pipe] / widestM));
      const strength = Number.isNaN(demand) ? narrowing : Math.max(shortfall, tooSmall ? narrowing : narrowing / 2);
      found.push({ mechanism: 'large-into-small', ...at(strength, { ...sizes, widestM }) });
    } else if (tooSmall) {
      found.push({
        mechanism: 'small-pipe',
        ...at(shortfall, { ...sizes, carriesYears: loads.carriesYears[pipe] }),
      });
    }
    found.push(...weakPump(drains, pipe, distanceM, demand), ...misconnections(drains, pipe, distanceM));
  }
  return found;
}

/**
 * What a blockage holds back. Class IV is a section more than half filled (sediment), class III a third of it (domain
 * reference 3.1): it counts by what it adds to the shortfall of the clean pipe, or by half where flows are unknown.
 */
function blocked(functionalClass: number, full: number, demand: number): number {
  if (functionalClass === 4) return 0.95;
  if (functionalClass !== 3) return 0;
  if (!(full > 0 && demand >= 0)) return 0.5;
  if (demand <= pressureFactor * thirdFilled * full) return 0;
  return 1 - (thirdFilled * full) / demand - share(1 - full / demand);
}

function middleOf({ city: { network } }: Drains, pipe: number): { x: number; y: number } {
  const { start, end, nodeXy } = network.ends;
  return {
    x: (nodeXy[2 * start[pipe]] + nodeXy[2 * end[pipe]]) / 2,
    y: (nodeXy[2 * start[pipe] + 1] + nodeXy[2 * end[pipe] + 1]) / 2,
  };
}

/** Diameter of the widest main that runs into the upper end of a pipe; −∞ at a head. */
function widestInto({ city: { network }, diameterM, carriesRain }: Drains, pipe: number): number {
  const node = network.from[pipe];
  let widest = -Infinity;
  for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
    const above = network.in.pipes[k];
    if (carriesRain[above] && diameterM[above] > widest) widest = diameterM[above];
  }
  return widest;
}

/** A pump station at the upper end of a pipe that lifts less than the storm brings. */
function weakPump(drains: Drains, pipe: number, distanceM: number, demand: number): Evidence[] {
  const { network } = drains.city;
  const node = network.from[pipe];
  const lifts = drains.pumpM3s[node];
  if (network.role[node] !== pump || !(lifts < demand)) return [];
  return [
    {
      mechanism: 'weak-pump',
      strength: felt(distanceM) * (1 - lifts / demand),
      node,
      x: network.ends.nodeXy[2 * node],
      y: network.ends.nodeXy[2 * node + 1],
      distanceM,
      values: { pumpM3s: lifts, demandM3s: demand },
    },
  ];
}

/** Foul sewers that end in the upper end of a pipe that carries rain, other than at a diversion structure. */
function misconnections(drains: Drains, pipe: number, distanceM: number): Evidence[] {
  const { network } = drains.city;
  const node = network.from[pipe];
  if (distanceM > misconnectionM || network.role[node] === weir) return [];
  const found: Evidence[] = [];
  for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
    const foul = network.in.pipes[k];
    if (!drains.foul[foul]) continue;
    found.push({
      mechanism: 'misconnection',
      // Foul water is little beside rain: it dirties the street's water more than it raises it.
      strength: 0.2,
      pipe: foul,
      ...middleOf(drains, foul),
      distanceM,
      values: { diameterM: drains.diameterM[foul] },
    });
  }
  return found;
}
