import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waysByNode } from './adjacency.ts';
import { flowOrder } from './flow-order.ts';

const orderOf = (nodes: number, pairs: readonly (readonly [number, number])[], takes?: Uint8Array) => {
  const from = Int32Array.from(pairs, ([a]) => a);
  const to = Int32Array.from(pairs, ([, b]) => b);
  return flowOrder(nodes, waysByNode(nodes, from, to), takes);
};

it('puts every node after all that lead to it, and those of a cycle together', () => {
  const { group, first, nodes } = orderOf(5, [[3, 1], [1, 2], [2, 1], [2, 0], [4, 4]]); // prettier-ignore
  expect(group[1]).toBe(group[2]);
  expect(group[3]).toBeLessThan(group[1]);
  expect(group[1]).toBeLessThan(group[0]);
  expect([...nodes.subarray(first[group[1]], first[group[1] + 1])].toSorted()).toEqual([1, 2]);
});

it('leaves out pipes that take no part', () => {
  const { groups } = orderOf(2, [[0, 1], [1, 0]], Uint8Array.of(1, 0)); // prettier-ignore
  expect(groups).toBe(2);
});

it('agrees with reachability: two nodes share a group when each leads to the other', () => {
  const node = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 24 }), (pairs) => {
      const { group, groups, nodes } = orderOf(9, pairs);
      const reach = Array.from({ length: 9 }, (_, i) => new Set([i]));
      for (let round = 0; round < 9; round++)
        for (const [a, b] of pairs) for (const set of reach) if (set.has(a)) set.add(b);
      for (let a = 0; a < 9; a++)
        for (let b = 0; b < 9; b++) expect(group[a] === group[b]).toBe(reach[a].has(b) && reach[b].has(a));
      for (const [a, b] of pairs) expect(group[a]).toBeLessThanOrEqual(group[b]);
      expect([...nodes].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
      expect(new Set(group).size).toBe(groups);
    }),
  );
});

it('goes through a line of 200,000 nodes without running out of stack', () => {
  const pairs = Array.from({ length: 199_999 }, (_, i): [number, number] => [i, i + 1]);
  expect(orderOf(200_000, pairs).nodes[199_999]).toBe(199_999);
});
