import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../../data/network/network.ts';
import { testNetwork as net } from './testing/test-network.ts';
import { findPaths } from './trace-paths.ts';
import { type Barriers, findStops, noBarriers, type Stop, type TraceDirection } from './trace-stops.ts';
import { Walker } from './trace-walk.ts';

/** Ends of a walk from one node. */
function stopsOf(network: Network, node: number, direction: TraceDirection, barriers: Barriers = noBarriers): Stop[] {
  return findStops(network, new Walker(network).walk([node], direction, barriers), direction, barriers);
}

/** Upstream pipes by the plainest means: repeat until nothing is added. */
function naiveUpstream(network: Network, node: number): Set<number> {
  const pipes = new Set<number>();
  const nodes = new Set([node]);
  for (let before = -1; before !== pipes.size;) {
    before = pipes.size;
    for (let pipe = 0; pipe < network.pipes; pipe++) {
      if (!nodes.has(network.to[pipe])) continue;
      pipes.add(pipe);
      nodes.add(network.from[pipe]);
    }
  }
  return pipes;
}

/** Shortest way up to every node, by relaxing all pipes until nothing changes (Bellman–Ford). */
function naiveDistances(network: Network, node: number): Map<number, number> {
  const wayM = new Map([[node, 0]]);
  for (let round = 0; round <= network.ends.nodes; round++) {
    for (let pipe = 0; pipe < network.pipes; pipe++) {
      const toM = wayM.get(network.to[pipe]);
      if (toM === undefined) continue;
      const hereM = toM + network.lengthM[pipe];
      if (hereM < (wayM.get(network.from[pipe]) ?? Infinity)) wayM.set(network.from[pipe], hereM);
    }
  }
  return wayM;
}

const end = fc.integer({ min: 0, max: 9 });
const anyNet = fc.array(fc.tuple(end, end, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 40 });

describe('walking a network', () => {
  it('reaches upstream what repeated joining reaches, loops, parallels and self-loops included', () => {
    fc.assert(
      fc.property(anyNet, end, (pairs, node) => {
        const network = net([...pairs, [9, 9]]);
        const walk = new Walker(network).walk([node], 'upstream');
        expect(new Set(walk.pipes)).toEqual(naiveUpstream(network, node));
        expect(walk.pipes.length).toBe(new Set(walk.pipes).size);
      }),
    );
  });

  it('gives the same answer from a walker that has walked before', () => {
    fc.assert(
      fc.property(anyNet, end, end, (pairs, first, second) => {
        const network = net([...pairs, [9, 9]]);
        const used = new Walker(network);
        used.walk([first], 'downstream');
        expect(used.walk([second], 'upstream')).toEqual(new Walker(network).walk([second], 'upstream'));
      }),
    );
  });

  it('measures the shortest way to the nearer end of each pipe', () => {
    const network = net([
      [0, 1, 100],
      [0, 2, 10],
      [2, 1, 20],
      [1, 3, 5],
    ]);
    const walk = new Walker(network).walk([0], 'downstream');
    expect(Object.fromEntries([...walk.pipes].map((pipe, i) => [pipe, walk.distanceM[i]]))).toEqual({
      0: 0,
      1: 0,
      2: 10,
      3: 30,
    });
  });

  it('measures the same distances as joining the shortest pipe again and again', () => {
    fc.assert(
      fc.property(anyNet, end, (pairs, node) => {
        const network = net([...pairs, [9, 9]]);
        const walk = new Walker(network).walk([node], 'upstream');
        const wayM = naiveDistances(network, node);
        for (let i = 0; i < walk.pipes.length; i++) {
          expect(walk.distanceM[i]).toBe(wayM.get(network.to[walk.pipes[i]]));
        }
        for (let i = 0; i < walk.nodes.length; i++) expect(walk.nodeM[i]).toBe(wayM.get(walk.nodes[i]));
      }),
    );
  });

  it.each([
    ['an outfall', { 1: 'outfall' as const }, 'outfall'],
    ['the works', { 1: 'works' as const }, 'works'],
    ['a node nothing leaves', {}, 'dead-end'],
  ])('says that it ended at %s', (_what, roles, reason) => {
    expect(stopsOf(net([[0, 1]], roles), 0, 'downstream')).toEqual([{ node: 1, reason, distanceM: 10 }]);
  });

  it('calls it a conflict where nothing leaves but a pipe whose inverts say that it leads away', () => {
    const network = net([
      [0, 1],
      [2, 1],
    ]);
    network.directions.againstInverts[1] = 1;
    expect(stopsOf(network, 0, 'downstream').map(({ reason }) => reason)).toEqual(['direction-conflict']);
  });

  it('ends upstream where nothing leads', () => {
    const network = net([
      [0, 1],
      [1, 2],
    ]);
    expect(stopsOf(network, 2, 'upstream')).toEqual([{ node: 0, reason: 'head', distanceM: 20 }]);
  });

  it('stops at a barrier, but not at one it starts from', () => {
    const network = net([
      [0, 1],
      [1, 2],
    ]);
    const barriers = { nodes: new Set([0, 1]), pipes: new Set<number>() };
    expect([...new Walker(network).walk([0], 'downstream', barriers).pipes]).toEqual([0]);
    expect(stopsOf(network, 0, 'downstream', barriers)).toEqual([{ node: 1, reason: 'barrier', distanceM: 10 }]);
  });

  it('does not enter a blocked pipe', () => {
    const network = net([
      [0, 1],
      [1, 2],
    ]);
    const barriers = { nodes: new Set<number>(), pipes: new Set([1]) };
    expect([...new Walker(network).walk([0], 'downstream', barriers).pipes]).toEqual([0]);
    expect(stopsOf(network, 0, 'downstream', barriers)[0].reason).toBe('barrier');
  });
});

/** Every simple way from a to b, by plain recursion. */
function naivePaths(network: Network, node: number, target: number, seen: number[] = [node]): number[] {
  if (node === target) return [0];
  const lengths: number[] = [];
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    if (network.from[pipe] !== node || seen.includes(network.to[pipe])) continue;
    for (const rest of naivePaths(network, network.to[pipe], target, [...seen, network.to[pipe]])) {
      lengths.push(rest + network.lengthM[pipe]);
    }
  }
  return lengths;
}

describe('ways between two nodes', () => {
  it('are all simple ways, shortest first', () => {
    const place = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, place, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 14 }),
        place,
        place,
        (pairs, source, target) => {
          fc.pre(source !== target);
          const network = net([...pairs, [5, 5]]);
          const { paths, complete } = findPaths(network, source, target, noBarriers, 10_000);
          expect(complete).toBe(true);
          expect(paths.map(({ lengthM }) => lengthM)).toEqual(
            naivePaths(network, source, target).sort((a, b) => a - b),
          );
          for (const { pipes } of paths) {
            expect(network.from[pipes[0]]).toBe(source);
            expect(network.to[pipes.at(-1)!]).toBe(target);
          }
        },
      ),
    );
  });

  it('are said to be incomplete when there are more than asked for', () => {
    const network = net([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
    const { paths, complete } = findPaths(network, 0, 1, noBarriers, 2);
    expect(paths).toHaveLength(2);
    expect(complete).toBe(false);
  });

  it('do not lead through barriers', () => {
    const network = net([
      [0, 1],
      [1, 2],
      [0, 2, 50],
    ]);
    const { paths } = findPaths(network, 0, 2, { nodes: new Set([1]), pipes: new Set() }, 9);
    expect(paths.map(({ pipes }) => pipes)).toEqual([[2]]);
  });
});
