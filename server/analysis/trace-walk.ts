import { createMinHeap } from '../../data/network/min-heap.ts';
import type { Network } from '../../data/network/network.ts';
import { type Barriers, noBarriers, type TraceDirection } from './trace-stops.ts';
import { type WalkTape, walkTape } from './walk-tape.ts';

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
  /** Places on the tape of the nodes reached. */
  places: Int32Array;
  nodes: Uint32Array;
  nodeM: Float64Array;
  pipes: Uint32Array;
  pipeM: Float64Array;
  ends: Uint32Array;
}

function walkLists({ pipes, ends: { nodes } }: Network): WalkLists {
  return {
    places: new Int32Array(nodes),
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
  private readonly tapes: Partial<Record<TraceDirection, WalkTape>> = {};
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
    const { places, nodes, nodeM, pipes, pipeM, ends } = this.lists;
    const tape = (this.tapes[direction] ??= walkTape(this.network, direction));
    // What a node says of its turn is true where the node has that turn: so nothing has to be emptied between walks.
    const { words, lengthM, placeOf } = tape;
    const bounded = barriers.nodes.size > 0 || barriers.pipes.size > 0;
    let reached = 0;
    let found = 0;
    let ended = 0;
    // Shorter ways than the one with the fewest pipes are rare; only they ask for distances to be made anew.
    let isShortest = true;
    for (let i = 0; i < starts.length; i++) {
      const place = placeOf[starts[i]];
      const turn = words[place + 1];
      if (turn < reached && places[turn] === place) continue;
      words[place + 1] = reached;
      nodeM[reached] = 0;
      places[reached++] = place;
    }
    const started = reached;
    for (let i = 0; i < reached; i++) {
      const place = places[i];
      const wayM = nodeM[i];
      const header = words[place];
      const node = header < 0 ? ~header : header;
      nodes[i] = node;
      let isEnd = true;
      if (header >= 0 && (!bounded || i < started || !barriers.nodes.has(node))) {
        let isShut = false;
        let isLast = false;
        for (let way = place + 2; !isLast; way += 4) {
          let pipe = words[way];
          if (pipe < 0) {
            isLast = true;
            pipe = ~pipe;
          }
          if (bounded && barriers.pipes.has(pipe)) {
            isShut = true;
            continue;
          }
          pipes[found] = pipe;
          pipeM[found++] = wayM;
          const next = words[way + 1];
          if (next === place) continue;
          isEnd = false;
          const nextM = wayM + lengthM[(way >> 1) + 1];
          const turn = words[next + 1];
          if (turn < reached && places[turn] === next) {
            if (nextM < nodeM[turn]) isShortest = false;
            continue;
          }
          words[next + 1] = reached;
          nodeM[reached] = nextM;
          places[reached++] = next;
        }
        if (isShut) isEnd = true;
      }
      if (isEnd) ends[ended++] = i;
    }
    if (!isShortest) {
      shorten(this.lists, started, reached, tape, barriers);
      const near = direction === 'upstream' ? this.network.to : this.network.from;
      for (let i = 0; i < found; i++) pipeM[i] = nodeM[words[placeOf[near[pipes[i]]] + 1]];
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

/** Shortest distances of the nodes reached, by Dijkstra's algorithm over their turns. */
function shorten(
  { places, nodes, nodeM }: WalkLists,
  started: number,
  reached: number,
  { words, lengthM }: WalkTape,
  barriers: Barriers,
): void {
  const heap = createMinHeap();
  for (let i = 0; i < reached; i++) nodeM[i] = i < started ? 0 : Infinity;
  for (let i = 0; i < started; i++) heap.push(0, i);
  const done = new Set<number>();
  for (let turn = heap.pop(); turn >= 0; turn = heap.pop()) {
    if (done.has(turn)) continue;
    done.add(turn);
    const place = places[turn];
    if (words[place] < 0 || (turn >= started && barriers.nodes.has(nodes[turn]))) continue;
    let pipe: number;
    for (let way = place + 2; ; way += 4) {
      pipe = words[way];
      const wayM = nodeM[turn] + lengthM[(way >> 1) + 1];
      const next = words[words[way + 1] + 1];
      if (!barriers.pipes.has(pipe < 0 ? ~pipe : pipe) && wayM < nodeM[next]) {
        nodeM[next] = wayM;
        heap.push(wayM, next);
      }
      if (pipe < 0) break;
    }
  }
}
