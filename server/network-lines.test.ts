import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latitudeOf, longitudeOf } from '../data/geo/mercator.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import type { NetworkLinesHeader } from './contract/network-lines.ts';
import { place } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

interface Lines {
  header: NetworkLinesHeader;
  body: ArrayBuffer;
}

function read(bytes: Buffer): Lines {
  expect(bytes.toString('latin1', 0, 4)).toBe('DNL1');
  const headerBytes = bytes.readUInt32LE(4);
  expect(headerBytes % 4).toBe(0);
  const body = new Uint8Array(gunzipSync(bytes.subarray(8 + headerBytes))).buffer;
  return { header: JSON.parse(bytes.toString('utf8', 8, 8 + headerBytes)) as NetworkLinesHeader, body };
}

describe('the lines of the network', () => {
  it('are every pipe once, where the survey has it, to 2 cm', async () => {
    const { header, body } = read((await sample.get(`${api}/network-lines`)).rawPayload);
    expect(header).toMatchObject({ datasetVersion: 'v1', pipes: 4, vertices: 8 });
    const ids = [...new Float64Array(body, 0, 4)];
    expect(ids).toEqual(['P1', 'P2', 'P/3 ü', 'P4'].map(tileIdOf));
    expect([...new Uint32Array(body, 32, 4)]).toEqual([2, 2, 2, 2]);
    const sum = (steps: Int32Array): number[] => {
      let at = 0;
      return Array.from(steps, (step) => (at += step) / 2 ** 31);
    };
    const x = sum(new Int32Array(body, 48, 8));
    const y = sum(new Int32Array(body, 80, 8));
    // A step is 1.9 cm · cos 41°; half of it in degrees of latitude is 6e-8.
    const [lon, lat] = place(900, 400);
    expect(longitudeOf(x[5])).toBeCloseTo(lon, 6);
    expect(latitudeOf(y[5])).toBeCloseTo(lat, 6);
    expect([...new Uint16Array(body, 112, 4)]).toEqual([300, 450, 0, 100]);
    expect([...new Uint8Array(body, 120, 4)].map((code) => header.kinds[code])).toEqual([
      'storm',
      'foul',
      'storm',
      'storm',
    ]);
    expect(body.byteLength).toBe(124);
  });

  it('are the same bytes every time, and known by their tag', async () => {
    const [first, again] = [await sample.get(`${api}/network-lines`), await sample.get(`${api}/network-lines`)];
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    const etag = String(first.headers['etag']);
    expect(etag).not.toMatch(/^W/);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const known = await sample.get(`${api}/network-lines`, { 'if-none-match': etag });
    expect([known.statusCode, known.payload]).toEqual([304, '']);
  });

  it('are kept for ever where the address names the version, and refused where it names another', async () => {
    const answer = await sample.get(`${api}/network-lines?v=v1`);
    expect(answer.headers['cache-control']).toContain('immutable');
    expectProblem(await sample.get(`${api}/network-lines?v=v0`), 'version-unknown', /current is v1/);
  });
});
