import { buildNetwork, type Network } from '../../../data/network/network.ts';
import { nodeRoles, type NodeRole } from '../../../data/network/pipe-table.ts';

/** Pipes from node to node, as long as said (else 10 m), flowing as written. */
export function testNetwork(
  pairs: (readonly [number, number, number?])[],
  roles: Partial<Record<number, NodeRole>> = {},
): Network {
  const nodes = Math.max(-1, ...pairs.flatMap(([a, b]) => [a, b])) + 1;
  const none = new Float64Array(pairs.length).fill(NaN);
  return buildNetwork({
    pipes: pairs.length,
    startName: Int32Array.from(pairs, ([a]) => a),
    endName: Int32Array.from(pairs, ([, b]) => b),
    names: nodes,
    endsXy: new Float64Array(4 * pairs.length),
    lengthM: Float64Array.from(pairs, ([, , lengthM]) => lengthM ?? 10),
    invertStartM: none,
    invertEndM: none,
    surveyedEvidence: new Uint8Array(pairs.length),
    pressure: new Uint8Array(pairs.length),
    nodes,
    nodeXy: new Float64Array(2 * nodes),
    nodeOfName: Int32Array.from({ length: nodes }, (_, n) => n),
    nodeRole: Uint8Array.from({ length: nodes }, (_, n) => nodeRoles.indexOf(roles[n] ?? 'plain')),
  });
}
