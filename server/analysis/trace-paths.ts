import { createMinHeap } from '../../data/network/min-heap.ts';
import type { Network } from '../../data/network/network.ts';
import type { Barriers } from './trace-stops.ts';

export interface NetworkPath {
  /** In the order the water takes them. */
  pipes: number[];
  lengthM: number;
}

export interface PathSearch {
  /** Shortest first; of equal lengths the one whose pipes come first in the survey. */
  paths: NetworkPath[];
  /** False when there are more paths than were asked for, or the search was given up at `stepsMax`. */
  complete: boolean;
}

/** Partial ways looked at before a search is given up: nets with hundreds of parallel ways have astronomic numbers of paths. */
const stepsMax = 200_000;

/**
 * The shortest ways along the flow from `source` to `target` that visit no node twice: a best-first search over partial
 * ways, ordered by the length so far plus the exact rest of the way to the target, so that full ways come out shortest
 * first (A* with a perfect estimate). None where the water does not get from one to the other.
 */
export function findPaths(
  network: Network,
  source: number,
  target: number,
  barriers: Barriers,
  pathsMax: number,
): PathSearch {
  const restM = restOfWay(network, source, target, barriers);
  const paths: NetworkPath[] = [];
  if (!restM.has(source)) return { paths, complete: true };
  // A partial way is its last pipe and the partial way before it; −1 is the beginning.
  const lastPipe: number[] = [-1];
  const before: number[] = [-1];
  const lengthM: number[] = [0];
  const heap = createMinHeap();
  heap.push(restM.get(source)!, 0);
  for (let way = heap.pop(), steps = 0; way >= 0; way = heap.pop(), steps++) {
    if (paths.length === pathsMax || steps === stepsMax) return { paths, complete: false };
    const node = lastPipe[way] < 0 ? source : network.to[lastPipe[way]];
    if (node === target && way > 0) {
      paths.push({ pipes: pipesOf(way, lastPipe, before), lengthM: lengthM[way] });
      continue;
    }
    const seen = nodesOf(way, lastPipe, before, network, source);
    for (let k = network.out.first[node]; k < network.out.first[node + 1]; k++) {
      const pipe = network.out.pipes[k];
      const next = network.to[pipe];
      const rest = restM.get(next);
      if (rest === undefined || seen.has(next) || barriers.pipes.has(pipe)) continue;
      lastPipe.push(pipe);
      before.push(way);
      lengthM.push(lengthM[way] + network.lengthM[pipe]);
      heap.push(lengthM.at(-1)! + rest, lastPipe.length - 1);
    }
  }
  return { paths, complete: true };
}

/** Shortest way down to `target`, m, of every node that has one; barriers have none, but for `source`. */
function restOfWay(network: Network, source: number, target: number, barriers: Barriers): Map<number, number> {
  const restM = new Map([[target, 0]]);
  const done = new Set<number>();
  const heap = createMinHeap();
  heap.push(0, target);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done.has(node)) continue;
    done.add(node);
    for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
      const pipe = network.in.pipes[k];
      if (barriers.pipes.has(pipe)) continue;
      const from = network.from[pipe];
      if (from !== source && barriers.nodes.has(from)) continue;
      const wayM = restM.get(node)! + network.lengthM[pipe];
      if (wayM >= (restM.get(from) ?? Infinity)) continue;
      restM.set(from, wayM);
      heap.push(wayM, from);
    }
  }
  return restM;
}

function pipesOf(way: number, lastPipe: readonly number[], before: readonly number[]): number[] {
  const pipes = [];
  for (let at = way; at > 0; at = before[at]) pipes.push(lastPipe[at]);
  return pipes.reverse();
}

function nodesOf(
  way: number,
  lastPipe: readonly number[],
  before: readonly number[],
  network: Network,
  source: number,
): Set<number> {
  const nodes = new Set([source]);
  for (let at = way; at > 0; at = before[at]) nodes.add(network.to[lastPipe[at]]);
  return nodes;
}
