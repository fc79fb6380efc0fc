import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { findHead } from '../data/inspection/finding-columns.ts';
import { readFindingRows } from '../data/inspection/read-finding-rows.ts';
import { InspectionResult, type InspectionRequest } from './contract/inspection.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place } from './engine/testing/sample-city.ts';
import { expectAnswer, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

const pipe = (id: string, x: number, values: SurveyFeature['properties']): SurveyFeature =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(x, 500), place(x + 40, 500)] },
    { status: 'in_use', ...values },
  );

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, {
    pipes: [
      pipe('P1', 0, {
        diameterM: 0.8,
        structuralGrade: 'grade_3',
        repairIndex: 3.95,
        functionalGrade: 'grade_1',
        maintenanceIndex: 0,
      }),
      pipe('P2', 100, {}),
      pipe('P3', 200, { diameterM: 1.2 }),
      pipe('P4', 300, { diameterM: 0.6, startNodeId: 'M1', endNodeId: 'M2' }),
      pipe('P5', 400, { startNodeId: 'M2', endNodeId: 'M3' }),
      pipe('P6', 400, { startNodeId: 'M2', endNodeId: 'M3' }),
    ],
    nodes: ['M1', 'M2', 'M3'].map((id, i) =>
      feature(id, { type: 'Point', coordinates: place(300 + 40 * i, 500) }, { nodeType: 'manhole' }),
    ),
  });
});
afterAll(() => sample.close());

const post = (payload: object) => sample.post('/api/cities/sample/analysis/inspection', payload);
async function ask(request: InspectionRequest): Promise<InspectionResult> {
  return expectAnswer(await post(request), InspectionResult);
}

describe('POST …/analysis/inspection', () => {
  it('assesses pipe by pipe with the lengths and diameters of the survey, beside what the records say', async () => {
    const { pipes, totals, meta } = await ask({
      findings: [
        { pipeId: 'P1', code: 'PL', grade: 3, positionM: 10, lengthM: 2 },
        { pipeId: 'P2', code: 'CJ', grade: 4, positionM: 5, lengthM: 30 },
        { pipeId: 'P3' },
      ],
    });
    // P1: PL 3 = 5 = F, DN800: RI = 3.5 + 0.3 + 0.15 = 3.95; SM = 5 · 2 / (5 · 40) = 0.05.
    expect(pipes[0]).toMatchObject({
      pipeId: 'P1',
      diameterM: 0.8,
      repair: 'local',
      structural: {
        parameter: 5,
        class: 3,
        index: 3.95,
        indexClass: 2,
        action: 'plan',
        given: { class: 3, index: 3.95 },
      },
      functional: { parameter: 0, class: 1, action: 'none', given: { class: 1, index: 0 } },
    });
    expect(pipes[0].lengthM).toBeCloseTo(40, 2);
    expect(pipes[0].structural.density).toBeCloseTo(0.05, 4);
    // P2: G = 10 and no diameter: MI cannot be computed, the class by G can.
    expect(pipes[1].functional).toMatchObject({ class: 4, pipe: null, index: null, indexClass: null, action: null });
    expect(pipes[1].functional.given).toEqual({ class: null, index: null });
    // P3 was inspected and nothing was found.
    expect(pipes[2]).toMatchObject({ repair: 'none', structural: { defects: 0, class: 1, extent: 'none' } });
    expect(totals.structuralM.map(Math.round)).toEqual([80, 0, 40, 0]);
    expect(totals.functionalM.map(Math.round)).toEqual([80, 0, 0, 40]);
    expect(meta.parameters).toMatchObject({ region: 'other_road', soil: 'ordinary', closeFactor: 1.1, mergeGapM: 1 });
  });

  it('names what does not count, with the line and the reason', async () => {
    const { leftOut } = await ask({
      findings: [
        { pipeId: 'nobody', code: 'PL', grade: 1, positionM: 1 },
        { id: 'row 7', pipeId: 'P1', code: 'FS', grade: 4, positionM: 1 },
        { pipeId: 'P1', code: 'PL', grade: 2, positionM: 60 },
        { pipeId: 'P1', code: 'FZ', grade: 2, positionM: 3 },
      ],
    });
    expect(leftOut.map(({ id, problem }) => [id, problem])).toEqual([
      ['1', 'pipe-unknown'],
      ['row 7', 'grade-not-defined'],
      ['3', 'outside-pipe'],
      ['4', 'not-computed'],
    ]);
  });

  it('finds the pipe between two manholes, counts from the manhole that is named first, and guesses nothing', async () => {
    const { pipes, located, leftOut } = await ask({
      findings: [
        { startNodeId: 'M2', endNodeId: 'M1', code: 'PL', grade: 3, positionM: 0, lengthM: 3 },
        { pipeId: 'M1~M2', code: 'PL', grade: 2, positionM: 2 },
        { startNodeId: 'M2', endNodeId: 'M3', code: 'PL', grade: 2, positionM: 2 },
        { startNodeId: 'M1', endNodeId: 'M3', code: 'PL', grade: 2, positionM: 2 },
        { startNodeId: 'M1', endNodeId: 'M9', code: 'PL', grade: 2, positionM: 2 },
        { code: 'PL', grade: 2, positionM: 2 },
      ],
    });
    expect(pipes).toMatchObject([{ pipeId: 'P4', structural: { defects: 2 } }]);
    // From 0 to 3 m before M2 of 40 m: 37 m from M1. The sample city is measured on the ground, to the centimetre.
    expect(located).toEqual([
      { id: '1', pipeId: 'P4', positionM: expect.closeTo(37, 1) as number, turned: true },
      { id: '2', pipeId: 'P4', positionM: 2, turned: false },
    ]);
    expect(leftOut).toEqual([
      { id: '3', pipeId: 'M2 ~ M3', problem: 'pipe-ambiguous', candidates: ['P5', 'P6'] },
      { id: '4', pipeId: 'M1 ~ M3', problem: 'manholes-apart' },
      { id: '5', pipeId: 'M1 ~ M9', problem: 'manhole-unknown' },
      { id: '6', pipeId: '? ~ ?', problem: 'pipe-unknown' },
    ]);
  });

  it('takes what is read from a table as it is: rows that are rejected stay behind, the others keep their number', async () => {
    const rows = [
      ['管段编号', '距离（m）', '缺陷代码', '等级', '缺陷长度', '时钟', '地区重要性', '土质'],
      ['P1', 10, '(PL)破裂', '三级', 2, '0903', '中心商业', '粉砂'],
      ['P1', '十米', 'PL', 3, null, null, null, null],
      ['P2', 60, 'CJ', 4, 1, null, null, null],
    ];
    const { headRow, columns } = findHead(rows);
    const { findings, rejected } = readFindingRows(rows, headRow, columns, 100);
    const { pipes, leftOut } = await ask({ findings });
    expect(rejected.map(({ row }) => row)).toEqual([3]);
    // RI = 0.7 · 5 + 0.1 · 10 + 0.05 · 3 + 0.15 · 10 = 6.15.
    expect(pipes[0]).toMatchObject({ pipeId: 'P1', region: 'centre', soil: 'silt_sand', structural: { index: 6.15 } });
    expect(leftOut).toEqual([{ id: '4', pipeId: 'P2', problem: 'outside-pipe' }]);
  });

  it('takes region, soil and rules from the request, and states them', async () => {
    const findings = [{ pipeId: 'P3', code: 'PL', grade: 4, positionM: 4 }];
    const { pipes, meta } = await ask({ findings, settings: { region: 'centre', soil: 'loess_3' } });
    // RI = 7 + 0.1 · 10 + 0.05 · 6 + 0.15 · 8 = 9.5.
    expect(pipes[0].structural.index).toBe(9.5);
    expect(meta.parameters).toMatchObject({ region: 'centre', soil: 'loess_3' });
    expectProblem(await post({ findings, settings: { soil: 'jelly' } }), 'request-invalid');
    expectProblem(await post({ findings: [] }), 'request-invalid');
  });
});
