import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { locateFindings, type NamedPipe } from './locate-findings.ts';

const pipe = (key: string, startNodeId: string | undefined, endNodeId: string | undefined, inUse = true): NamedPipe =>
  ({ key, startNodeId, endNodeId, inUse, lengthM: 40 }); // prettier-ignore
const pipes = [
  pipe('P1', 'Y-1', 'Y-2'),
  pipe('P2', 'Y-2', 'Y-3'),
  pipe('P2 old', 'Y-3', 'Y-2', false),
  pipe('P3', 'A', 'B'),
  pipe('P4', 'B', 'A'),
  pipe('P5', undefined, 'B'),
];
const nodes = new Set(['Y-1', 'Y-2', 'Y-3', 'A', 'B']);
const locate = (finding: Partial<Finding>) =>
  locateFindings(
    [{ id: '1', pipeId: undefined, positionM: 10, code: 'PL', grade: 2, lengthM: 4, ...finding }],
    (visit) => pipes.forEach(visit),
    (key) => nodes.has(key),
  )[0];

describe('which pipe a finding means', () => {
  it('is the one between the two manholes it names, and the distance counts from the first of them', () => {
    expect(locate({ startNodeId: 'Y-1', endNodeId: 'Y-2' })).toMatchObject({
      pipeId: 'P1',
      turned: false,
      finding: { pipeId: 'P1', positionM: 10 },
    });
    // Surveyed upwards: a defect from 10 to 14 m of 40 lies at 26 to 30 m from the pipe's start.
    expect(locate({ startNodeId: 'Y-2', endNodeId: 'Y-1' })).toMatchObject({
      pipeId: 'P1',
      turned: true,
      finding: { positionM: 26, lengthM: 4 },
    });
    expect(locate({ startNodeId: 'Y-2', endNodeId: 'Y-1', positionM: undefined })).toMatchObject({ turned: true, finding: { positionM: undefined } }); // prettier-ignore
  });

  it('is found by a name made of both manholes, whatever marks their own keys hold', () => {
    for (const name of ['Y-1-Y-2', 'Y-1~Y-2', 'Y-1 → Y-2', 'Y-1--Y-2', 'Y-1至Y-2', 'Y-1 to Y-2'])
      expect(locate({ pipeId: name }), name).toMatchObject({ pipeId: 'P1', turned: false });
    expect(locate({ pipeId: 'Y-2～Y-1' })).toMatchObject({ pipeId: 'P1', turned: true });
  });

  it('is the one in use of several, and is not guessed between two of them', () => {
    expect(locate({ startNodeId: 'Y-2', endNodeId: 'Y-3' })).toMatchObject({ pipeId: 'P2', turned: false });
    expect(locate({ startNodeId: 'A', endNodeId: 'B' })).toMatchObject({ problem: 'pipe-ambiguous', candidates: ['P3', 'P4'] }); // prettier-ignore
  });

  it('is the one it names by its key; manholes beside it say where the camera began', () => {
    expect(locate({ pipeId: 'P3', startNodeId: 'A', endNodeId: 'B' })).toMatchObject({ pipeId: 'P3', turned: false });
    expect(locate({ pipeId: 'P3', startNodeId: 'B', endNodeId: 'A' })).toMatchObject({ turned: true, finding: { positionM: 26 } }); // prettier-ignore
    expect(locate({ pipeId: 'P3', startNodeId: 'B' })).toMatchObject({ turned: false });
    expect(locate({ pipeId: 'P5', startNodeId: 'A', endNodeId: 'Y-1' })).toMatchObject({ pipeId: 'P5' });
    expect(locate({ pipeId: 'P3', startNodeId: 'A', endNodeId: 'Y-1' })).toMatchObject({ problem: 'manholes-differ' });
  });

  it('is nobody’s where nothing lies between, a manhole is not known, or the name says nothing', () => {
    expect(locate({ startNodeId: 'Y-1', endNodeId: 'Y-3' })).toMatchObject({ problem: 'manholes-apart' });
    expect(locate({ startNodeId: 'Y-1', endNodeId: 'Z' })).toMatchObject({ problem: 'manhole-unknown' });
    expect(locate({ pipeId: 'Y-1~Y-3' })).toMatchObject({ problem: 'manholes-apart' });
    expect(locate({ pipeId: 'ghost' })).toMatchObject({ problem: 'pipe-unknown', candidates: [] });
    expect(locate({ pipeId: undefined, startNodeId: 'A' })).toMatchObject({ problem: 'pipe-unknown' });
  });
});
