import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gunzipSync } from 'node:zlib';
import type { BlankAreasResult } from './contract/blank-areas.ts';
import { BlankPreviewResult } from './contract/blank-preview.ts';
import { DistanceFieldHeader } from './contract/distance-field.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

const preview = `${api}/analysis/blank-preview`;
const field = `${api}/distance-field`;

describe('the preview of blank areas', () => {
  it('answers one distance in the form of the contract, with bounds that hold the exact area', async () => {
    const result = (await sample.post(preview, { distanceM: 60, kinds: ['storm'] })).json<BlankPreviewResult>();
    expect(Compile(BlankPreviewResult).Errors(result)).toEqual([]);
    const question = { distanceM: 60, minAreaM2: 0, kinds: ['storm'] };
    const exact = (await sample.post(`${api}/analysis/blank-areas`, question)).json<BlankAreasResult>();
    expect(result.curve).toBeNull();
    expect(result.totals!.landM2).toBeCloseTo(exact.totals.landM2, 2);
    expect(exact.totals.blankM2).toBeGreaterThanOrEqual(result.totals!.atLeastM2);
    expect(exact.totals.blankM2).toBeLessThanOrEqual(result.totals!.atMostM2);
    expect(result.meta).toMatchObject({ datasetVersion: 'v1', parameters: { distanceM: 60, land: 'district' } });
  });

  it('makes the field once for all distances', async () => {
    const ask = async (distanceM: number) =>
      (await sample.post(preview, { distanceM, kinds: ['foul'] })).json<BlankPreviewResult>().meta.field;
    expect(await ask(30)).toBe('computed');
    expect(await ask(31)).toBe('memory');
  });

  it('answers all distances where none is asked', async () => {
    const { curve, totals } = (await sample.post(preview, {})).json<BlankPreviewResult>();
    expect(totals).toBeNull();
    expect(curve!.byDistrict.map((row) => row.districtName).sort()).toEqual(['East', 'West Quay']);
    expect(curve!.blankM2.length * curve!.stepM).toBeGreaterThan(1000);
  });

  it('refuses a distance out of range', async () => {
    expectProblem(await sample.post(preview, { distanceM: 2 }), 'request-invalid', /distanceM must be between 5 and/);
  });
});

describe('the distance field', () => {
  const headerOf = (body: Buffer): DistanceFieldHeader =>
    JSON.parse(body.subarray(8, 8 + body.readUInt32LE(4)).toString()) as DistanceFieldHeader;

  it('comes as header and texture; a part of it as a smaller one; the second time not at all', async () => {
    const whole = await sample.get(field);
    expect(whole.headers['content-type']).toBe('application/octet-stream');
    expect(whole.rawPayload.subarray(0, 4).toString()).toBe('DAF1');
    const header = headerOf(whole.rawPayload);
    expect(Compile(DistanceFieldHeader).Errors(header)).toEqual([]);
    const codes = gunzipSync(whole.rawPayload.subarray(8 + whole.rawPayload.readUInt32LE(4)));
    expect(codes).toHaveLength(header.columns * header.rows);
    expect(codes.some((code) => code < header.code.farthest)).toBe(true);

    const [x0, y0] = header.mesh.mercator;
    const toDegrees = (x: number, y: number) => [360 * (x - 0.5), (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI]; // prettier-ignore
    const [west, south] = toDegrees(x0, y0);
    const part = await sample.get(
      `${field}?kinds=storm,foul&bbox=${[west, south, west + 0.003, south + 0.002].join(',')}`,
    );
    expect(headerOf(part.rawPayload)).toMatchObject({ kinds: ['storm', 'foul'], cellM: header.cellM });
    expect(headerOf(part.rawPayload).columns).toBeLessThan(header.columns);

    const again = await sample.get(field, { 'if-none-match': String(whole.headers['etag']) });
    expect(again.statusCode).toBe(304);
  });

  it('refuses a kind that is none', async () => {
    expectProblem(await sample.get(`${field}?kinds=storm,tea`), 'request-invalid', /kinds/);
  });
});
