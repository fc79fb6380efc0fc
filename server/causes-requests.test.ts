import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { writeGeoTiff } from '../data/geo/geotiff.ts';
import { getProjection } from '../data/geo/crs.ts';
import type { SurveyFeature } from '../data/model/feature.ts';
import { type CausesRequest, CausesResult } from './contract/causes.ts';
import type { FixtureStore } from './engine/testing/fixture-store.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place } from './engine/testing/sample-city.ts';
import { expectAnswer, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

const node = (id: string, x: number, y: number, values: SurveyFeature['properties']) =>
  feature(id, { type: 'Point', coordinates: place(x, y) }, values);
const pipe = (id: string, from: [number, number], to: [number, number], values: SurveyFeature['properties']) =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(...from), place(...to)] },
    { role: 'main', kind: 'storm', flowEvidence: 'surveyed', diameterM: 0.6, ...values },
  );

/** A sewer that rises before its outfall; F1 stands on it, F2 far from any pipe, F3 in a hollow beside it. */
function layers(cause: string | null): Record<string, SurveyFeature[]> {
  return {
    pipes: [
      pipe('AB', [100, 500], [160, 500], { startNodeId: 'A', endNodeId: 'B', invertStartM: 8, invertEndM: 7.8 }),
      pipe('BO', [160, 500], [220, 500], { startNodeId: 'B', endNodeId: 'O', invertStartM: 7.8, invertEndM: 8.1 }),
    ],
    nodes: [
      node('A', 100, 500, { nodeType: 'manhole', groundM: 10 }),
      node('B', 160, 500, { nodeType: 'manhole', groundM: 10 }),
      node('O', 220, 500, { nodeType: 'outfall' }),
    ],
    flood_points: [
      node('F1', 160, 502, { name: 'Quay', cause }),
      node('F2', 600, 900, { cause }),
      node('F3', 500, 500, { cause }),
    ],
  };
}

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers('misconnection'), addTerrain);
});
afterAll(() => sample.close());

/** Ground at 10 m with a hollow of 0.4 m around F3, as the terrain of the version. */
function addTerrain(store: FixtureStore): void {
  const projection = getProjection('EPSG:2193');
  const [minX, minY] = projection.forward(...place(0, 0));
  const columns = 51;
  const levelM = Float32Array.from({ length: columns * columns }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return Math.hypot(column - 25, row - 25) < 2 ? 9.6 : 10;
  });
  const file = 'layers/terrain.tif';
  const grid = { minX, minY, cellM: 20, columns, rows: columns, levelM };
  writeFileSync(store.filePath('sample', file), writeGeoTiff(grid, 'EPSG:2193'));
  const find = store.findCurrent.bind(store);
  const terrain = { file, crs: 'EPSG:2193', cellM: 20, columns, rows: columns, source: { name: 'terrain.tif' } };
  store.findCurrent = async (city) => {
    const manifest = await find(city);
    return manifest && ({ ...manifest, terrain } as never);
  };
}

const post = (payload: object, storm: object = { storm: { id: 'shanghai' } }) =>
  sample.post('/api/cities/sample/analysis/causes', { ...storm, ...payload });
async function ask(request: CausesRequest = {}): Promise<CausesResult> {
  return expectAnswer(await post(request), CausesResult);
}

describe('POST …/analysis/causes', () => {
  it('says of every point what its water meets, and counts by the most likely cause', async () => {
    const { points, counts, meta } = await ask();
    expect(points.map(({ floodPointId, causes }) => [floodPointId, causes[0]?.cause])).toEqual([
      ['F1', 'blocked'],
      ['F2', 'no_network'],
      ['F3', 'no_network'],
    ]);
    expect(counts).toEqual({ blocked: 1, no_network: 2 });
    expect(points[0]).toMatchObject({
      name: 'Quay',
      surveyed: true,
      way: ['BO'],
      // A rise carries nothing by Manning: there is no figure, and the answer says why.
      main: { pipeId: 'BO', diameterM: 0.6, fullM3s: null, carriesYears: null, capacityState: 'adverse-slope' },
    });
    const [evidence] = points[0].causes[0].evidence;
    expect(evidence).toMatchObject({ mechanism: 'adverse-slope', pipeId: 'BO', nodeId: null, values: { riseM: 0.3 } });
    expect(evidence.position[0]).toBeCloseTo(place(190, 500)[0], 6);
    expect(meta).toMatchObject({
      datasetVersion: 'v1',
      parameters: { years: 5 },
      hollows: { cellM: 20, leastDepthM: 0.15 },
    });
  });

  it('finds the hollow of the terrain under a point', async () => {
    const { points } = await ask({ floodPointId: 'F3' });
    expect(points).toHaveLength(1);
    const hollow = points[0].causes.find(({ cause }) => cause === 'low_lying');
    expect(hollow?.evidence[0].values.depthM).toBeCloseTo(0.4, 3);
  });

  it('refuses a point that is not there and a storm beyond its range', async () => {
    expectProblem(await post({ floodPointId: 'F9' }), 'item-unknown', /F9/);
    expectProblem(await post({ years: 0.1 }), 'request-invalid');
    expectProblem(await post({}, {}), 'storm-missing', /storm formula/);
    expectProblem(await post({ cause: 'blocked' }), 'request-invalid');
  });

  it('answers the same whatever cause the records name, or none', async () => {
    const before = await ask();
    for (const [version, cause] of [
      ['v2', 'low_lying'],
      ['v3', null],
    ] as const) {
      sample.store.publish(version, layers(cause));
      let after = await ask();
      for (let i = 0; after.meta.datasetVersion !== version && i < 200; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        after = await ask();
      }
      expect(after.meta.datasetVersion).toBe(version);
      expect({ ...after, meta: null }).toEqual({ ...before, meta: null });
    }
  });
});
