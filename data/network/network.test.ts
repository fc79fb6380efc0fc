import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from './network.ts';
import { flowEvidence, noEvidence, nodeRoles, type NodeRole, type PipeTable } from './pipe-table.ts';

interface TestPipe {
  /** Named node, or a place. */
  ends: [number | [number, number], number | [number, number]];
  surveyed?: (typeof flowEvidence)[number];
  inverts?: [number, number];
  pressure?: boolean;
}

/** A table of pipes between nodes at (10 · n, 0); numbers name nodes, pairs are places without a name. */
function table(pipes: TestPipe[], roles: NodeRole[] = [], names = roles.length): PipeTable {
  const at = (end: number | [number, number]): [number, number] => (typeof end === 'number' ? [10 * end, 0] : end);
  const name = (end: number | [number, number]): number => (typeof end === 'number' ? end : -1);
  return {
    pipes: pipes.length,
    startName: Int32Array.from(pipes, ({ ends }) => name(ends[0])),
    endName: Int32Array.from(pipes, ({ ends }) => name(ends[1])),
    names,
    endsXy: Float64Array.from(pipes.flatMap(({ ends }) => [...at(ends[0]), ...at(ends[1])])),
    lengthM: new Float64Array(pipes.length).fill(10),
    invertStartM: Float64Array.from(pipes, ({ inverts }) => inverts?.[0] ?? NaN),
    invertEndM: Float64Array.from(pipes, ({ inverts }) => inverts?.[1] ?? NaN),
    surveyedEvidence: Uint8Array.from(pipes, ({ surveyed }) =>
      surveyed ? flowEvidence.indexOf(surveyed) : noEvidence,
    ),
    pressure: Uint8Array.from(pipes, ({ pressure }) => (pressure ? 1 : 0)),
    nodes: roles.length,
    nodeXy: Float64Array.from(roles.flatMap((_, j) => [10 * j, 0])),
    nodeOfName: Int32Array.from({ length: names }, (_, n) => (n < roles.length ? n : -1)),
    nodeRole: Uint8Array.from(roles, (role) => nodeRoles.indexOf(role)),
  };
}

const plain = (n: number): NodeRole[] => new Array<NodeRole>(n).fill('plain');
const evidenceOf = (of: PipeTable): string[] =>
  [...buildNetwork(of).directions.evidence].map((code) => (code === noEvidence ? 'none' : flowEvidence[code]));

describe('the network of a survey', () => {
  it('is empty for an empty survey', () => {
    const network = buildNetwork(table([]));
    expect(network.ends.nodes).toBe(0);
    expect(network.pipes).toBe(0);
  });

  it('joins ends by the id they name, wherever they are drawn', () => {
    const { ends } = buildNetwork(table([{ ends: [0, 1] }, { ends: [1, 2] }], plain(3)));
    expect([...ends.start, ...ends.end]).toEqual([0, 1, 1, 2]);
    expect(ends.snaps.count).toBe(0);
  });

  it('makes one node of all ends that name the same missing record', () => {
    const { ends } = buildNetwork(table([{ ends: [0, 2] }, { ends: [2, 1] }], plain(2), 3));
    expect(ends.end[0]).toBe(ends.start[1]);
    expect(ends.end[0]).toBe(ends.records);
    expect(ends.named).toBe(3);
  });

  it('joins unnamed ends within half a metre to the nearest node or end, and lists each', () => {
    const { ends } = buildNetwork(
      table(
        [
          {
            ends: [
              [0.3, 0],
              [50, 0],
            ],
          },
          {
            ends: [
              [50, 0.4],
              [50, 0.95],
            ],
          },
        ],
        plain(2),
      ),
    );
    expect(ends.start[0]).toBe(0);
    expect(ends.start[1]).toBe(ends.end[0]);
    expect(ends.end[1]).not.toBe(ends.end[0]);
    expect([...ends.snaps.ends.subarray(0, ends.snaps.count)]).toEqual([0, 2]);
    expect(ends.snaps.distanceM[0]).toBeCloseTo(0.3, 9);
  });

  it('takes the direction the survey saw before that of the inverts, and marks the disagreement', () => {
    const { directions } = buildNetwork(table([{ ends: [0, 1], surveyed: 'surveyed', inverts: [1, 2] }], plain(2)));
    expect(directions.sense[0]).toBe(1);
    expect(directions.againstInverts[0]).toBe(1);
  });

  it('lets water fall where the survey says nothing', () => {
    const { directions } = buildNetwork(table([{ ends: [0, 1], inverts: [1, 2] }], plain(2)));
    expect(directions.sense[0]).toBe(-1);
    expect(directions.againstInverts[0]).toBe(0);
  });

  it('does not read inverts within two centimetres, nor those of pressure pipes', () => {
    const of = table(
      [
        { ends: [0, 1], inverts: [1, 1.015] },
        { ends: [1, 2], inverts: [1, 3], pressure: true },
      ],
      plain(3),
    );
    expect(evidenceOf(of)).toEqual(['none', 'none']);
  });

  it('does not read the inverts between the chambers of a siphon', () => {
    const of = table([{ ends: [0, 1], inverts: [1, 3] }], ['siphon', 'siphon']);
    expect(evidenceOf(of)).toEqual(['none']);
  });

  it('leads a pressure pipe away from the pump at one of its ends', () => {
    const of = table(
      [
        { ends: [0, 1], pressure: true },
        { ends: [2, 1], pressure: true },
      ],
      ['plain', 'pump', 'plain'],
    );
    expect([...buildNetwork(of).directions.sense]).toEqual([-1, -1]);
    expect(evidenceOf(of)).toEqual(['pump', 'pump']);
  });

  it('leads what is left along the shortest way to an outfall, never against a known direction', () => {
    const roles: NodeRole[] = ['plain', 'plain', 'plain', 'outfall'];
    const of = table(
      [{ ends: [1, 0] }, { ends: [1, 2] }, { ends: [2, 3] }, { ends: [3, 0], surveyed: 'surveyed' }],
      roles,
    );
    const { sense } = buildNetwork(of).directions;
    expect([...sense]).toEqual([-1, 1, 1, 1]);
    expect(evidenceOf(of)).toEqual(['outfall', 'outfall', 'outfall', 'surveyed']);
  });

  it('leaves a pipe without any evidence undirected at both its nodes', () => {
    const { undirected, from } = buildNetwork(table([{ ends: [0, 1] }], plain(2)));
    expect(from[0]).toBe(-1);
    expect([...undirected.first]).toEqual([0, 1, 2]);
  });

  it('has every directed pipe once in the list of the node it leaves and of the node it comes to', () => {
    const end = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 40 }), (pairs) => {
        const network = buildNetwork(
          table(
            pairs.map((ends) => ({ ends, surveyed: 'surveyed' as const })),
            plain(8),
          ),
        );
        for (const [ways, at] of [
          [network.out, network.from],
          [network.in, network.to],
        ] as const) {
          expect([...ways.pipes].sort((a, b) => a - b)).toEqual(pairs.map((_, i) => i));
          for (let node = 0; node < 8; node++) {
            for (let k = ways.first[node]; k < ways.first[node + 1]; k++) expect(at[ways.pipes[k]]).toBe(node);
          }
        }
      }),
    );
  });
});
