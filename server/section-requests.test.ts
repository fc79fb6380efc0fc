import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGeoTiff } from '../data/geo/geotiff.ts';
import { getProjection } from '../data/geo/crs.ts';
import type { SurveyFeature } from '../data/model/feature.ts';
import type { Problem } from './contract/problem.ts';
import { type SectionRequest, SectionResult } from './contract/section.ts';
import type { FixtureStore } from './engine/testing/fixture-store.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place } from './engine/testing/sample-city.ts';
import { expectAnswer, openSampleApp, type SampleApp } from './testing/sample-app.ts';

const at: Record<string, [number, number]> = {
  A: [200, 500],
  B: [300, 500],
  C: [400, 500],
  D: [500, 500],
  E: [600, 500],
  O: [700, 500],
  L: [300, 650],
  R: [300, 400],
  X: [400, 400],
  Z: [900, 900],
};
const node = (id: string, properties: SurveyFeature['properties']) =>
  feature(id, { type: 'Point', coordinates: place(...at[id]) }, { nodeType: 'manhole', ...properties });
const pipe = (id: string, from: string, to: string, properties: SurveyFeature['properties'] = {}) =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(...at[from]), place(...at[to])] },
    { startNodeId: from, endNodeId: to, flowEvidence: 'surveyed', kind: 'storm', status: 'in_use', ...properties },
  );
const channel = { form: 'open_channel', sectionShape: 'trapezoidal', diameterM: 1.5, widthM: 2 };

/** A → B → C → D → E → O with a drop at B, two pipes side by side from B to C, a gap at D and a rise before O. */
const layers: Record<string, SurveyFeature[]> = {
  pipes: [
    pipe('AB', 'A', 'B', { diameterM: 0.6, invertStartM: 10, invertEndM: 9.5, material: 'concrete', yearBuilt: 1998 }),
    pipe('BC1', 'B', 'C', { diameterM: 0.8, invertStartM: 8.6, invertEndM: 8.3 }),
    pipe('BC2', 'B', 'C', { diameterM: 0.5, invertStartM: 8.5, invertEndM: 8.3 }),
    pipe('CD', 'C', 'D', { diameterM: 0.6, invertStartM: 8.3, sectionShape: 'rectangular', widthM: 1.2 }),
    pipe('DE', 'D', 'E', { diameterM: 0.6, invertStartM: 8, invertEndM: 8 }),
    pipe('EO', 'E', 'O', { ...channel, invertStartM: 7.9, invertEndM: 8.2 }),
    pipe('LB', 'L', 'B', { diameterM: 0.3, invertStartM: 10, invertEndM: 9.6, role: 'lateral' }),
    pipe('RB', 'R', 'B', { diameterM: 0.4, flowEvidence: null }),
    pipe('BB', 'B', 'B', {}),
    pipe('XX', 'X', 'Z', { flowEvidence: null }),
  ],
  nodes: [
    node('A', { groundM: 12, bottomM: 9.9 }),
    node('B', { groundM: 12.1, depthM: 3.8 }),
    node('C', { groundM: 12.2 }),
    node('D', {}),
    node('E', { groundM: 11 }),
    node('O', { nodeType: 'outfall', name: 'River outfall', groundM: 10 }),
    node('L', {}),
    node('R', {}),
    node('X', {}),
    node('Z', {}),
  ],
};

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers, putTerrain);
});
afterAll(() => sample.close());

/** Ground that rises eastwards by 1 m in 100 m from 12 m at A, in 20 m cells, as far as half way between D and E. */
async function putTerrain(store: FixtureStore): Promise<void> {
  const [x, y] = getProjection('EPSG:2193').forward(...place(200, 500));
  const [columns, rows, cellM] = [21, 9, 20];
  const [minX, minY] = [x - 3 * cellM, y - 4 * cellM];
  const levelM = Float32Array.from({ length: columns * rows }, (_, i) => 12 + (((i % columns) - 3) * cellM) / 100);
  writeFileSync(
    join(store.filePath('sample', ''), 'terrain.tif'),
    writeGeoTiff({ minX, minY, cellM, columns, rows, levelM }, 'EPSG:2193'),
  );
  const manifest = await store.findCurrent('sample');
  manifest!.verticalDatum = 'NZVD2016';
  manifest!.terrain = {
    file: 'terrain.tif',
    sha256: '',
    bytes: 0,
    crs: 'EPSG:2193',
    cellM,
    columns,
    rows,
    known: levelM.length,
    minM: 11,
    maxM: 16,
    bbox: [174, -42, 175, -41],
    importedAt: '2026-01-01T00:00:00Z',
    source: { name: 'laser.tif', date: '2020' },
  };
}

const post = (payload: object) => sample.post('/api/cities/sample/analysis/section', payload);
async function ask(request: SectionRequest): Promise<SectionResult> {
  return expectAnswer(await post(request), SectionResult);
}
async function refusal(request: object): Promise<[code: string, detail: string]> {
  const { code, detail } = (await post(request)).json<Problem>();
  return [code, detail ?? ''];
}
const record = (layer: string, key: string) => ({ type: 'record', layer, key }) as const;
const down = (): Promise<SectionResult> => ask({ from: record('pipes', 'AB') });

describe('a long section over HTTP', () => {
  it('runs down to the outfall, of two pipes side by side along the wider, and says that it chose', async () => {
    const { pipes, nodes, choices, end } = await down();
    expect(pipes.map(({ pipeId }) => pipeId)).toEqual(['AB', 'BC1', 'CD', 'DE', 'EO']);
    expect(nodes.map(({ nodeId }) => nodeId)).toEqual(['A', 'B', 'C', 'D', 'E', 'O']);
    expect(choices).toMatchObject([{ nodeId: 'B', taken: 'BC1', left: ['BC2'], by: 'diameter' }]);
    expect(end).toBe('outfall');
    // 100 m in the working CRS, to the millimetre of the coordinates' nine decimals.
    expect(nodes[2].stationM).toBeCloseTo(200, 2);
  });

  it('begins at a node with the widest pipe that leaves it', async () => {
    expect((await ask({ from: record('nodes', 'B') })).pipes[0].pipeId).toBe('BC1');
  });

  it('leaves a level that is not surveyed empty, and everything that would rest on it', async () => {
    const { pipes, nodes } = await down();
    expect(pipes[2]).toMatchObject({
      invertOutM: null,
      crownOutM: null,
      coverOutM: null,
      slope: null,
      state: 'unknown',
    });
    expect(pipes[2]).toMatchObject({ invertInM: 8.3, crownInM: 8.9, coverInM: 3.3, widthM: 1.2, shape: 'rectangular' });
    expect(nodes[3]).toMatchObject({ groundM: null, bottomM: null, bottomFrom: null, depthM: null, dropM: null });
  });

  it('takes the bottom from the recorded depth where it is not surveyed, and says so', async () => {
    const { nodes } = await down();
    expect(nodes[0]).toMatchObject({ bottomM: 9.9, bottomFrom: 'surveyed', depthM: 2.1 });
    expect(nodes[1]).toMatchObject({ bottomM: 8.3, bottomFrom: 'depth', depthM: 3.8 });
  });

  it('tells falling, flat and adverse pipes apart, and counts falls in manholes and narrowings', async () => {
    const { pipes, nodes, totals } = await down();
    expect(pipes.map(({ state }) => state)).toEqual(['falling', 'falling', 'unknown', 'flat', 'adverse']);
    expect(pipes[0].slope).toBeCloseTo(0.005, 6);
    expect(pipes[4].slope).toBeCloseTo(-0.003, 6);
    expect(nodes[1].dropM).toBeCloseTo(0.9, 6);
    expect(totals).toMatchObject({ pipes: 5, adverse: 1, flat: 1, drops: 1, narrowings: 1 });
  });

  it('gives an open channel no crown', async () => {
    const { pipes } = await down();
    expect(pipes[4]).toMatchObject({ form: 'open_channel', diameterM: 1.5, crownInM: null, coverInM: null });
  });

  it('names what joins at a node, with its level there, its side and its flow, a self-loop once', async () => {
    const { nodes } = await down();
    expect(nodes[1].laterals.map(({ pipeId, flow, side, invertM }) => [pipeId, flow, side, invertM])).toEqual([
      ['BC2', 'out', null, 8.5],
      ['LB', 'in', 'left', 9.6],
      ['RB', 'in', 'right', null],
      ['BB', 'loop', null, null],
    ]);
  });

  it('reads the terrain along the way apart from the surveyed ground, and none where it ends', async () => {
    const { terrain, meta } = await down();
    expect(terrain).toMatchObject({ source: 'laser.tif', date: '2020', cellM: 20 });
    expect(terrain!.stationM).toHaveLength(26);
    // Rises by 1 m in 100 m; 1 cm is what the answer is rounded to.
    expect(terrain!.levelM[5]).toBeCloseTo(13, 1);
    expect(terrain!.levelM.at(-1)).toBeNull();
    expect(meta.datum).toBe('NZVD2016');
    expect(meta.completeness).toEqual({ ground: 5 / 6, levels: 4 / 5, diameter: 1 });
  });

  it('carries levels of water to the places they are given for, with their source', async () => {
    const { pipes, nodes, waterSource } = await ask({
      from: record('pipes', 'AB'),
      waterLevels: { source: 'a storm', nodes: { B: 11.2 }, pipes: { AB: { inM: 11.4 } } },
    });
    expect([nodes[1].waterM, nodes[0].waterM, pipes[0].waterInM, pipes[0].waterOutM]).toEqual([11.2, null, 11.4, null]);
    expect(waterSource).toBe('a storm');
  });

  it('runs between two places along the way asked for, with the water whichever is named first', async () => {
    const first = await ask({ from: record('nodes', 'D'), to: record('nodes', 'A') });
    expect(first).toMatchObject({ reversed: true, ways: 2, way: 0, end: 'target' });
    const second = await ask({ from: record('nodes', 'D'), to: record('nodes', 'A'), way: 1 });
    const ways = [first, second].map(({ pipes }) => pipes.map(({ pipeId }) => pipeId));
    expect(ways).toEqual([
      ['AB', 'BC1', 'CD'],
      ['AB', 'BC2', 'CD'],
    ]);
    expect(await refusal({ from: record('nodes', 'D'), to: record('nodes', 'A'), way: 2 })).toEqual([
      'request-invalid',
      expect.stringContaining('2 ways were found'),
    ]);
  });

  it('takes listed pipes in either order, and runs with the water', async () => {
    const forth = await ask({ pipes: ['AB', 'BC2', 'CD'] });
    const back = await ask({ pipes: ['CD', 'BC2', 'AB'] });
    expect(back.pipes).toEqual(forth.pipes);
    expect(forth.pipes.map(({ pipeId }) => pipeId)).toEqual(['AB', 'BC2', 'CD']);
  });

  it('marks a listed pipe whose water runs against the section', async () => {
    // 150 m of one against 100 m of the other.
    const { pipes } = await ask({ pipes: ['AB', 'LB'] });
    expect(pipes.map(({ pipeId, flow }) => [pipeId, flow])).toEqual([
      ['LB', 'along'],
      ['AB', 'against'],
    ]);
  });

  it('shows one pipe by itself, a self-loop and one whose direction nobody knows included', async () => {
    expect((await ask({ pipes: ['BB'] })).nodes).toHaveLength(2);
    const unknown = await ask({ from: record('pipes', 'XX') });
    expect([unknown.end, unknown.pipes.length, unknown.pipes[0].flow]).toEqual(['direction-unknown', 1, 'unknown']);
  });

  it('refuses, in words that say what to do, what is no section', async () => {
    expect(await refusal({})).toEqual(['request-invalid', expect.stringContaining('name a place in "from"')]);
    expect(await refusal({ pipes: ['AB', 'DE'] })).toEqual([
      'request-invalid',
      expect.stringContaining('"DE" does not join on to "AB"'),
    ]);
    expect(await refusal({ pipes: ['AB', 'nope'] })).toEqual(['item-unknown', expect.stringContaining('"nope"')]);
    expect(await refusal({ pipes: ['AB', 'AB'] })).toEqual(['item-unknown', expect.stringContaining('listed twice')]);
    expect(await refusal({ from: record('nodes', 'O') })).toEqual(['way-missing', expect.stringContaining('outfall')]);
    expect(await refusal({ from: record('nodes', 'L'), to: record('nodes', 'R') })).toEqual([
      'way-missing',
      expect.stringContaining('no water gets'),
    ]);
    expect((await refusal({ from: record('nodes', 'A'), way: -1 }))[0]).toBe('request-invalid');
  });
});
