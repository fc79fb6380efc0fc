import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testNetwork } from './testing/test-network.ts';
import { walkOrder } from './walk-order.ts';

const end = fc.integer({ min: 0, max: 9 });

it('has every node once, cycles and all', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 40 }), (pairs) => {
      const network = testNetwork(pairs);
      const order = [...walkOrder(network)].toSorted((a, b) => a - b);
      expect(order).toEqual(Array.from({ length: network.ends.nodes }, (_, i) => i));
    }),
  );
});

it('has what lies upstream of a node of a tree right after it, without a gap', () => {
  const branches = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(branches, (picks) => {
      const pairs = picks.map((pick, i): [number, number] => [i + 1, pick % (i + 1)]);
      const order = [...walkOrder(testNetwork(pairs))];
      for (let node = 0; node <= picks.length; node++) {
        const above = new Set([node]);
        for (const [from, to] of pairs) if (above.has(to)) above.add(from);
        const at = order.indexOf(node);
        expect(new Set(order.slice(at, at + above.size))).toEqual(above);
      }
    }),
  );
});
