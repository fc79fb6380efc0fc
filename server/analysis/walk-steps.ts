import type { Network } from '../../data/network/network.ts';
import type { TraceDirection } from './trace-stops.ts';

/**
 * A network's ways in one direction in the order a walk reads them. What it asks of a node, and of a way, lies side by
 * side: most of a walk is waiting for memory far away, and so each costs one look there.
 */
export interface WalkSteps {
  /**
   * Node n has the ways `nodes[2n] … nodes[2n + 2] − 1`; `nodes[2n + 1]` is the walker's own: the node's place among
   * those reached, if it is there.
   */
  nodes: Uint32Array;
  /** Way k is the pipe `ways[4k]` and leads to the node `ways[4k + 1]`. */
  ways: Uint32Array;
  /** On the memory of `ways`: way k is `lengthM[2k + 1]` long. */
  lengthM: Float64Array;
}

export function walkSteps(network: Network, direction: TraceDirection): WalkSteps {
  const { first, pipes, far } = direction === 'upstream' ? network.in : network.out;
  const nodes = new Uint32Array(2 * first.length);
  for (let node = 0; node < first.length; node++) nodes[2 * node] = first[node];
  const ways = new Uint32Array(4 * pipes.length);
  const lengthM = new Float64Array(ways.buffer);
  for (let k = 0; k < pipes.length; k++) {
    ways[4 * k] = pipes[k];
    ways[4 * k + 1] = far[k];
    lengthM[2 * k + 1] = network.lengthM[pipes[k]];
  }
  return { nodes, ways, lengthM };
}
