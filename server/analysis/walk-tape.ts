import type { Network } from '../../data/network/network.ts';
import type { TraceDirection } from './trace-stops.ts';
import { walkOrder } from './walk-order.ts';

/**
 * A network in one direction as a walk reads it, node after node in the walk order: what it asks of a node, of the ways
 * that leave it and of the nodes beyond lies side by side, as most of a walk is waiting for memory.
 *
 * A node stands at an even place p of `words`: `words[p]` is its number in the network, `words[p + 1]` the walker's own
 * (which of those reached it is, if it is). Its ways follow, four words each: at w the number of the pipe, at w + 1 the
 * place of the node it leads to, and in the last two the length. The number of the last way is written as its complement
 * (below zero); of a node without a way that is its own number.
 */
export interface WalkTape {
  words: Int32Array;
  /** On the memory of `words`: the way at w is `lengthM[(w >> 1) + 1]` long, m. */
  lengthM: Float64Array;
  /** Place of each node of the network. */
  placeOf: Int32Array;
}

export function walkTape(network: Network, direction: TraceDirection): WalkTape {
  const { first, pipes, far } = direction === 'upstream' ? network.in : network.out;
  const order = walkOrder(network);
  const placeOf = new Int32Array(order.length);
  const words = new Int32Array(2 * order.length + 4 * pipes.length);
  const lengthM = new Float64Array(words.buffer);
  let end = 0;
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    placeOf[node] = end;
    end += 2 + 4 * (first[node + 1] - first[node]);
  }
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    const last = first[node + 1] - 1;
    let at = placeOf[node];
    words[at] = last < first[node] ? ~node : node;
    at += 2;
    for (let k = first[node]; k <= last; k++, at += 4) {
      words[at] = k === last ? ~pipes[k] : pipes[k];
      words[at + 1] = placeOf[far[k]];
      lengthM[(at >> 1) + 1] = network.lengthM[pipes[k]];
    }
  }
  return { words, lengthM, placeOf };
}
