import { createMinHeap } from '../../data/network/min-heap.ts';
import type { Network } from '../../data/network/network.ts';
import { type Barriers, noBarriers, type TraceDirection } from './trace-stops.ts';
import { type WalkSteps, walkSteps } from './walk-steps.ts';

/**
 * What a walk reached. Distances are the shortest ways along the network from where it began, m. The arrays are the
 * walker's own and hold until its next walk.
 */
export interface Walk {
  /** In order of discovery: fewest pipes from the beginning first. */
  pipes: Uint32Array;
  /** Distance from the beginning to the nearer end of each pipe. */
  distanceM: Float64Array;
  /** Reached nodes, those it began from first, and how far each is. */
  nodes: Uint32Array;
  nodeM: Float64Array;
  /** How many of the nodes it began from. */
  starts: number;
  /** Places in `nodes` of those it could not leave by every way; `findStops` says why. */
  ends: Uint32Array;
}

/** What a walk fills, with room for the whole network. */
interface WalkLists {
  nodes: Uint32Array;
  nodeM: Float64Array;
  pipes: Uint32Array;
  pipeM: Float64Array;
  ends: Uint32Array;
}

function walkLists({ pipes, ends: { nodes } }: Network): WalkLists {
  return {
    nodes: new Uint32Array(nodes),
    nodeM: new Float64Array(nodes),
    pipes: new Uint32Array(pipes),
    pipeM: new Float64Array(pipes),
    ends: new Uint32Array(nodes),
  };
}

/**
 * Walks a network up or down. It keeps its marks and lists between walks, so that a walk costs what it reaches and not
 * what the city has: one walker serves one thread. The first walk makes the lists, and the first in a direction puts
 * its ways in order: who never walks needs no memory for it.
 */
export class Walker {
  private readonly network: Network;
  private readonly steps: Partial<Record<TraceDirection, WalkSteps>> = {};
  private lists: WalkLists | undefined;

  constructor(network: Network) {
    this.network = network;
  }

  /**
   * Everything up- or downstream of `starts`. The nodes it starts from are never barriers. Cycles are walked once: a
   * node is left once, and each of its pipes stands in its list once, so that no pipe needs a mark.
   */
  walk(starts: ArrayLike<number>, direction: TraceDirection, barriers: Barriers = noBarriers): Walk {
    this.lists ??= walkLists(this.network);
    const { nodes, nodeM, pipes, pipeM, ends } = this.lists;
    const steps = (this.steps[direction] ??= walkSteps(this.network, direction));
    // A node's place is true where the node stands there: so nothing has to be emptied between walks.
    const { nodes: at, ways, lengthM } = steps;
    const bounded = barriers.nodes.size > 0 || barriers.pipes.size > 0;
    let reached = 0;
    let found = 0;
    let ended = 0;
    // Shorter ways than the one with the fewest pipes are rare; only they ask for distances to be made anew.
    let isShortest = true;
    for (let i = 0; i < starts.length; i++) {
      const node = starts[i];
      if (at[2 * node + 1] < reached && nodes[at[2 * node + 1]] === node) continue;
      at[2 * node + 1] = reached;
      nodeM[reached] = 0;
      nodes[reached++] = node;
    }
    const started = reached;
    for (let i = 0; i < reached; i++) {
      const node = nodes[i];
      const wayM = nodeM[i];
      let isEnd = true;
      if (!bounded || i < started || !barriers.nodes.has(node)) {
        let isShut = false;
        for (let k = at[2 * node], last = at[2 * node + 2]; k < last; k++) {
          if (bounded && barriers.pipes.has(ways[4 * k])) {
            isShut = true;
            continue;
          }
          pipes[found] = ways[4 * k];
          pipeM[found++] = wayM;
          const next = ways[4 * k + 1];
          if (next === node) continue;
          isEnd = false;
          const nextM = wayM + lengthM[2 * k + 1];
          const place = at[2 * next + 1];
          if (place < reached && nodes[place] === next) {
            if (nextM < nodeM[place]) isShortest = false;
            continue;
          }
          at[2 * next + 1] = reached;
          nodeM[reached] = nextM;
          nodes[reached++] = next;
        }
        if (isShut) isEnd = true;
      }
      if (isEnd) ends[ended++] = i;
    }
    if (!isShortest) {
      shorten(this.lists, started, reached, steps, barriers);
      const near = direction === 'upstream' ? this.network.to : this.network.from;
      for (let i = 0; i < found; i++) pipeM[i] = nodeM[at[2 * near[pipes[i]] + 1]];
    }
    return {
      pipes: pipes.subarray(0, found),
      distanceM: pipeM.subarray(0, found),
      nodes: nodes.subarray(0, reached),
      nodeM: nodeM.subarray(0, reached),
      starts: started,
      ends: ends.subarray(0, ended),
    };
  }
}

/** Shortest distances of the nodes reached, by Dijkstra's algorithm over their places. */
function shorten(
  { nodes, nodeM }: WalkLists,
  started: number,
  reached: number,
  steps: WalkSteps,
  barriers: Barriers,
): void {
  const { nodes: at, ways, lengthM } = steps;
  const heap = createMinHeap();
  for (let i = 0; i < reached; i++) nodeM[i] = i < started ? 0 : Infinity;
  for (let i = 0; i < started; i++) heap.push(0, i);
  const done = new Set<number>();
  for (let place = heap.pop(); place >= 0; place = heap.pop()) {
    if (done.has(place)) continue;
    done.add(place);
    const node = nodes[place];
    if (place >= started && barriers.nodes.has(node)) continue;
    for (let k = at[2 * node]; k < at[2 * node + 2]; k++) {
      const wayM = nodeM[place] + lengthM[2 * k + 1];
      const next = at[2 * ways[4 * k + 1] + 1];
      if (barriers.pipes.has(ways[4 * k]) || wayM >= nodeM[next]) continue;
      nodeM[next] = wayM;
      heap.push(wayM, next);
    }
  }
}
