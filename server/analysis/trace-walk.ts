import { createMinHeap } from '../../data/network/min-heap.ts';
import type { Network } from '../../data/network/network.ts';
import { type Barriers, noBarriers, type TraceDirection } from './trace-stops.ts';

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

/**
 * Walks a network up or down. It keeps its marks and lists between walks, so that a walk costs what it reaches and not
 * what the city has: one walker serves one thread.
 */
export class Walker {
  private readonly network: Network;
  /** Place of a node in `nodes`, if it is reached: what stands there tells. So nothing has to be emptied between walks. */
  private readonly placeOf: Uint32Array;
  private readonly nodes: Uint32Array;
  private readonly nodeM: Float64Array;
  private readonly pipes: Uint32Array;
  private readonly pipeM: Float64Array;
  private readonly ends: Uint32Array;

  constructor(network: Network) {
    this.network = network;
    this.placeOf = new Uint32Array(network.ends.nodes);
    this.nodes = new Uint32Array(network.ends.nodes);
    this.nodeM = new Float64Array(network.ends.nodes);
    this.pipes = new Uint32Array(network.pipes);
    this.pipeM = new Float64Array(network.pipes);
    this.ends = new Uint32Array(network.ends.nodes);
  }

  /**
   * Everything up- or downstream of `starts`. The nodes it starts from are never barriers. Cycles are walked once: a
   * node is left once, and each of its pipes stands in its list once, so that no pipe needs a mark.
   */
  walk(starts: ArrayLike<number>, direction: TraceDirection, barriers: Barriers = noBarriers): Walk {
    const { placeOf, nodes, nodeM, pipes, pipeM, ends } = this;
    const { first, pipes: ways, far, lengthM } = direction === 'upstream' ? this.network.in : this.network.out;
    const bounded = barriers.nodes.size > 0 || barriers.pipes.size > 0;
    let reached = 0;
    let found = 0;
    let ended = 0;
    // Shorter ways than the one with the fewest pipes are rare; only they ask for distances to be made anew.
    let isShortest = true;
    for (let i = 0; i < starts.length; i++) {
      const node = starts[i];
      if (placeOf[node] < reached && nodes[placeOf[node]] === node) continue;
      placeOf[node] = reached;
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
        for (let k = first[node], last = first[node + 1]; k < last; k++) {
          if (bounded && barriers.pipes.has(ways[k])) {
            isShut = true;
            continue;
          }
          pipes[found] = ways[k];
          pipeM[found++] = wayM;
          const next = far[k];
          if (next === node) continue;
          isEnd = false;
          const nextM = wayM + lengthM[k];
          const place = placeOf[next];
          if (place < reached && nodes[place] === next) {
            if (nextM < nodeM[place]) isShortest = false;
            continue;
          }
          placeOf[next] = reached;
          nodeM[reached] = nextM;
          nodes[reached++] = next;
        }
        if (isShut) isEnd = true;
      }
      if (isEnd) ends[ended++] = i;
    }
    if (!isShortest) {
      this.shorten(started, reached, direction, barriers);
      const near = direction === 'upstream' ? this.network.to : this.network.from;
      for (let i = 0; i < found; i++) pipeM[i] = nodeM[placeOf[near[pipes[i]]]];
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

  /** Shortest distances of the nodes reached, by Dijkstra's algorithm over their places. */
  private shorten(started: number, reached: number, direction: TraceDirection, barriers: Barriers): void {
    const { placeOf, nodeM, nodes } = this;
    const { first, pipes, far, lengthM } = direction === 'upstream' ? this.network.in : this.network.out;
    const heap = createMinHeap();
    for (let i = 0; i < reached; i++) nodeM[i] = i < started ? 0 : Infinity;
    for (let i = 0; i < started; i++) heap.push(0, i);
    const done = new Set<number>();
    for (let place = heap.pop(); place >= 0; place = heap.pop()) {
      if (done.has(place)) continue;
      done.add(place);
      const node = nodes[place];
      if (place >= started && barriers.nodes.has(node)) continue;
      for (let k = first[node]; k < first[node + 1]; k++) {
        const wayM = nodeM[place] + lengthM[k];
        const next = placeOf[far[k]];
        if (barriers.pipes.has(pipes[k]) || wayM >= nodeM[next]) continue;
        nodeM[next] = wayM;
        heap.push(wayM, next);
      }
    }
  }
}
