import type { SectionNode, SectionPipe, SectionResult } from '../../../../server/contract/section.ts';

/** A pipe of 50 m for tests: falling, concrete, DN600 unless said otherwise. */
export function samplePipe(
  i: number,
  inM: number | null,
  outM: number | null,
  more: Partial<SectionPipe> = {},
): SectionPipe {
  const diameterM = more.diameterM === undefined ? 0.6 : more.diameterM;
  const known = inM !== null && outM !== null;
  return {
    pipeId: `P${i}`,
    fromStationM: 50 * i,
    toStationM: 50 * (i + 1),
    lengthM: 50,
    kind: 'storm',
    form: 'pipe',
    shape: 'circular',
    widthM: null,
    material: 'concrete',
    yearBuilt: 1999,
    invertInM: inM,
    invertOutM: outM,
    crownInM: inM === null || diameterM === null ? null : inM + diameterM,
    crownOutM: outM === null || diameterM === null ? null : outM + diameterM,
    coverInM: null,
    coverOutM: null,
    slope: known ? (inM - outM) / 50 : null,
    state: !known ? 'unknown' : inM > outM ? 'falling' : 'adverse',
    flow: 'along',
    evidence: 'surveyed',
    waterInM: null,
    waterOutM: null,
    line: [
      [0.001 * i, 0],
      [0.001 * (i + 1), 0],
    ],
    ...more,
    diameterM,
  };
}

export function sampleNode(i: number, groundM: number | null, more: Partial<SectionNode> = {}): SectionNode {
  return {
    nodeId: `N${i}`,
    name: null,
    nameEn: null,
    nodeType: 'manhole',
    stationM: 50 * i,
    position: [0.001 * i, 0],
    groundM,
    bottomM: null,
    bottomFrom: null,
    depthM: null,
    dropM: null,
    waterM: null,
    laterals: [],
    ...more,
  };
}

/** Four pipes: one that falls, one without an invert, one that rises into a smaller one, and a drop before the last. */
export function sampleSection(more: Partial<SectionResult> = {}): SectionResult {
  const pipes = [
    samplePipe(0, 10, 9.8),
    samplePipe(1, 9.8, null),
    samplePipe(2, 9.4, 9.6, { diameterM: 0.8 }),
    samplePipe(3, 8.6, 8.4),
  ];
  return {
    nodes: [
      sampleNode(0, 12),
      sampleNode(1, 12.1),
      sampleNode(2, null),
      sampleNode(3, 12, {
        dropM: 1,
        laterals: [
          { pipeId: 'L', kind: 'foul', role: 'lateral', diameterM: 0.3, invertM: 9.7, flow: 'in', side: 'left' },
        ],
      }),
      sampleNode(4, 11.5, { nodeType: 'outfall', name: 'River' }),
    ],
    pipes,
    choices: [],
    end: 'outfall',
    ways: 1,
    way: 0,
    reversed: false,
    terrain: null,
    waterSource: null,
    totals: { lengthM: 200, pipes: 4, adverse: 1, flat: 0, drops: 1, narrowings: 1 },
    meta: {
      datasetVersion: 'v1',
      workingCrs: 'EPSG:2193',
      computeMs: 1,
      method: { zh: '', en: '' },
      datum: 'NZVD2016',
      completeness: { ground: 0.8, levels: 0.75, diameter: 1 },
    },
    ...more,
  };
}
