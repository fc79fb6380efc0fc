import { createMinHeap } from '../../../data/network/min-heap.ts';
import { nearFloodM } from '../../../data/weak-points/components.ts';
import type { CityNetwork } from '../city-network.ts';
import { EdgeCells } from '../edge-cells.ts';
import { type Component, unknowns } from './component.ts';
import type { FloodPoints } from './flood-attach.ts';

/** x falls to a third over this distance, m (domain reference 5), and counts as 0 beyond ten times of it. */
const fallM = 100;
const reachM = 10 * fallM;

/** How near floods are to every pipe and node of the network. */
export interface FloodDistances {
  pipes: Component;
  nodes: Component;
}

/**
 * Proximity to open flood-prone points: exp(−distance ÷ 100 m) to the nearest one. Distances run along the network, both
 * ways: from the point straight to the ends of the pipe that should drain it, then along pipes; a pipe has that of its
 * nearer end. A point that no pipe drains, and a node that no pipe touches, count by the straight line instead, which the
 * evidence says. Nothing within 1 km is 0. Without any flood-prone point in the survey nothing is known.
 */
export function floodDistances({ network }: CityNetwork, points: FloodPoints): FloodDistances {
  const { nodes, nodeXy, start, end } = network.ends;
  const ways = [network.in, network.out, network.undirected];
  const pipeEvidence = { floodM: unknowns(network.pipes), floodStraight: unknowns(network.pipes), floodsNear: unknowns(network.pipes), floodsDownstream: unknowns(network.pipes) }; // prettier-ignore
  const nodeEvidence = { floodM: unknowns(nodes), floodStraight: unknowns(nodes), floodsNear: unknowns(nodes), floodsDownstream: unknowns(nodes) }; // prettier-ignore
  const answer = {
    pipes: { x: unknowns(network.pipes), evidence: pipeEvidence },
    nodes: { x: unknowns(nodes), evidence: nodeEvidence },
  };
  if (points.count === 0) return answer;
  const spread = makeSpread(network);
  const toEnd = (point: number, node: number): number =>
    Math.max(points.pipeM[point], Math.hypot(nodeXy[2 * node] - points.xy[2 * point], nodeXy[2 * node + 1] - points.xy[2 * point + 1])); // prettier-ignore
  const open = Array.from(points.open.keys()).filter((point) => points.open[point] === 1);
  const drained = open.filter((point) => points.pipe[point] >= 0);
  const beginnings = drained.flatMap((point) =>
    [start[points.pipe[point]], end[points.pipe[point]]].map((node): [number, number] => [node, toEnd(point, node)]),
  );
  const nearM = {
    pipes: new Float64Array(network.pipes).fill(Infinity),
    nodes: new Float64Array(nodes).fill(Infinity),
  };
  spread('both', beginnings, reachM, (node, distanceM) => (nearM.nodes[node] = distanceM));
  for (let pipe = 0; pipe < network.pipes; pipe++) nearM.pipes[pipe] = Math.min(nearM.nodes[start[pipe]], nearM.nodes[end[pipe]]); // prettier-ignore
  for (const evidence of [pipeEvidence, nodeEvidence]) {
    evidence.floodsNear.fill(0);
    evidence.floodsDownstream.fill(0);
  }
  for (const point of drained) {
    const own = points.pipe[point];
    nearM.pipes[own] = Math.min(nearM.pipes[own], points.pipeM[point]);
    const ends = [start[own], end[own]].map((node): [number, number] => [node, toEnd(point, node)]);
    countFrom('both', ends, own, pipeEvidence.floodsNear, nodeEvidence.floodsNear);
    // What lies up from the point has it downstream; its own pipe too.
    const top = network.from[own];
    countFrom('up', top < 0 ? [] : [[top, toEnd(point, top)]], own, pipeEvidence.floodsDownstream, nodeEvidence.floodsDownstream); // prettier-ignore
  }
  const toUndrained = straightTo(open.filter((point) => points.pipe[point] < 0));
  const toAny = straightTo(open);
  const straightM = Float64Array.from({ length: nodes }, (_, node) => (isLonely(node) ? toAny : toUndrained)(node));
  settle(answer.pipes, nearM.pipes, (pipe) => Math.min(straightM[start[pipe]], straightM[end[pipe]]));
  settle(answer.nodes, nearM.nodes, (node) => straightM[node]);
  return answer;

  function countFrom(
    way: Way,
    ends: [number, number][],
    own: number,
    ofPipes: Float32Array,
    ofNodes: Float32Array,
  ): void {
    // prettier-ignore
    const counted = new Set([own]);
    ofPipes[own]++;
    spread(way, ends, nearFloodM, (node) => {
      ofNodes[node]++;
      for (const { first, pipes } of way === 'both' ? ways : [network.in]) {
        for (let k = first[node]; k < first[node + 1]; k++) counted.add(pipes[k]);
      }
    });
    counted.delete(own);
    for (const pipe of counted) ofPipes[pipe]++;
  }

  function isLonely(node: number): boolean {
    return ways.every(({ first }) => first[node] === first[node + 1]);
  }

  /** Straight distance of a node to the nearest of some points; Infinity beyond reach. */
  function straightTo(from: readonly number[]): (node: number) => number {
    // A point is a segment of zero length.
    const edges = from.flatMap((point) => [
      ...points.xy.subarray(2 * point, 2 * point + 2),
      ...points.xy.subarray(2 * point, 2 * point + 2),
    ]);
    const cells = new EdgeCells(Float64Array.from(edges), Math.max(1, from.length), 0);
    return (node) => {
      // The search is for what is nearer than a distance; what lies exactly at it is near as well.
      const { edge, squaredM } = cells.nearest(nodeXy[2 * node], nodeXy[2 * node + 1], reachM * (1 + 1e-12));
      return edge < 0 ? Infinity : Math.sqrt(squaredM);
    };
  }
}

/** Writes x and the distance, from the network or, where it is nearer, from the straight line. */
function settle({ x, evidence }: Component, alongM: Float64Array, straightM: (object: number) => number): void {
  for (let i = 0; i < x.length; i++) {
    const straight = straightM(i);
    const distanceM = Math.min(alongM[i], straight);
    x[i] = distanceM <= reachM ? Math.exp(-distanceM / fallM) : 0;
    if (distanceM > reachM) continue;
    evidence.floodM![i] = distanceM;
    evidence.floodStraight![i] = straight < alongM[i] ? 1 : 0;
  }
}

type Way = 'both' | 'up';

/** Visits nodes nearest first up to a distance along the network; its marks are kept between spreads. */
function makeSpread({ ends, from, lengthM, in: into, out, undirected }: CityNetwork['network']) {
  const bestM = new Float64Array(ends.nodes).fill(Infinity);
  return (
    way: Way,
    begin: readonly [number, number][],
    limitM: number,
    visit: (node: number, distanceM: number) => void,
  ): void => {
    // prettier-ignore
    const heap = createMinHeap();
    const touched: number[] = [];
    const done = new Set<number>();
    const offer = (node: number, distanceM: number): void => {
      if (!(distanceM < bestM[node]) || distanceM > limitM) return;
      bestM[node] = distanceM;
      touched.push(node);
      heap.push(distanceM, node);
    };
    for (const [node, distanceM] of begin) offer(node, distanceM);
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      if (done.has(node)) continue;
      done.add(node);
      visit(node, bestM[node]);
      for (const ways of way === 'both' ? [into, out, undirected] : [into]) {
        for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
          const pipe = ways.pipes[k];
          const far = way === 'up' ? from[pipe] : ends.start[pipe] === node ? ends.end[pipe] : ends.start[pipe];
          offer(far, bestM[node] + lengthM[pipe]);
        }
      }
    }
    for (const node of touched) bestM[node] = Infinity;
  };
}
