import type { Network } from '../../data/network/network.ts';

/**
 * All nodes, upstream from where the network ends, branch after branch. Where it is a tree, all that lies upstream of a
 * node follows it without a gap: what is kept in this order, a walk reads in one piece instead of all over the city.
 */
export function walkOrder({ in: ways, out, pipes, ends: { nodes } }: Network): Uint32Array {
  const order = new Uint32Array(nodes);
  const isTaken = new Uint8Array(nodes);
  const open = new Uint32Array(pipes + 1);
  let taken = 0;
  const takeBranch = (mouth: number): void => {
    open[0] = mouth;
    for (let waiting = 1; waiting > 0;) {
      const node = open[--waiting];
      if (isTaken[node]) continue;
      isTaken[node] = 1;
      order[taken++] = node;
      for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
        if (!isTaken[ways.far[k]]) open[waiting++] = ways.far[k];
      }
    }
  };
  for (let node = 0; node < nodes; node++) if (out.first[node] === out.first[node + 1]) takeBranch(node);
  // What is left leads round in cycles.
  for (let node = 0; node < nodes; node++) if (!isTaken[node]) takeBranch(node);
  return order;
}
