import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../../data/network/network.ts';
import { flowEvidence } from '../../../data/network/pipe-table.ts';
import type { CityNetwork } from '../city-network.ts';
import { Walker } from '../trace-walk.ts';
import { mainWay } from './main-way.ts';

interface TestPipe {
  ends: readonly [number, number];
  diameterM?: number;
  invertM?: number;
  evidence?: (typeof flowEvidence)[number];
}

/** The main way from node 0 of pipes that flow as written. */
function wayOf(pipes: readonly TestPipe[]): ReturnType<typeof mainWay> {
  const nodes = Math.max(0, ...pipes.flatMap(({ ends }) => ends)) + 1;
  const none = new Float64Array(pipes.length).fill(NaN);
  const network = buildNetwork({
    pipes: pipes.length,
    startName: Int32Array.from(pipes, ({ ends }) => ends[0]),
    endName: Int32Array.from(pipes, ({ ends }) => ends[1]),
    names: nodes,
    endsXy: new Float64Array(4 * pipes.length),
    lengthM: new Float64Array(pipes.length).fill(10),
    invertStartM: none,
    invertEndM: none,
    surveyedEvidence: Uint8Array.from(pipes, ({ evidence = 'surveyed' }) => flowEvidence.indexOf(evidence)),
    pressure: new Uint8Array(pipes.length),
    nodes,
    nodeXy: new Float64Array(2 * nodes),
    nodeOfName: Int32Array.from({ length: nodes }, (_, n) => n),
    nodeRole: new Uint8Array(nodes),
  });
  const numbers = Uint32Array.from(pipes, (_, i) => i);
  const city: CityNetwork = {
    network,
    walker: new Walker(network),
    recordOf: numbers,
    pipeOf: Int32Array.from(numbers),
  };
  return mainWay(0, [], city, {
    diameterM: (pipe) => pipes[pipe].diameterM ?? NaN,
    invertM: (pipe) => pipes[pipe].invertM ?? NaN,
  });
}

describe('the main way of the water', () => {
  it('is nothing where nothing leads on', () => {
    expect(wayOf([{ ends: [1, 0] }])).toEqual({ pipes: [], choices: [], end: 'dead-end' });
  });

  it('takes the wider pipe, and one of known size before one of unknown', () => {
    const { pipes, choices } = wayOf([
      { ends: [0, 1] },
      { ends: [0, 2], diameterM: 0.3 },
      { ends: [0, 3], diameterM: 0.4 },
    ]);
    expect(pipes).toEqual([2]);
    expect(choices).toEqual([{ node: 0, taken: 2, left: [1, 0], by: 'diameter' }]);
  });

  it('takes of equal pipes the one whose direction is better known, then the lower, then the first', () => {
    const byEvidence = wayOf([{ ends: [0, 1], evidence: 'record_order' }, { ends: [0, 2] }]);
    const byInvert = wayOf([
      { ends: [0, 1], invertM: 5 },
      { ends: [0, 2], invertM: 4 },
    ]);
    const byOrder = wayOf([{ ends: [0, 1] }, { ends: [0, 2] }]);
    expect([byEvidence, byInvert, byOrder].map(({ choices }) => [choices[0].taken, choices[0].by])).toEqual([
      [1, 'evidence'],
      [1, 'invert'],
      [0, 'order'],
    ]);
  });

  it('ends where it would come back to itself, and leaves self-loops alone', () => {
    expect(wayOf([{ ends: [0, 1] }, { ends: [1, 0] }])).toMatchObject({ pipes: [0], end: 'loop' });
    expect(wayOf([{ ends: [0, 0] }, { ends: [0, 1] }])).toMatchObject({ pipes: [1], end: 'dead-end' });
  });

  it('goes from node to node and takes none twice, in any net', () => {
    const end = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { minLength: 1, maxLength: 40 }), (pairs) => {
        const { pipes } = wayOf(pairs.map((ends) => ({ ends })));
        const nodes = [0, ...pipes.map((pipe) => pairs[pipe][1])];
        expect(pipes.map((pipe) => pairs[pipe][0])).toEqual(nodes.slice(0, -1));
        expect(new Set(nodes).size).toBe(nodes.length);
      }),
    );
  });
});
