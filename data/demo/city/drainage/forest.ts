import { createMinHeap } from '../../../network/min-heap.ts';
import type { StreetGraph } from './street-graph.ts';

/** Where each road node's water goes. */
export interface Forest {
  /** Street to the next node downstream, −1 at outlets and unreached nodes. */
  streetOf: Int32Array;
  /** Next node downstream, the node itself at outlets, −1 where no outlet can be reached. */
  next: Int32Array;
  /** Cost of the way to the outlet; Infinity where there is none. */
  cost: Float64Array;
  /** Outlet at the end of the way, −1 for none. */
  outlet: Int32Array;
}

export interface Source {
  node: number;
  /** What it costs to discharge there: length of the stub, a share of the structure, doubts about levels. */
  cost: number;
}

/**
 * Multi-source Dijkstra from the outlets up the streets: every node learns its cheapest way down. A source that lies
 * on a cheaper way to another source becomes an ordinary node, so outlets thin themselves out.
 * `streetCost(street, from, to)` is the cost of flowing along a street from one of its nodes to the other.
 */
export function growForest(
  graph: StreetGraph,
  sources: readonly Source[],
  streetCost: (street: number, from: number, to: number) => number,
): Forest {
  const count = graph.groundM.length;
  const forest: Forest = {
    streetOf: new Int32Array(count).fill(-1),
    next: new Int32Array(count).fill(-1),
    cost: new Float64Array(count).fill(Infinity),
    outlet: new Int32Array(count).fill(-1),
  };
  const done = new Uint8Array(count);
  const heap = createMinHeap();
  for (const { node, cost } of sources) {
    if (cost >= forest.cost[node]) continue;
    forest.cost[node] = cost;
    forest.next[node] = node;
    forest.outlet[node] = node;
    heap.push(cost, node);
  }
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (const index of graph.at[node]) {
      const street = graph.streets[index];
      const other = street.from === node ? street.to : street.from;
      if (done[other]) continue;
      const cost = forest.cost[node] + streetCost(index, other, node);
      if (cost < forest.cost[other]) {
        forest.cost[other] = cost;
        forest.next[other] = node;
        forest.streetOf[other] = index;
        forest.outlet[other] = forest.outlet[node]!;
        heap.push(cost, other);
      }
    }
  }
  return forest;
}

/** Nodes whose streets carry water of wanted streets: the wanted streets' ends and everything downstream of them. */
export function activeNodes(
  graph: StreetGraph,
  forest: Forest,
  wanted: (street: number) => boolean,
  extra: readonly number[] = [],
): Uint8Array {
  const active = new Uint8Array(graph.groundM.length);
  const follow = (start: number): void => {
    for (let node = start; node >= 0 && !active[node]; node = forest.next[node]!) {
      if (forest.next[node] < 0) return;
      active[node] = 1;
    }
  };
  for (const [index, street] of graph.streets.entries()) {
    if (!street.open || !wanted(index)) continue;
    follow(street.from);
    follow(street.to);
  }
  for (const node of extra) follow(node);
  return active;
}
