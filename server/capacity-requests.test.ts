import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { CapacityPipeResult, CapacityResult } from './contract/capacity.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

const node = (id: string, at: [number, number], nodeType: string): SurveyFeature =>
  feature(id, { type: 'Point', coordinates: place(...at) }, { nodeType });
const pipe = (id: string, from: [number, number], to: [number, number], more: SurveyFeature['properties']) =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(...from), place(...to)] },
    { flowEvidence: 'surveyed', kind: 'storm', diameterM: 0.6, material: 'concrete', status: 'in_use', ...more },
  );
const catchment = (id: string, corners: [number, number, number, number], outletNodeId: string, psi: number) =>
  feature(id, { type: 'Polygon', coordinates: [ring(...corners)] }, { outletNodeId, runoffCoefficient: psi });

/** The city that engine/capacity.test.ts computes by hand, and a pipe out of use between its two. */
const layers: Record<string, SurveyFeature[]> = {
  pipes: [
    pipe('P1', [100, 50], [200, 50], { startNodeId: 'N1', endNodeId: 'N2', invertStartM: 10, invertEndM: 9.8 }),
    pipe('old', [100, 50], [200, 50], { status: 'abandoned' }),
    pipe('P2', [200, 50], [300, 50], { startNodeId: 'N2', endNodeId: 'N3', invertStartM: 9.6, invertEndM: 9.45, diameterM: 0.8 }), // prettier-ignore
    pipe('P3', [300, 50], [350, 50], { startNodeId: 'N3', kind: 'foul' }),
    pipe('P4', [500, 50], [600, 50], { diameterM: null, material: null }),
  ],
  nodes: [node('N1', [100, 50], 'manhole'), node('N2', [200, 50], 'manhole'), node('N3', [300, 50], 'outfall')],
  catchments: [catchment('C1', [0, 0, 200, 100], 'N1', 0.6), catchment('C2', [200, 0, 400, 100], 'N2', 0.8)],
  districts: [
    feature('W', { type: 'Polygon', coordinates: [ring(0, 0, 180, 100)] }, { name: 'West' }),
    feature('E', { type: 'Polygon', coordinates: [ring(180, 0, 1000, 100)] }, { name: 'East' }),
  ],
};

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers);
});
afterAll(() => sample.close());

const ask = (body: object) => sample.post(`${api}/analysis/capacity`, body);
const storm = { id: 'shanghai' };
const bytesOf = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64')).buffer;

describe('POST analysis/capacity', () => {
  it('answers per pipe in the order of the lines, and in sums that add up', async () => {
    const answer = await ask({ storm });
    expect(answer.statusCode).toBe(200);
    const result = answer.json<CapacityResult>();
    expect(Compile(CapacityResult).Check(result)).toBe(true);
    const years = [...new Float32Array(bytesOf(result.columns.returnPeriodYears))];
    const states = [...new Uint8Array(bytesOf(result.columns.state))].map((code) => result.states[code]);
    expect(states).toEqual(['computed', 'computed', 'foul', 'diameter']);
    // Catchment C1 ends at N2, so that half its land lies nearer to N2 than in the case by hand.
    expect(years[0]).toBeGreaterThan(0.79);
    expect(years[1]).toBeLessThan(years[0]);
    expect(years.slice(2)).toEqual([NaN, NaN]);
    const { totals, districts, land, meta } = result;
    expect(totals.classM).toEqual([200, 0, 0, 0, 0].map((m) => expect.closeTo(m, 1)));
    expect([totals.cannotM, totals.notJudgedM]).toEqual([expect.closeTo(100, 1), expect.closeTo(50, 1)]);
    expect(totals.reasons).toMatchObject({ foul: { pipes: 1 }, diameter: { pipes: 1 } });
    expect(districts.map(({ name, classM, cannotM }) => [name, Math.round(classM[0]), Math.round(cannotM)])).toEqual([
      ['West', 100, 0],
      ['East', 100, 100],
    ]);
    expect(land).toMatchObject({ source: 'surveyed', landM2: 40_000, servedM2: 40_000, unservedM2: 0, stuckM2: 0 });
    expect(land.meanRunoff).toBeCloseTo(0.7, 6);
    expect(meta.parameters.storm).toMatchObject({ id: 'shanghai', sure: 'seen', version: 'DB31/T 1043-2017' });
    expect(meta.method.zh).toContain('筛查');
  });

  it('says figure by figure why a pipe carries what it carries, with P for the design flow alone', async () => {
    const body = { storm, pipe: 'P2' };
    const detail = (years: number) =>
      sample
        .post(`${api}/analysis/capacity-pipe`, { ...body, years })
        .then((answer) => answer.json<CapacityPipeResult>());
    const [two, twenty] = [await detail(2), await detail(20)];
    expect(Compile(CapacityPipeResult).Check(two)).toBe(true);
    expect(two).toMatchObject({ state: 'computed', missing: [], areaM2: 40_000, leastMs: 0.75, greatestMs: 5 });
    // 1.5 ‰ and n = 0.013 in DN800; 293.82 L/(s·hm²) on 2.8 ha after 11.716 min (by hand).
    expect(two.fullFlowM3s).toBeCloseTo(0.512144, 4);
    expect(two.velocityMs).toBeCloseTo(1.018878, 4);
    expect(two.minutes).toBeCloseTo(11.716, 2);
    expect(two.intensity).toBeCloseTo(293.82, 1);
    expect(two.designFlowM3s).toBeCloseTo(0.82269, 3);
    expect(twenty.returnPeriodYears).toBe(two.returnPeriodYears);
    expect(twenty.designFlowM3s).toBeGreaterThan(two.designFlowM3s!);
  });

  it('names all that a pipe lacks, not only the first thing', async () => {
    const answer = await sample.post(`${api}/analysis/capacity-pipe`, { storm, pipe: 'P4', years: 3 });
    expect(answer.json<CapacityPipeResult>()).toMatchObject({
      state: 'diameter',
      missing: ['diameter', 'inverts', 'roughness', 'catchment'],
      fullFlowM3s: null,
      designFlowM3s: null,
    });
    expectProblem(await sample.post(`${api}/analysis/capacity-pipe`, { storm, pipe: 'old', years: 3 }), 'item-unknown');
  });

  it('takes an own formula in each of the three forms', async () => {
    const rows = [{ years: 0.5, a: 500, b: 7, n: 0.656 }, { years: 3, a: 2200, b: 7, n: 0.656 }]; // prettier-ignore
    const single = (await ask({ storm: { formula: { kind: 'single', rows } } })).json<CapacityResult>();
    expect(new Float32Array(bytesOf(single.columns.returnPeriodYears))[0]).toBe(0.5);
    expect(single.meta.parameters.storm.sure).toBe('own');
    const ranges = [{ fromYears: 0.25, toYears: 10, a: [1200, 700, 0], b: [7, 0, 0], n: [0.656, 0, 0] }];
    expect((await ask({ storm: { formula: { kind: 'interval', ranges } } })).statusCode).toBe(200);
    expect((await ask({ storm: { formula: { kind: 'total', a: 1600, c: 0.8, b: 7, n: 0.6 } } })).statusCode).toBe(200);
  });

  it('asks for a formula where the city has none, and refuses unknown ones and values out of range', async () => {
    expectProblem(await ask({}), 'storm-missing', /has no storm formula of its own: name one of shanghai/);
    expectProblem(await ask({ storm: { id: 'atlantis' } }), 'storm-missing', /"atlantis" is no known/);
    expectProblem(await ask({ storm, inletMinutes: 0 }), 'request-invalid', /inletMinutes/);
    expectProblem(await ask({ storm: { formula: { kind: 'total', a: -1, c: 1, b: 1, n: 1 } } }), 'request-invalid');
  });
});
