import { createMinHeap } from '../../../data/network/min-heap.ts';
import type { Network } from '../../../data/network/network.ts';
import { nodeRoles } from '../../../data/network/pipe-table.ts';
import { backwaterReachM } from '../../../data/weak-points/components.ts';
import type { CityNetwork } from '../city-network.ts';
import { clamp01, type Component, unknowns } from './component.ts';
import type { FloodPoints } from './flood-attach.ts';
import type { FloodDistances } from './flood-distance.ts';
import { flapShare, type Outlet } from './outlets.ts';
import type { PipeFacts } from './pipe-facts.ts';

const pump = nodeRoles.indexOf('pump');
/** A point recorded as fixed: something was done at the place, but the outfall is drowned as before; a proposal. */
const fixedShare = 0.5;

interface History {
  /** Flood-prone points, and those of them that are recorded as fixed or verified. */
  count: number;
  fixed: number;
  /** How far up along the network the farthest of them lies, m. */
  farthestM: number;
  x: number;
}

/**
 * Flood history of outfalls that lie below their receiving water, and of the pipes that end there: flood-prone points
 * count within the backwater too, however far. The water stands level from the outfall up into the pipes as far as their
 * inverts lie below it (where the tailwater meets the sewer's invert; a backwater curve with friction reaches farther),
 * at most `backwaterReachM` along the network and never past a pump. A point lies in it with the pipe that should drain
 * it. As the water is level, x falls with the depth and not with the distance: the share of that pipe's height that is
 * drowned, half for a point recorded as fixed, half behind a flap, the most of all points; it counts where it is more than
 * the proximity. A pipe of unknown invert or height is passed and has no share itself.
 */
export function withBackwater(
  near: FloodDistances,
  { network }: CityNetwork,
  facts: PipeFacts,
  outlets: readonly Outlet[],
  points: FloodPoints,
): FloodDistances {
  const byPipe = pointsByPipe(points);
  for (const { x, evidence } of [near.pipes, near.nodes]) {
    for (const name of ['floodsBackwater', 'floodsBackwaterFixed', 'floodsBackwaterM'] as const) evidence[name] = unknowns(x.length); // prettier-ignore
  }
  const enter = ({ x, evidence }: Component, i: number, history: History): void => {
    x[i] = Math.max(x[i], history.x);
    evidence.floodsBackwater![i] = history.count;
    evidence.floodsBackwaterFixed![i] = history.fixed;
    evidence.floodsBackwaterM![i] = history.farthestM;
  };
  for (const outlet of byPipe.size > 0 ? outlets : []) {
    const history = historyOf(outlet, network, facts, points, byPipe);
    if (history.count === 0) continue;
    enter(near.nodes, outlet.node, history);
    for (let k = network.in.first[outlet.node]; k < network.in.first[outlet.node + 1]; k++) {
      enter(near.pipes, network.in.pipes[k], history);
    }
  }
  return near;
}

function historyOf(
  { node: start, levelM, hasFlap }: Outlet,
  network: Network,
  facts: PipeFacts,
  points: FloodPoints,
  byPipe: ReadonlyMap<number, number[]>,
): History {
  const history: History = { count: 0, fixed: 0, farthestM: 0, x: 0 };
  const { nodeXy } = network.ends;
  const aboveM = new Map([[start, 0]]);
  const done = new Set<number>();
  const heap = createMinHeap();
  heap.push(0, start);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done.has(node)) continue;
    done.add(node);
    const hereM = aboveM.get(node)!;
    for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
      const pipe = network.in.pipes[k];
      const drownedM = levelM - facts.invertToM[pipe];
      if (drownedM <= 0) continue;
      const share = clamp01(drownedM / facts.heightM[pipe]) * (hasFlap ? flapShare : 1);
      for (const point of share > 0 ? (byPipe.get(pipe) ?? []) : []) {
        const farM = hereM + Math.hypot(points.xy[2 * point] - nodeXy[2 * node], points.xy[2 * point + 1] - nodeXy[2 * node + 1]); // prettier-ignore
        if (farM > backwaterReachM) continue;
        history.count++;
        history.fixed += 1 - points.open[point];
        history.farthestM = Math.max(history.farthestM, farM);
        history.x = Math.max(history.x, points.open[point] ? share : fixedShare * share);
      }
      const next = network.from[pipe];
      const nextM = hereM + network.lengthM[pipe];
      // Before a pump the level does not matter any more.
      if (network.role[next] === pump || nextM > backwaterReachM || nextM >= (aboveM.get(next) ?? Infinity)) continue;
      aboveM.set(next, nextM);
      heap.push(nextM, next);
    }
  }
  return history;
}

/** Flood-prone points by the pipe that should drain them. */
function pointsByPipe({ count, pipe }: FloodPoints): Map<number, number[]> {
  const byPipe = new Map<number, number[]>();
  for (let point = 0; point < count; point++) {
    if (pipe[point] >= 0) byPipe.set(pipe[point], [...(byPipe.get(pipe[point]) ?? []), point]);
  }
  return byPipe;
}
