import { type Adjacency } from '../../../data/network/adjacency.ts';
import type { CityNetwork } from '../city-network.ts';
import type { FloodPoints } from './flood-attach.ts';

/** What floods a point is looked for this far downstream of the pipe that should drain it, m; a proposal. */
const downstreamM = 200;

/** The pipes that a node is judged by: those that leave it; at an end those that come to it, else those it touches. */
export function pipesOfNodes({ network }: CityNetwork, nodes: number): Adjacency {
  return listOf(nodes, (node) => {
    const lists = [network.out, network.in, network.undirected].map(({ first, pipes }) =>
      pipes.subarray(first[node], first[node + 1]),
    );
    return lists.find((list) => list.length > 0) ?? lists[0];
  });
}

/** The pipe that should drain a flood-prone point, and those that follow it within `downstreamM`. */
export function pipesOfFloodPoints({ network }: CityNetwork, points: FloodPoints): Adjacency {
  return listOf(points.count, (point) => {
    const first = points.pipe[point];
    if (first < 0) return [];
    const found = new Map([[first, 0]]);
    // A map is walked in the order of its entries, those added on the way included.
    for (const [pipe, beforeM] of found) {
      const node = network.to[pipe];
      const farM = pipe === first ? 0 : beforeM + network.lengthM[pipe];
      if (node < 0 || farM >= downstreamM) continue;
      for (let k = network.out.first[node]; k < network.out.first[node + 1]; k++) {
        if (!found.has(network.out.pipes[k])) found.set(network.out.pipes[k], farM);
      }
    }
    return [...found.keys()];
  });
}

function listOf(count: number, of: (object: number) => ArrayLike<number>): Adjacency {
  const first = new Uint32Array(count + 1);
  const pipes: number[] = [];
  for (let i = 0; i < count; i++) {
    const list = of(i);
    for (let k = 0; k < list.length; k++) pipes.push(list[k]);
    first[i + 1] = pipes.length;
  }
  return { first, pipes: Uint32Array.from(pipes) };
}
