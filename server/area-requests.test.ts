import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndicatorsResult } from './contract/indicators.ts';
import { NearestResult } from './contract/nearest.ts';
import { PolicyMatrixResult } from './contract/policy-matrix.ts';
import { SummaryResult } from './contract/summary.ts';
import { WithinResult } from './contract/within.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());
const ask = (name: string, body: object) => sample.post(`${api}/analysis/${name}`, body);
const polygon = (...box: [number, number, number, number]) => ({ type: 'Polygon', coordinates: [ring(...box)] });

/** The answer, after checking that it is what the API's documentation says. */
async function answer<T>(name: string, body: object, schema: TSchema): Promise<T> {
  const response = await ask(name, body);
  expect(response.body.slice(0, 400)).not.toContain('"problem"');
  expect(response.statusCode).toBe(200);
  expect(Compile(schema).Errors(response.json())).toEqual([]);
  return response.json<T>();
}

describe('POST analysis/nearest', () => {
  it('names the pipe, its distance and its nearest place', async () => {
    const body = { points: [place(150, 510), place(950, 450)], layer: 'pipes', maxDistanceM: 60 };
    const { features, meta } = await answer<NearestResult>('nearest', body, NearestResult);
    expect(features.map(({ properties }) => properties.key)).toEqual(['P1', null]);
    expect(features[0].properties.distanceM).toBeCloseTo(10, 3);
    expect(features[1].geometry).toBeNull();
    expect(meta).toMatchObject({ datasetVersion: 'v1', completeness: { pipes: 3 }, parameters: { points: 2 } });
  });

  it('refuses a layer the city does not have, and no points', async () => {
    expectProblem(
      await ask('nearest', { points: [place(1, 1)], layer: 'roads' }),
      'layer-unsuitable',
      /has pipes, nodes/,
    );
    expectProblem(await ask('nearest', { points: [], layer: 'pipes' }), 'request-invalid', /at least 1/);
  });
});

describe('POST analysis/within', () => {
  it('lists what is near, nearest first, and says how many there are in all', async () => {
    const body = {
      geometry: { type: 'Point', coordinates: place(150, 500) },
      layer: 'nodes',
      distanceM: 300,
      limit: 1,
    };
    const result = await answer<WithinResult>('within', body, WithinResult);
    expect(result).toMatchObject({ numberMatched: 2, numberReturned: 1, meta: { completeness: null } });
    expect(result.features[0]).toMatchObject({ id: 'N1', properties: { name: 'Quay manhole' } });
    expect(result.features[0].properties.distanceM).toBeCloseTo(50, 3);
  });

  it('refuses a polygon that crosses itself, naming the place', async () => {
    const [a, b, c, d] = ring(100, 100, 300, 300);
    const bow = { type: 'Polygon', coordinates: [[a, c, b, d, a]] };
    expectProblem(await ask('within', { geometry: bow, layer: 'pipes', distanceM: 1 }), 'polygon-invalid', /at 174\./);
  });
});

describe('POST analysis/summary', () => {
  it('gives a card for each area and one for all together', async () => {
    const body = { areas: [polygon(0, 0, 500, 1000), polygon(250, 0, 1000, 1000)] };
    const { features, total, meta } = await answer<SummaryResult>('summary', body, SummaryResult);
    // P1 300 m and 100 m of P2 lie in the first; the lateral P4 does not count.
    expect(features[0].properties.pipes?.lengthM).toBeCloseTo(400, 2);
    expect(features[0].properties.pipes?.leftOut).toMatchObject({ role: 1 });
    expect(features[0].properties.nodes).toEqual({ count: 2, byType: { manhole: 1, outfall: 1 } });
    expect(total.pipes?.lengthM).toBeCloseTo(500 + Math.hypot(300, 300), 2);
    expect(total.areaM2).toBeCloseTo(1_000_000, 0);
    expect(total.known).toMatchObject({ 'pipes.kind': 1, 'pipes.material': 0 });
    expect(total.roads).toBeNull();
    // All land is within 50 m of a pipe or not: the field knows every square metre.
    expect(total.blank?.knownM2).toBeCloseTo(1_000_000, -3);
    expect(meta.parameters).toMatchObject({ areas: 2, distanceM: 50, land: 'district' });
  });

  it('names the area that lies elsewhere', async () => {
    const away = { type: 'Polygon', coordinates: [[[10, 10], [11, 10], [11, 11], [10, 10]]] }; // prettier-ignore
    expectProblem(
      await ask('summary', { areas: [polygon(0, 0, 100, 100), away] }),
      'polygon-outside-city',
      /areas\[1\]/,
    );
    expectProblem(await ask('summary', { areas: [] }), 'request-invalid');
  });
});

describe('POST analysis/policy-matrix', () => {
  it('has no rows for a city without communities and heritage districts', async () => {
    const { features, meta } = await answer<PolicyMatrixResult>('policy-matrix', {}, PolicyMatrixResult);
    expect(features).toEqual([]);
    expect(meta.parameters).toMatchObject({ distanceM: 50, floodDistanceM: 100, weights: { blank: 0.4 } });
  });

  it('refuses weights that are all 0', async () => {
    const weights = { blank: 0, flood: 0, thin: 0, combined: 0, weak: 0 };
    expectProblem(await ask('policy-matrix', { weights }), 'request-invalid', /weights are all 0/);
  });
});

describe('POST analysis/indicators', () => {
  it('says null where the city has no layer for a figure', async () => {
    const { features } = await answer<IndicatorsResult>('indicators', { layer: 'districts' }, IndicatorsResult);
    expect(features.map(({ id, properties }) => [id, properties.roadDensityKmPerKm2, properties.greenShare])).toEqual([
      ['W', null, null],
      ['E', null, null],
    ]);
    expect(features[0].properties.areaM2).toBeCloseTo(500_000, 0);
  });

  it('refuses streets where there are none', async () => {
    expectProblem(await ask('indicators', { layer: 'streets' }), 'layer-unsuitable', /ask about districts/);
  });
});
