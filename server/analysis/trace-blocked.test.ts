import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeRoles } from '../../data/network/pipe-table.ts';
import { testNetwork } from './testing/test-network.ts';
import { type Levels, traceBlocked } from './trace-blocked.ts';
import { noBarriers } from './trace-stops.ts';
import { Walker } from './trace-walk.ts';

const none: Levels = { groundM: () => NaN, sillM: () => NaN };
const block = (network: ReturnType<typeof testNetwork>, blocked: number[], levels = none) =>
  traceBlocked(blocked, network, new Walker(network), noBarriers, ({ reason }) => reason === 'outfall', levels);
const partsOf = (found: ReturnType<typeof block>): Record<number, string> =>
  Object.fromEntries(found.traced.map(({ pipe, part }) => [pipe, part]));

describe('a blocked pipe', () => {
  it('cuts off what has no other way to an outfall', () => {
    const network = testNetwork(
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      { 3: 'outfall' },
    );
    const found = block(network, [2]);
    expect(partsOf(found)).toEqual({ 0: 'cut-off', 1: 'cut-off', 2: 'seed' });
    expect(found.landNodes.toSorted()).toEqual([0, 1, 2]);
  });

  it('diverts what has one, and names the way', () => {
    // 0 → 1 → 2 → 3 with an overflow 1 → 4 → 5; what joins at 2 has only the blocked pipe.
    const network = testNetwork(
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [1, 4],
        [4, 5],
        [6, 2],
      ],
      { 3: 'outfall', 5: 'outfall' },
    );
    const found = block(network, [2]);
    expect(partsOf(found)).toEqual({ 0: 'diverted', 1: 'cut-off', 2: 'seed', 3: 'detour', 4: 'detour', 5: 'cut-off' });
    expect(found.stops.filter(({ part }) => part === 'detour').map(({ node }) => node)).toEqual([5]);
  });

  it('counts no dead end as another way', () => {
    const network = testNetwork(
      [
        [0, 1],
        [1, 2],
        [1, 3],
      ],
      { 2: 'outfall' },
    );
    expect(partsOf(block(network, [1]))).toEqual({ 0: 'cut-off', 1: 'seed' });
  });

  it('cuts off exactly what reaches no outfall once the pipe is taken away', () => {
    const end = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 30 }), fc.nat(), (pairs, choice) => {
        const network = testNetwork([...pairs, [9, 9]], { 0: 'outfall', 1: 'outfall' });
        const blocked = choice % network.pipes;
        const reaches = (node: number, seen = new Set<number>()): boolean => {
          const ways = [...network.from.keys()].filter((pipe) => pipe !== blocked && network.from[pipe] === node);
          if (node <= 1 && ways.every((pipe) => network.to[pipe] === node) && !leavesBlocked(node)) return true;
          seen.add(node);
          return ways.some((pipe) => !seen.has(network.to[pipe]) && reaches(network.to[pipe], seen));
        };
        const leavesBlocked = (node: number): boolean => network.from[blocked] === node && network.to[blocked] !== node;
        const found = block(network, [blocked]);
        for (const { pipe, part } of found.traced) {
          if (part === 'cut-off') expect(reaches(network.to[pipe])).toBe(false);
          if (part === 'diverted' || part === 'detour') expect(reaches(network.to[pipe])).toBe(true);
        }
      }),
    );
  });

  const line = testNetwork(
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    { 3: 'outfall' },
  );
  const ground = [12, 10, 11, 9];

  it('spills where the ground is lowest', () => {
    const { blocked } = block(line, [2], { groundM: (node) => ground[node], sillM: () => 8 });
    expect(blocked).toEqual({ spill: { node: 1, groundM: 10, distanceM: 10 }, groundKnown: 1 });
  });

  it('does not spill beyond a sill higher than the ground before it', () => {
    const { blocked } = block(line, [2], { groundM: (node) => ground[node], sillM: (pipe) => (pipe === 1 ? 11.5 : 8) });
    expect(blocked?.spill?.node).toBe(2);
  });

  it('spills nowhere that is known without ground levels, and says so', () => {
    expect(block(line, [2]).blocked).toEqual({ spill: null, groundKnown: 0 });
  });

  it('lets nothing back through a pump', () => {
    const network = testNetwork(
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      { 1: 'pump', 3: 'outfall' },
    );
    expect(network.role[1]).toBe(nodeRoles.indexOf('pump'));
    const low = [1, 20, 11, 9];
    expect(block(network, [2], { groundM: (node) => low[node], sillM: () => 0 }).blocked?.spill?.node).toBe(2);
  });
});
