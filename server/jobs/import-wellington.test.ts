import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { booleanIntersects } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rejectingIssues } from '../../data/import/import-survey.ts';
import { getProjection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import type { LayerEntry, Manifest } from '../../data/model/manifest.ts';
import { openVersionStore } from '../store/file-version-store.ts';
import { importDemoCity } from './import-demo-city.ts';

// Tests run compiled, from dist/server/jobs.
const folder = join(import.meta.dirname, '../../../data/demo/wellington');
let dataDir = '';
let manifest: Manifest;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drainatlas-wellington-'));
  manifest = await importDemoCity({ dataDir, folder, withTiles: false });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

function layer(name: string): LayerEntry {
  const entry = manifest.layers[name];
  if (!entry) throw new Error(`no layer ${name}`);
  return entry;
}
const issuesOf = (name: string) =>
  Object.fromEntries(layer(name).issues.map(({ code, field, count }) => [`${code} ${field ?? ''}`.trim(), count]));
const features = (name: string): AsyncIterable<SurveyFeature> =>
  openVersionStore(dataDir).readLayer('wellington', layer(name));

describe('the whole of Wellington', () => {
  it('comes in with every pipe, node and suburb', () => {
    expect(['pipes', 'nodes', 'districts'].map((name) => layer(name).count)).toEqual([43_003, 50_638, 57]);
  });

  it('drops nothing silently: rows are records imported plus records named by issues', () => {
    for (const [name, { sources, count, issues }] of Object.entries(manifest.layers)) {
      const rows = sources.reduce((sum, source) => sum + source.rows, 0);
      const refused = issues.filter(({ code }) => (rejectingIssues as readonly string[]).includes(code));
      expect([name, rows]).toEqual([name, refused.reduce((sum, issue) => sum + issue.count, count)]);
    }
  });

  it('has 856.1 km of pipes in the working CRS, as the source table says', async () => {
    const projection = getProjection(manifest.workingCrs);
    let drawnM = 0;
    let recordedM = 0;
    for await (const { geometry, properties } of features('pipes')) {
      if (geometry.type !== 'LineString') throw new Error(`got ${geometry.type}, expected LineString`);
      const points = geometry.coordinates.map(([lon, lat]) => projection.forward(lon, lat));
      for (const [i, [x, y]] of points.entries()) {
        const [beforeX, beforeY] = points[i - 1] ?? [x, y];
        drawnM += Math.hypot(x - beforeX, y - beforeY);
      }
      recordedM += Number(properties.lengthM);
    }
    expect(manifest.workingCrs).toBe('EPSG:2193');
    expect(Math.abs(drawnM / 856_100 - 1)).toBeLessThan(0.001);
    // The sum of LENGTH_M in the source, 856,138.44 m.
    expect(recordedM).toBeCloseTo(856_138.44, 2);
  });

  it('reports the defects of the pipes, each with its count', () => {
    expect(issuesOf('pipes')).toEqual({
      'unit-mismatch diameterM': 43_003,
      'value-missing material': 1293,
      'value-missing role': 5,
      'value-missing form': 5,
      'value-missing pressure': 42_772,
      'self-loop': 3,
      'pipe-parallel': 179,
      'length-differs lengthM': 18,
      'end-node-apart endNodeId': 1,
    });
  });

  it('reports the defects of the nodes, each with its count', () => {
    expect(issuesOf('nodes')).toEqual({ 'value-missing nodeType': 16, 'node-isolated': 5616 });
  });

  it('reports the defects of the suburbs, each with its count, and keeps the one called name', async () => {
    expect(issuesOf('districts')).toEqual({
      'geometry-invalid-ring': 6,
      'placeholder-name name': 1,
      'column-unused created_at': 1,
      'column-unused updated_at': 1,
    });
    const names: string[] = [];
    for await (const { id, properties } of features('districts')) if (properties.name === 'name') names.push(id);
    expect(names).toEqual(['cartodb_id-2']);
  });

  it('gives places with every issue', () => {
    const issues = Object.values(manifest.layers).flatMap((entry) => entry.issues);
    for (const { code, count, places } of issues) expect([code, places.length]).toEqual([code, Math.min(count, 20)]);
    expect(
      layer('pipes')
        .issues.find(({ code }) => code === 'self-loop')
        ?.places.map(({ key }) => key),
    ).toEqual(['3654264', '3664070', '3603900']);
  });

  it('turns millimetres into metres and source codes into those of the catalogue, and keeps the words', async () => {
    for await (const { properties } of features('pipes')) {
      expect(properties).toEqual({
        pipeId: '3587178',
        kind: 'storm',
        role: 'main',
        form: 'pipe',
        diameterM: 0.3,
        material: 'concrete',
        lengthM: 9.07,
        startNodeId: 'WCC_SW004277',
        endNodeId: 'WCC_SW004278',
        flowEvidence: 'record_order',
        sourceValues: 'PIPE_TYPE=Main; MATERIAL=CONC',
      });
      break;
    }
  });

  it('leaves the status of every record unknown', () => {
    expect([layer('pipes').filled.status, layer('nodes').filled.status]).toEqual([undefined, undefined]);
    expect(layer('pipes').filled.diameterM).toBe(43_003);
  });

  it('counts pipes by what they are for', async () => {
    const roles: Record<string, number> = {};
    for await (const { properties } of features('pipes')) {
      const role = String(properties.role ?? 'unknown');
      roles[role] = (roles[role] ?? 0) + 1;
    }
    expect(roles).toEqual({ main: 30_891, inlet_connection: 12_058, lateral: 6, other: 43, unknown: 5 });
  });

  it('names where the data came from', () => {
    expect(layer('pipes').sources).toMatchObject([
      {
        name: 'stormwater_edges.csv.gz',
        crs: 'EPSG:2193',
        rows: 43_003,
        licence: 'CC BY 4.0',
        attribution: 'Wellington Water Limited, 2021',
      },
    ]);
  });

  it('comes out the same again', async () => {
    const other = join(dataDir, 'again');
    const again = await importDemoCity({ dataDir: other, folder, withTiles: false });
    expect(Object.values(again.layers).map(({ sha256 }) => sha256)).toEqual(
      Object.values(manifest.layers).map(({ sha256 }) => sha256),
    );
  });

  it('has 1,575 pipes and 2,034 nodes touching Te Aro, counted by turf', async () => {
    let teAro: SurveyFeature | undefined;
    for await (const suburb of features('districts')) if (suburb.properties.name === 'Te Aro') teAro = suburb;
    if (!teAro) throw new Error('no suburb Te Aro');
    const [west, south, east, north] = [174.76, -41.31, 174.8, -41.28];
    const counts = { pipes: 0, nodes: 0 };
    for (const name of ['pipes', 'nodes'] as const) {
      for await (const feature of features(name)) {
        const [lon = 0, lat = 0] = feature.geometry.coordinates.flat(2) as number[];
        // Turf tests every segment against every border edge: leave out what lies far away first.
        if (lon > west && lon < east && lat > south && lat < north && booleanIntersects(feature, teAro)) counts[name]++;
      }
    }
    expect(counts).toEqual({ pipes: 1575, nodes: 2034 });
  });
});
