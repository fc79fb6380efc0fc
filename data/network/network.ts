import { type Adjacency, pipesByNode, type Ways, waysByNode } from './adjacency.ts';
import { directPipes, type Directions } from './direct-pipes.ts';
import { joinEnds, type JoinedEnds } from './join-ends.ts';
import type { PipeTable } from './pipe-table.ts';

/**
 * The drainage network as a directed graph. Loops, parallel pipes and self-loops are ordinary; pipes whose direction
 * nobody knows stand in `undirected` alone and have −1 in `from` and `to`.
 */
export interface Network {
  pipes: number;
  ends: JoinedEnds;
  directions: Directions;
  lengthM: Float64Array;
  /** Index into `nodeRoles` per network node; nodes without a record are plain. */
  role: Uint8Array;
  /** Network node at the upstream and at the downstream end of each pipe. */
  from: Int32Array;
  to: Int32Array;
  /** Pipes that leave a node, that come to it, and that touch it without a known direction. */
  out: Ways;
  in: Ways;
  undirected: Adjacency;
}

/** The network of a survey. Empty tables give an empty network. */
export function buildNetwork(table: PipeTable): Network {
  const ends = joinEnds(table);
  const directions = directPipes(table, ends);
  const { sense } = directions;
  const from = new Int32Array(table.pipes);
  const to = new Int32Array(table.pipes);
  // An undirected pipe touches two nodes: both lists are needed, one after the other.
  const loose: [Int32Array, Int32Array] = [new Int32Array(table.pipes), new Int32Array(table.pipes)];
  for (let i = 0; i < table.pipes; i++) {
    // A self-loop leads from its node to its node, whatever its direction.
    const directed = sense[i] !== 0 || ends.start[i] === ends.end[i];
    from[i] = !directed ? -1 : sense[i] === -1 ? ends.end[i] : ends.start[i];
    to[i] = !directed ? -1 : sense[i] === -1 ? ends.start[i] : ends.end[i];
    loose[0][i] = directed ? -1 : ends.start[i];
    loose[1][i] = directed ? -1 : ends.end[i];
  }
  const role = new Uint8Array(ends.nodes);
  role.set(table.nodeRole.subarray(0, table.nodes));
  return {
    pipes: table.pipes,
    ends,
    directions,
    lengthM: table.lengthM,
    role,
    from,
    to,
    out: waysByNode(ends.nodes, from, to),
    in: waysByNode(ends.nodes, to, from),
    undirected: pipesByNode(ends.nodes, ...loose),
  };
}
