import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlankAreasResult } from './contract/blank-areas.ts';
import { DensityResult } from './contract/density.ts';
import type { Problem } from './contract/problem.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());
const post: SampleApp['post'] = (...question) => sample.post(...question);
const askWithin = (coordinates: number[][]) =>
  post(`${api}/analysis/density`, {
    cells: { type: 'polygon', geometry: { type: 'Polygon', coordinates: [coordinates] } },
  });

describe('analyses', () => {
  const density = `${api}/analysis/density`;
  const blank = `${api}/analysis/blank-areas`;
  const byDistrict = { cells: { type: 'layer', layer: 'districts' } };

  it('answers density in the form of the contract, naming the version', async () => {
    const result = (await post(density, byDistrict)).json<DensityResult>();
    expect(Compile(DensityResult).Errors(result)).toEqual([]);
    // P1 300 m and half of P2 lie west; the other half and P/3 (300·√2) east; P4 is a house lateral.
    expect(result.features.map((f) => [f.id, Math.round(f.properties.lengthM)])).toEqual([
      ['W', 400],
      ['E', 524],
    ]);
    expect(result.meta).toMatchObject({
      datasetVersion: 'v1',
      workingCrs: 'EPSG:2193',
      parameters: { land: 'cell', kinds: null },
    });
    expect(result.meta.completeness.leftOut).toEqual({ status: 0, form: 0, role: 1, kind: 0 });
  });

  it('answers blank areas in the form of the contract', async () => {
    const result = (await post(blank, { distanceM: 50, minAreaM2: 2000, kinds: ['storm'] })).json<BlankAreasResult>();
    expect(Compile(BlankAreasResult).Errors(result)).toEqual([]);
    expect(result.totals.landM2).toBeCloseTo(1e6, 0);
    expect(result.totals.byDistrict.map((row) => row.districtName).sort()).toEqual(['East', 'West Quay']);
    const areas = result.features.map((f) => f.properties.areaM2);
    expect(areas).toEqual(areas.toSorted((a, b) => b - a));
  });

  it('takes a drawn polygon as the only cell', async () => {
    const geometry = { type: 'Polygon', coordinates: [ring(0, 400, 200, 600)] };
    const result = (await post(density, { cells: { type: 'polygon', geometry } })).json<DensityResult>();
    expect(result.features[0]).toMatchObject({ id: 'drawn', geometry });
    expect(result.totals.lengthM).toBeCloseTo(100, 3);
    expect(result.totals.landM2).toBeCloseTo(40_000, 1);
  });

  it('streams progress lines and then the result to a client that asks for them', async () => {
    const answer = await post(blank, { distanceM: 50, minAreaM2: 0 }, { accept: 'application/x-ndjson' });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const lines = answer.body.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore
    expect(Object.keys(lines.at(-1)!)).toEqual(['result']);
    for (const line of lines.slice(0, -1)) expect(line['progress']).toBeGreaterThanOrEqual(0);
    expect(Compile(BlankAreasResult).Check(lines.at(-1)!['result'])).toBe(true);
  });

  it.each([
    [{ distanceM: 0, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got 0/],
    [{ distanceM: -5, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got -5/],
    [{ distanceM: 10_000, minAreaM2: 0 }, /distanceM must be between 5 and 1000, got 10000/],
    [{ distanceM: '10 km', minAreaM2: 0 }, /distanceM must be a number, got "10 km"/],
    [{ distanceM: '50', minAreaM2: 0 }, /distanceM must be a number, got "50"/],
    [{ distanceM: null, minAreaM2: 0 }, /distanceM must be a number, got null/],
    [{ distanceM: 50 }, /minAreaM2 is missing/],
    [{ distanceM: 50, minAreaM2: 0, radius: 3 }, /radius is not known here; known: distanceM/],
    [{ distanceM: 50, minAreaM2: 0, kinds: ['rain'] }, /kinds\[0\] must be one of storm, foul.*got "rain"/],
    [{ distanceM: 50, minAreaM2: 0, within: { type: 'Point' } }, /within\.type must be one of Polygon, MultiPolygon/],
  ])('refuses %j in words', async (body, detail) => {
    expectProblem(await post(blank, body), 'request-invalid', detail);
  });

  it.each([
    [{ cells: { type: 'square', sizeM: 5 } }, /cells\.sizeM must be between 20 and 5000, got 5/],
    [{ cells: { type: 'circle' } }, /cells\.type must be one of square, hexagon, layer, polygon, got "circle"/],
    [{ cells: 7 }, /cells must be an object, got 7/],
    [{}, /cells is missing/],
  ])('refuses cells %j in words', async (body, detail) => {
    expectProblem(await post(density, body), 'request-invalid', detail);
  });

  it('refuses a body that is no JSON, NaN among it', async () => {
    expectProblem(await post(blank, '{"distanceM":NaN,"minAreaM2":0}'), 'json-invalid');
    expectProblem(await post(blank, ''), 'json-invalid');
    expectProblem(await post(blank, 'distance=50', { 'content-type': 'text/plain' }), 'media-type-unsupported');
  });

  it('refuses 10 MB of nonsense by its size', async () => {
    expectProblem(await post(density, 'x'.repeat(10_000_000)), 'body-too-large', /2000000 bytes, got 10000000/);
  });

  it('names where a drawn polygon crosses itself', async () => {
    const bow = [place(100, 100), place(300, 300), place(300, 100), place(100, 300), place(100, 100)];
    const answer = await post(blank, { distanceM: 50, minAreaM2: 0, within: { type: 'Polygon', coordinates: [bow] } });
    expectProblem(answer, 'polygon-invalid', /within.*self-intersection at /);
    const [lon, lat] = place(200, 200);
    const [, ...named] = /at ([\d.-]+), ([\d.-]+);/.exec(answer.json<Problem>().detail) ?? [];
    // Six decimals are a decimetre.
    expect(named.map(Number)).toEqual([expect.closeTo(lon, 5), expect.closeTo(lat, 5)]);
  });

  it('refuses polygons outside the city, with swapped axes, across the date line, not closed, without area', async () => {
    const far = [[10, 50], [11, 50], [11, 51], [10, 50]]; // prettier-ignore
    expectProblem(await askWithin(far), 'polygon-outside-city', /cells\.geometry lies outside sample/);
    expectProblem(await askWithin(ring(0, 0, 9, 9).map(([lon, lat]) => [lat, lon])), 'polygon-invalid', /swapped/);
    expectProblem(await askWithin([[179, -41], [-179, -41], [-179, -40], [179, -41]]), 'polygon-invalid', /180° meridian/); // prettier-ignore
    expectProblem(await askWithin(ring(0, 0, 9, 9).slice(0, 4)), 'polygon-invalid', /repeat the first position/);
    const flat = [place(0, 0), place(9, 9), place(9, 9), place(0, 0)];
    expectProblem(await askWithin(flat), 'polygon-invalid');
    // Inside the box around the city, but in no district.
    expectProblem(await askWithin(ring(-30, -30, -10, -10)), 'polygon-outside-city');
  });

  it('refuses a polygon of more than 10,000 vertices', async () => {
    const many = Array.from({ length: 10_001 }, (_, i) => place(i % 100, 500));
    const within = { type: 'Polygon', coordinates: [[...many, many[0]]] };
    expectProblem(await post(blank, { distanceM: 50, minAreaM2: 0, within }), 'polygon-too-large', /10000.*got 10002/);
  });

  it('refuses land and layers the city does not have', async () => {
    expectProblem(await post(density, { ...byDistrict, land: 'built_up' }), 'land-missing', /built_up/);
    expectProblem(await post(density, { cells: { type: 'layer', layer: 'streets' } }), 'layer-unsuitable', /districts/);
    expectProblem(await post('/api/cities/atlantis/analysis/density', byDistrict), 'city-unknown');
  });
});
