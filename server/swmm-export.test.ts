import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { checkInp } from '../data/swmm/check-inp.ts';
import type { Problem } from './contract/problem.ts';
import { type SwmmExportRequest, SwmmExportResult } from './contract/swmm-export.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { openSampleApp, type SampleApp } from './testing/sample-app.ts';

const at: Record<string, [number, number]> = {
  A: [100, 500],
  B: [200, 500],
  C: [300, 500],
  O: [400, 500],
  I: [100, 510],
  F: [300, 600],
};
const node = (id: string, properties: SurveyFeature['properties'] = {}) =>
  feature(id, { type: 'Point', coordinates: place(...at[id]) }, { nodeType: 'manhole', groundM: 12, ...properties });
const pipe = (id: string, properties: SurveyFeature['properties'] = {}) =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(...at[id[0]]), place(...at[id[1]])] },
    {
      startNodeId: id[0],
      endNodeId: id[1],
      flowEvidence: 'surveyed',
      kind: 'storm',
      role: 'main',
      diameterM: 0.6,
      sectionShape: 'circular',
      ...properties,
    },
  );

/** A, B and C lead to the outfall O; an inlet I is connected to A; a foul sewer leaves C. One catchment drains at O. */
const layers: Record<string, SurveyFeature[]> = {
  pipes: [
    pipe('AB', { invertStartM: 10, invertEndM: 9.8, roughness: 0.014 }),
    // Drawn against its flow.
    pipe('CB', { flowEvidence: null, invertStartM: 9.6, invertEndM: 9.8 }),
    pipe('CO', { invertStartM: 9.6, invertEndM: 9.4 }),
    pipe('IA', { role: 'inlet_connection', diameterM: 0.2 }),
    pipe('CF', { kind: 'foul' }),
  ],
  nodes: [
    node('A'),
    node('B'),
    node('C'),
    node('O', { nodeType: 'outfall', hasFlap: true }),
    node('I', { nodeType: 'inlet' }),
    node('F'),
  ],
  districts: [feature('W', { type: 'Polygon', coordinates: [ring(0, 0, 1000, 1000)] }, { name: 'West' })],
  catchments: [
    feature(
      'K',
      { type: 'Polygon', coordinates: [ring(50, 400, 400, 600)] },
      { outletNodeId: 'O', runoffCoefficient: 0.7 },
    ),
  ],
};
const rain = [30, 60, 20].map((intensityMmPerH, i) => ({ timeMin: 5 * i, intensityMmPerH }));

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers);
});
afterAll(() => sample.close());

const post = (payload: object) => sample.post('/api/cities/sample/analysis/swmm-export', payload);
async function ask(request: Omit<SwmmExportRequest, 'rain'>): Promise<SwmmExportResult> {
  const answer = await post({ rain, ...request });
  const result = answer.json<SwmmExportResult>();
  expect([answer.statusCode, Compile(SwmmExportResult).Errors(result)]).toEqual([200, []]);
  expect(checkInp(result.inp)).toEqual([]);
  return result;
}
const lines = (inp: string, section: string): string[] =>
  (inp.split(`[${section}]\n`)[1] ?? '')
    .split('\n\n')[0]
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));

describe('the SWMM export', () => {
  it('writes the whole storm network along its flow, connections and other kinds left out', async () => {
    const { inp, counts, leftOut } = await ask({ part: { type: 'whole' } });
    expect(counts).toMatchObject({ junctions: 3, outfalls: 1, conduits: 3, subcatchments: 3 });
    expect(leftOut).toEqual({ kind: 1, role: 1 });
    expect(lines(inp, 'CONDUITS').map((line) => line.split(' ').slice(0, 7).join(' '))).toEqual([
      'AB A B 100.000 0.0140 10.000 9.800',
      'CB B C 100.000 0.0130 9.800 9.600',
      'CO C O 100.000 0.0130 9.600 9.400',
    ]);
    expect(lines(inp, 'OUTFALLS')).toEqual(['O 9.400 FREE YES']);
    expect(lines(inp, 'TIMESERIES')).toEqual([
      'STORM 00:00 30.0000',
      'STORM 00:05 60.0000',
      'STORM 00:10 20.0000',
      'STORM 00:15 0.0000',
    ]);
  });

  it('gives the land of a catchment to the nearest nodes inside, the same in a part as in the whole', async () => {
    const land = async (part: SwmmExportRequest['part']): Promise<string[][]> =>
      lines((await ask({ part })).inp, 'SUBCATCHMENTS').map((line) => line.split(' ').slice(0, 5));
    const whole = await land({ type: 'whole' });
    // 350 m × 200 m around three nodes 100 m apart, the last of which has half more than the others; cells of 10 m.
    expect(whole.map(([id, gage, node, , impervious]) => [id, gage, node, impervious])).toEqual([
      ['S_A', 'RAIN', 'A', '70.00'],
      ['S_B', 'RAIN', 'B', '70.00'],
      ['S_C', 'RAIN', 'C', '70.00'],
    ]);
    const areas = whole.map((cells) => Number(cells[3]));
    expect(areas.reduce((sum, areaHa) => sum + areaHa, 0)).toBeCloseTo(7, 1);
    expect(areas.map((areaHa) => Math.round(areaHa))).toEqual([2, 2, 3]);
    const part = await ask({ part: { type: 'pipes', keys: ['AB'] } });
    expect(lines(part.inp, 'SUBCATCHMENTS').map((line) => line.split(' ')[3])).toEqual([whole[0][3], whole[1][3]]);
    expect(part.assumptions.map(({ id, keys }) => [id, keys])).toContainEqual(['outfall-at-cut', ['B']]);
    const below = await ask({ part: { type: 'pipes', keys: ['CO'] } });
    expect(below.assumptions.map(({ id, keys }) => [id, keys])).toContainEqual(['inflow-cut', ['C']]);
    // A connection into A and a foul sewer are left out, not cut off.
    const all = await ask({ part: { type: 'whole' } });
    expect(all.assumptions.map(({ id }) => id)).not.toContain('inflow-cut');
  });

  it('writes what a trace finds and what lies in a drawn area', async () => {
    const traced = await ask({
      part: { type: 'trace', trace: { from: { type: 'record', layer: 'nodes', key: 'C' }, direction: 'upstream' } },
      kinds: ['storm', 'foul'],
      connections: true,
    });
    expect(lines(traced.inp, 'CONDUITS').map((line) => line.split(' ')[0])).toEqual(['AB', 'CB', 'IA']);
    const drawn = await ask({
      part: { type: 'polygon', geometry: { type: 'Polygon', coordinates: [ring(310, 480, 500, 520)] } },
    });
    expect(lines(drawn.inp, 'CONDUITS').map((line) => line.split(' ')[0])).toEqual(['CO']);
  });

  it('refuses pipes that do not exist, kinds the part lacks, and a storm of no length', async () => {
    const problem = async (request: object): Promise<string> => {
      const answer = await post({ rain, ...request });
      return `${answer.statusCode} ${answer.json<Problem>().code}`;
    };
    expect(await problem({ part: { type: 'pipes', keys: ['ZZ'] } })).toBe('404 item-unknown');
    expect(await problem({ part: { type: 'whole' }, kinds: ['other'] })).toBe('422 network-missing');
    expect(await problem({ part: { type: 'whole' }, rain: [] })).toBe('400 request-invalid');
    expect(await problem({ part: { type: 'street' } })).toBe('400 request-invalid');
  });
});
