import { gunzipSync } from 'node:zlib';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { weakComponents } from '../data/weak-points/components.ts';
import { type WeakColumnsHeader, WeakPointsResult } from './contract/weak-points.ts';
import { ring } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

const url = `${api}/analysis/weak-points`;
const ask = async (body: object): Promise<WeakPointsResult> =>
  (await sample.post(url, JSON.stringify(body))).json<WeakPointsResult>();

describe('weak points over the API', () => {
  it('answer in the form of the contract, with every component, what is known and what is not', async () => {
    const result = await ask({ today: '2026-01-01' });
    expect(Compile(WeakPointsResult).Errors(result)).toEqual([]);
    // Three mains (P4 is a lateral) and two nodes; the made-up city knows sizes of pipes and nothing else.
    expect(result.totals.map(({ kind, count }) => [kind, count])).toEqual([
      ['pipes', 3],
      ['nodes', 2],
      ['flood_points', 0],
    ]);
    const pipe = result.rows.find(({ key }) => key === 'P1')!;
    expect(pipe).toMatchObject({ kind: 'pipes', road: 'Quay Street', district: 'West Quay', street: null });
    expect(Object.keys(pipe.components).sort()).toEqual([...weakComponents].sort());
    expect(pipe.components.narrowing).toBe(0);
    expect(pipe.unknown).toContain('capacity');
    expect(result.meta.parameters).toMatchObject({ today: '2026-01-01', weights: { capacity: 0.25, narrowing: 0.1 } });
    expect(result.meta.known.pipes.narrowing).toBeCloseTo(2 / 3, 3);
  });

  it('rank the kinds, the area and the number asked about', async () => {
    const west = { type: 'Polygon', coordinates: [ring(0, 0, 450, 1000)] };
    const result = await ask({ kinds: ['pipes'], within: west, limit: 1 });
    expect(result.rows.map(({ key, rank }) => [key, rank])).toEqual([['P1', 1]]);
    expect(result.totals).toEqual([expect.objectContaining({ kind: 'pipes', count: 1, ranked: 1 })]);
  });

  it('count ages from the day asked about, today when none is named', async () => {
    const { meta } = await ask({});
    expect(meta.parameters.today).toBe(new Date().toISOString().slice(0, 10));
  });

  it.each([
    [{ weights: Object.fromEntries(weakComponents.map((name) => [name, 0])) }, /weights are all 0/],
    [{ weights: { capacity: 2 } }, /weights.capacity must be between 0 and 1, got 2/],
    [{ weights: { luck: 1 } }, /luck/],
    [{ kinds: ['rivers'] }, /kinds/],
    [{ limit: 0 }, /limit must be between 1 and 10000, got 0/],
    [{ today: 'now' }, /today/],
  ])('refuse %j', async (body, detail) => {
    expectProblem(await sample.post(url, JSON.stringify(body)), 'request-invalid', detail);
  });

  it('hand the browser the same components as columns', async () => {
    const { rows } = await ask({ today: '2026-01-01' });
    const answer = await sample.get(`${api}/weak-points?today=2026-01-01`);
    expect(answer.statusCode).toBe(200);
    const bytes = answer.rawPayload;
    expect(bytes.subarray(0, 4).toString()).toBe('DAW1');
    const headerBytes = bytes.readUInt32LE(4);
    const header = JSON.parse(bytes.subarray(8, 8 + headerBytes).toString()) as WeakColumnsHeader;
    const body = gunzipSync(bytes.subarray(8 + headerBytes));
    const [pipes] = header.kinds;
    const known = body.readFloatLE(4 * (weakComponents.indexOf('narrowing') * pipes.count));
    expect(known).toBe(rows.find(({ key }) => key === 'P1')!.components.narrowing);
    expect(body.readFloatLE(0)).toBeNaN();
    const columns = header.kinds.map(({ kind, count, evidence, keysBytes }) => {
      const columnsOfKind = weakComponents.length + evidence.length + 5 + (kind === 'pipes' ? 1 : 0);
      return 4 * count * columnsOfKind + keysBytes;
    });
    expect(body.length).toBe(columns.reduce((sum, length) => sum + length, 0));
    const keys = body
      .subarray(columns[0] - pipes.keysBytes, columns[0])
      .toString()
      .split('\0');
    expect(keys.slice(0, 3)).toEqual(['P1', 'P2', 'P/3 ü']);
    // The survey says the road in one language alone.
    expect([header.roads, header.roadsEn]).toEqual([['Quay Street'], ['Quay Street']]);
  });

  it('refuse a day that is none', async () => {
    expectProblem(await sample.get(`${api}/weak-points?today=soon`), 'request-invalid', /today/);
  });
});
