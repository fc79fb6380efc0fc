import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../data/model/feature.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

type Coordinates = Position[][] | Position[][][];

/** Every question that takes a polygon somebody drew, and what it calls it. */
const questions: [name: string, field: string, body: (geometry: object) => object][] = [
  ['blank-areas', 'within', (within) => ({ distanceM: 50, minAreaM2: 0, within })],
  ['density', 'cells.geometry', (geometry) => ({ cells: { type: 'polygon', geometry } })],
  ['summary', 'areas[0]', (area) => ({ areas: [area] })],
  ['within', 'geometry', (geometry) => ({ geometry, layer: 'pipes', distanceM: 1 })],
];

describe.each(questions)('a polygon somebody drew, asked about by %s', (name, field, body) => {
  const ask = (coordinates: Coordinates, type = 'Polygon') =>
    sample.post(`${api}/analysis/${name}`, body({ type, coordinates }));
  /** What is said, after the name of the field. */
  const said = (words: string): RegExp => new RegExp(`^${field.replace(/[.[\]]/g, '\\$&')} ${words}`);

  it('may have holes', async () => {
    expect((await ask([ring(0, 0, 900, 900), ring(300, 300, 400, 400)])).statusCode).toBe(200);
  });

  it('is refused with 100,000 vertices, with the number allowed and the number got', async () => {
    const many = Array.from({ length: 99_999 }, (_, i): Position => [174.77, Number((-41.29 - i * 1e-7).toFixed(7))]);
    expectProblem(await ask([[...many, many[0]]]), 'body-too-large', /2000000 bytes, got 2\d{6}/);
    const short = many.map((_, i): Position => [174, -41 - (i % 9)]);
    const answer = await ask([[...short, short[0]]]);
    expectProblem(answer, 'polygon-too-large', said('may have 10000 vertices, got 100000; simplify it$'));
  });

  it('is refused when a hole lies outside, with the place and what to do', async () => {
    const answer = await ask([ring(0, 0, 400, 400), ring(600, 600, 700, 700)]);
    expectProblem(answer, 'polygon-invalid', said('is not a valid polygon: hole lies outside shell at [\\d.]+, -[\\d.]+; draw every hole within')); // prettier-ignore
  });

  it('is refused when a hole lies in a hole', async () => {
    const answer = await ask([ring(0, 0, 900, 900), ring(100, 100, 500, 500), ring(200, 200, 300, 300)]);
    expectProblem(answer, 'polygon-invalid', /holes? .*at .*; draw every hole within the outer ring, and no hole within another$/); // prettier-ignore
  });

  it('is refused when it crosses itself like a bow-tie, with the place', async () => {
    const bow = [place(100, 100), place(300, 300), place(300, 100), place(100, 300), place(100, 100)];
    expectProblem(await ask([bow]), 'polygon-invalid', /self-intersection at [\d.]+, -[\d.]+; draw it so that its sides do not cross/); // prettier-ignore
  });

  it('is refused when one polygon lies in another', async () => {
    const answer = await ask([[ring(0, 0, 900, 900)], [ring(100, 100, 200, 200)]], 'MultiPolygon');
    expectProblem(answer, 'polygon-invalid', /; draw polygons that lie apart, or one with a hole$/);
  });

  it('is refused when its axes are swapped, with the position', async () => {
    const swapped = ring(0, 0, 900, 900).map(([lon, lat]): Position => [lat, lon]);
    expectProblem(await ask([swapped]), 'polygon-invalid', said('has the position \\[-41\\.\\d+, 174\\.\\d+\\]; .*swapped$')); // prettier-ignore
  });

  it('is refused when it crosses the antimeridian, with the latitude and what to do', async () => {
    const wide: Position[] = [[179, -41], [-179, -41], [-179, -40], [179, -40], [179, -41]]; // prettier-ignore
    expectProblem(await ask([wide]), 'polygon-invalid', said('crosses the 180° meridian at latitude -41; draw one polygon on each side$')); // prettier-ignore
    expectProblem(await ask([wide.map(([lon, lat]): Position => [lon < 0 ? lon + 360 : lon, lat])]), 'polygon-invalid', /\[181, -41\]; positions are degrees/); // prettier-ignore
  });
});
