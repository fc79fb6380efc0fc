/** Pipes at each node: those of node n are pipes[first[n]] … pipes[first[n + 1] − 1]. */
export interface Adjacency {
  first: Uint32Array;
  pipes: Uint32Array;
}

/** Pipes at each node, and the node at the other end of each: `far[k]` is of `pipes[k]`. */
export interface Ways extends Adjacency {
  far: Int32Array;
}

/**
 * Pipes by node, by counting sort, list after list. Each list of `ends` has a node per pipe, −1 where the pipe does not
 * stand there; a pipe that has the same node in both lists stands twice at it.
 */
export function pipesByNode(nodes: number, ...ends: readonly Int32Array[]): Adjacency {
  const first = new Uint32Array(nodes + 1);
  for (const at of ends) {
    for (let pipe = 0; pipe < at.length; pipe++) if (at[pipe] >= 0) first[at[pipe] + 1]++;
  }
  for (let node = 0; node < nodes; node++) first[node + 1] += first[node];
  const pipes = new Uint32Array(first[nodes]);
  const next = first.slice(0, nodes);
  for (const at of ends) {
    for (let pipe = 0; pipe < at.length; pipe++) if (at[pipe] >= 0) pipes[next[at[pipe]]++] = pipe;
  }
  return { first, pipes };
}

/** Pipes by the node `near` each, with the node `far` from it. */
export function waysByNode(nodes: number, near: Int32Array, far: Int32Array): Ways {
  const { first, pipes } = pipesByNode(nodes, near);
  const there = new Int32Array(pipes.length);
  for (let k = 0; k < pipes.length; k++) there[k] = far[pipes[k]];
  return { first, pipes, far: there };
}
