import { flowOrder } from '../../../data/network/flow-order.ts';
import type { Network } from '../../../data/network/network.ts';
import type { FullFlow } from './full-flow.ts';
import type { NodeLand } from './land-to-nodes.ts';

export interface TimeSettings {
  /** t1: until the first water of a catchment reaches its node. */
  inletMinutes: number;
  /** Taken for the time through pipes whose velocity cannot be computed, m/s. */
  unknownVelocityMs: number;
}

/** Slower full flow counts as this in the time of travel, m/s: a level pipe would hold the water for hours. */
export const leastTravelMs = 0.3;

/** What comes to the upstream end of each pipe. */
export interface Inflow {
  /** Land above, m²; Σ ψ · area, m²; land above without a coefficient, m². */
  areaM2: Float64Array;
  runoffM2: Float64Array;
  unknownM2: Float64Array;
  /** Time of concentration, minutes. */
  minutes: Float64Array;
  /** 1 where some of that time is through pipes at `unknownVelocityMs`. */
  timeAssumed: Uint8Array;
  /** 1 for pipes on a cycle, whose share nobody can tell. */
  onCycle: Uint8Array;
  /** Land that reaches the end of the network; land at nodes that no pipe of known direction leaves while pipes touch, m². */
  endM2: number;
  stuckM2: number;
}

/**
 * Land and time of concentration along the flow: every pipe gets what its upstream node has, t = t1 + the longest
 * Σ L / (60 v) at full flow. A node with several pipes out shares its land by their full flows, equally where one of them
 * is unknown. Nodes on a cycle are taken together: what comes to any leaves by the pipes that lead out of it. Water runs
 * through pumps and pressure pipes. The time does not depend on the land, so more land never makes a storm gentler.
 */
export function routeLand(network: Network, flow: FullFlow, land: NodeLand, time: TimeSettings): Inflow {
  const { pipes, lengthM, out, ends, undirected } = network;
  const inflow: Inflow = {
    areaM2: new Float64Array(pipes),
    runoffM2: new Float64Array(pipes),
    unknownM2: new Float64Array(pipes),
    minutes: new Float64Array(pipes).fill(NaN),
    timeAssumed: new Uint8Array(pipes),
    onCycle: new Uint8Array(pipes),
    endM2: 0,
    stuckM2: 0,
  };
  const order = flowOrder(ends.nodes, out, flow.carriesStorm);
  // What has come to each node, side by side as it is read and written: area, runoff and unknown in m², minutes.
  const come = new Float64Array(4 * ends.nodes);
  for (let node = 0; node < ends.nodes; node++) {
    come[4 * node] = land.areaM2[node];
    come[4 * node + 1] = land.runoffM2[node];
    come[4 * node + 2] = land.unknownM2[node];
    come[4 * node + 3] = time.inletMinutes;
  }
  const assumed = new Uint8Array(ends.nodes);
  const leaving: number[] = [];
  for (let group = 0; group < order.groups; group++) {
    let count = 0;
    let sumM2 = 0;
    let sumRunoffM2 = 0;
    let sumUnknownM2 = 0;
    let latest = 0;
    let isAssumed = 0;
    let leavingM3s = 0;
    let isTouched = false;
    const isAlone = order.first[group + 1] - order.first[group] === 1;
    for (let member = order.first[group]; member < order.first[group + 1]; member++) {
      const node = order.nodes[member];
      const minutes = come[4 * node + 3];
      sumM2 += come[4 * node];
      sumRunoffM2 += come[4 * node + 1];
      sumUnknownM2 += come[4 * node + 2];
      if (minutes > latest) {
        latest = minutes;
        isAssumed = assumed[node];
      }
      if (undirected.first[node] < undirected.first[node + 1]) isTouched = true;
      for (let k = out.first[node]; k < out.first[node + 1]; k++) {
        const pipe = out.pipes[k];
        if (!flow.carriesStorm[pipe]) continue;
        const end = out.far[k];
        if (isAlone ? end === node : order.group[end] === group) {
          inflow.onCycle[pipe] = 1;
          inflow.minutes[pipe] = minutes;
          continue;
        }
        leaving[count++] = k;
        leavingM3s += flow.flowM3s[pipe];
      }
    }
    if (count === 0) {
      if (isTouched) inflow.stuckM2 += sumM2;
      else inflow.endM2 += sumM2;
    }
    for (let i = 0; i < count; i++) {
      const pipe = out.pipes[leaving[i]];
      const end = out.far[leaving[i]];
      const share = count === 1 ? 1 : leavingM3s > 0 ? flow.flowM3s[pipe] / leavingM3s : 1 / count;
      inflow.areaM2[pipe] = share * sumM2;
      inflow.runoffM2[pipe] = share * sumRunoffM2;
      inflow.unknownM2[pipe] = share * sumUnknownM2;
      inflow.minutes[pipe] = latest;
      inflow.timeAssumed[pipe] = isAssumed;
      come[4 * end] += share * sumM2;
      come[4 * end + 1] += share * sumRunoffM2;
      come[4 * end + 2] += share * sumUnknownM2;
      const known = !Number.isNaN(flow.velocityMs[pipe]);
      const velocityMs = known ? Math.max(leastTravelMs, flow.velocityMs[pipe]) : time.unknownVelocityMs;
      const arrives = latest + lengthM[pipe] / (60 * velocityMs);
      if (arrives > come[4 * end + 3]) {
        come[4 * end + 3] = arrives;
        assumed[end] = isAssumed || !known ? 1 : 0;
      }
    }
  }
  return inflow;
}
