import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { NetworkCheckResult } from './contract/network-check.ts';
import type { Problem } from './contract/problem.ts';
import { type TraceRequest, TraceResult } from './contract/trace.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { expectAnswer, openSampleApp, type SampleApp } from './testing/sample-app.ts';

const at: Record<string, [number, number]> = {
  A: [200, 500],
  B: [300, 500],
  C: [400, 500],
  O: [500, 500],
  D: [300, 600],
  P: [200, 700],
};
const node = (id: string, properties: SurveyFeature['properties']) =>
  feature(id, { type: 'Point', coordinates: place(...at[id]) }, properties);
/** A pipe from node to node; a node of the net that the survey lacks may be named, too. */
const pipe = (id: string, from: string, to: string, properties: SurveyFeature['properties'] = {}) =>
  feature(
    id,
    { type: 'LineString', coordinates: [place(...at[from]), place(...at[to])] },
    { startNodeId: from, endNodeId: to, flowEvidence: 'surveyed', kind: 'storm', status: 'in_use', ...properties },
  );

/** P is a pump that lifts to D; D and A lead to B, then C, then the outfall O. An abandoned pipe leaves B. */
const layers: Record<string, SurveyFeature[]> = {
  pipes: [
    pipe('AB', 'A', 'B', { diameterM: 0.6, invertStartM: 10, invertEndM: 9.5 }),
    pipe('DB', 'D', 'B', { diameterM: 0.3, kind: 'foul' }),
    // Drawn against its flow: only the inverts tell.
    pipe('CB', 'C', 'B', { diameterM: 0.4, flowEvidence: null, invertStartM: 9, invertEndM: 9.4 }),
    pipe('CO', 'C', 'O', { invertStartM: 9, invertEndM: 9.2 }),
    pipe('PD', 'P', 'D', { flowEvidence: null, pressure: 'pressure', kind: 'foul' }),
    pipe('BD', 'B', 'D', { status: 'abandoned' }),
  ],
  nodes: [
    node('A', { nodeType: 'manhole', groundM: 15 }),
    node('B', { nodeType: 'manhole' }),
    node('C', { nodeType: 'manhole' }),
    node('D', { nodeType: 'manhole', groundM: 12 }),
    node('O', { nodeType: 'outfall', name: 'River outfall', nameEn: 'River mouth' }),
    node('P', { nodeType: 'pump_station' }),
  ],
  districts: [feature('W', { type: 'Polygon', coordinates: [ring(0, 0, 1000, 1000)] }, { name: 'West' })],
  catchments: [
    feature('K', { type: 'Polygon', coordinates: [ring(200, 400, 300, 500)] }, { name: 'K', outletNodeId: 'A' }),
  ],
  streets: [
    feature('T', { type: 'Polygon', coordinates: [ring(200, 400, 400, 600)] }, { name: 'Quays', population: 1000 }),
  ],
  flood_points: [
    feature('F1', { type: 'Point', coordinates: place(350, 510) }, { name: 'Low corner' }),
    feature('F2', { type: 'Point', coordinates: place(350, 560) }, { name: 'Elsewhere' }),
    feature('F3', { type: 'Point', coordinates: place(303, 580) }, { name: 'Over the foul sewer' }),
    feature('F4', { type: 'Point', coordinates: place(100, 850) }, { name: 'By the pump' }),
  ],
  old_communities: [feature('Q', { type: 'Polygon', coordinates: [ring(440, 480, 460, 520)] }, { name: 'Quay flats' })],
};

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers);
});
afterAll(() => sample.close());

const post = (payload: object) => sample.post('/api/cities/sample/analysis/trace', payload);
async function ask(request: TraceRequest): Promise<TraceResult> {
  return expectAnswer(await post(request), TraceResult);
}
const record = (layer: string, key: string) => ({ type: 'record', layer, key }) as const;
const ids = (result: TraceResult): string[] => result.features.map(({ id }) => id);

describe('a check of the network over HTTP', () => {
  it('lists directions the inverts contradict, dead ends and missing records, with the pipe', async () => {
    const answer = await sample.post('/api/cities/sample/analysis/network-check', {});
    const result = answer.json<NetworkCheckResult>();
    expect([answer.statusCode, Compile(NetworkCheckResult).Errors(result)]).toEqual([200, []]);
    expect(result.features.map(({ properties: p }) => [p.issue, p.pipeId, p.nodeId, p.sizeM])).toEqual([
      ['against-inverts', 'CO', null, 0.2],
    ]);
    expect(result.totals).toMatchObject({
      pipes: 5,
      issues: { 'against-inverts': 1, undirected: 0, snapped: 0, 'missing-end-node': 0, 'dead-end': 0 },
      evidence: { surveyed: 3, inverts: 1, pump: 1 },
      snappedEnds: 0,
    });
  });
});

describe('a trace over HTTP', () => {
  it('finds what is upstream of an outfall, nearest first, with the reason for every end', async () => {
    const result = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    expect(ids(result)).toEqual(['CO', 'CB', 'AB', 'DB', 'PD']);
    expect(result.features.map(({ properties }) => Math.round(properties.distanceM))).toEqual([0, 100, 200, 200, 300]);
    expect(result.stops.map(({ nodeId, reason }) => [nodeId, reason])).toEqual([
      ['A', 'head'],
      ['P', 'head'],
    ]);
    expect(result.totals.catchmentM2).toBeCloseTo(10_000, 0);
  });

  it('draws pipes along their flow and says what the direction rests on', async () => {
    const { features } = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    const turned = features.find(({ id }) => id === 'CB')!;
    const [lon, lat] = (turned.geometry.coordinates as [number, number][])[0];
    expect([lon, lat]).toEqual(expect.arrayContaining(place(...at.B).map((value) => expect.closeTo(value, 8))));
    expect(turned.properties.evidence).toBe('inverts');
    expect(features.find(({ id }) => id === 'PD')?.properties.evidence).toBe('pump');
  });

  it('follows the water down to the outfall and names it', async () => {
    const result = await ask({ from: record('pipes', 'AB'), direction: 'downstream' });
    expect(ids(result)).toEqual(['AB', 'CB', 'CO']);
    expect(result.features[0].properties.part).toBe('seed');
    expect(result.stops.map(({ reason, name, nameEn }) => [reason, name, nameEn])).toEqual([
      ['outfall', 'River outfall', 'River mouth'],
    ]);
  });

  it('reports on the way: a rise, a large pipe into a small one, storm and foul water joined, what is missing', async () => {
    const { findings } = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    expect(findings).toEqual(
      expect.arrayContaining([
        { kind: 'adverse-slope', pipeId: 'CO', riseM: 0.2 },
        { kind: 'large-into-small', pipeId: 'AB', nextPipeId: 'CB', diameterM: 0.6, nextDiameterM: 0.4 },
        { kind: 'kind-changes', pipeId: 'DB', nextPipeId: 'CB', kindOfPipe: 'foul', nextKind: 'storm' },
        { kind: 'levels-missing', pipeId: 'DB' },
        { kind: 'size-missing', pipeId: 'CO' },
      ]),
    );
    expect(findings.filter(({ kind }) => kind === 'adverse-slope')).toHaveLength(1);
  });

  it('names flood points within the distance asked for, and communities that a pipe crosses', async () => {
    const near = await ask({ from: record('nodes', 'A'), direction: 'downstream' });
    expect(near.touched.map(({ layer, name, distanceM }) => [layer, name, Math.round(distanceM)])).toEqual([
      ['flood_points', 'Low corner', 10],
      ['old_communities', 'Quay flats', 0],
    ]);
    const wide = await ask({ from: record('nodes', 'A'), direction: 'downstream', nearM: 70 });
    expect(wide.touched.filter(({ layer }) => layer === 'flood_points')).toHaveLength(2);
  });

  it('begins a flood point at the nearest pipe in use, and says how far that is', async () => {
    const result = await ask({ from: record('flood_points', 'F1'), direction: 'both' });
    expect(result.seeds).toMatchObject([{ layer: 'pipes', key: 'CB', distanceM: expect.closeTo(10, 2) as number }]);
    expect(ids(result)).toHaveLength(5);
  });

  it('begins water on a street at a storm sewer, and says so where only a foul one lies within reach', async () => {
    // 3 m from the foul sewer DB, 80 m from the storm sewer CB.
    const street = await ask({ from: record('flood_points', 'F3'), direction: 'downstream' });
    expect(street.seeds).toMatchObject([{ key: 'CB', onlyFoul: false, distanceM: expect.closeTo(80, 2) as number }]);
    // 180 m from a foul rising main, 360 m from the next storm sewer.
    const only = await ask({ from: record('flood_points', 'F4'), direction: 'downstream' });
    expect(only.seeds).toMatchObject([{ key: 'PD', onlyFoul: true }]);
    // A place clicked beside the foul sewer means the foul sewer.
    const clicked = await ask({ from: { type: 'place', position: place(303, 580) }, direction: 'downstream' });
    expect(clicked.seeds).toMatchObject([{ key: 'DB', onlyFoul: false }]);
  });

  it('begins at a clicked place, and at every pipe of a drawn area', async () => {
    const [lon, lat] = place(450, 505);
    expect((await ask({ from: { type: 'place', position: [lon, lat] }, direction: 'downstream' })).seeds[0].key).toBe(
      'CO',
    );
    const geometry = { type: 'Polygon' as const, coordinates: [ring(210, 490, 220, 510)] };
    expect(ids(await ask({ from: { type: 'polygon', geometry }, direction: 'downstream' }))).toEqual([
      'AB',
      'CB',
      'CO',
    ]);
  });

  it('stops at pumps when asked to, and at a pipe that is blocked', async () => {
    const pumps = await ask({ from: record('nodes', 'P'), direction: 'downstream', barriers: { nodes: ['B'] } });
    expect([ids(pumps), pumps.stops.map(({ reason }) => reason)]).toEqual([['PD', 'DB'], ['barrier']]);
    const blocked = await ask({ from: record('nodes', 'A'), direction: 'downstream', barriers: { pipes: ['CB'] } });
    expect([ids(blocked), blocked.stops.map(({ nodeId, reason }) => [nodeId, reason])]).toEqual([
      ['AB'],
      [['B', 'barrier']],
    ]);
  });

  it('stops at pumps, gates and weirs when asked to, and names those it passes', async () => {
    const passed = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    expect(passed.structures.map(({ role, nodeId, distanceM }) => [role, nodeId, Math.round(distanceM)])).toEqual([
      ['pump', 'P', 300],
    ]);
    const stopped = await ask({ from: record('pipes', 'PD'), direction: 'upstream', barriers: { pumps: true } });
    expect(ids(stopped)).toEqual(['PD']);
    const above = await ask({ from: record('nodes', 'D'), direction: 'both', barriers: { pumps: true } });
    expect(above.stops.map(({ nodeId, reason }) => [nodeId, reason])).toContainEqual(['P', 'barrier']);
  });

  it('says what is cut off when a pipe is blocked, and where the water comes up', async () => {
    const { features, blocked, totals } = await ask({ from: record('pipes', 'CB'), direction: 'blocked' });
    expect(features.map(({ id, properties }) => [id, properties.part])).toEqual([
      ['CB', 'seed'],
      ['AB', 'cut-off'],
      ['DB', 'cut-off'],
      ['PD', 'cut-off'],
    ]);
    expect(totals.byPart['cut-off']).toEqual({ pipes: 3, lengthM: expect.closeTo(341.421, 2) as number });
    expect(blocked).toMatchObject({ spill: { nodeId: 'D', groundM: 12 }, groundKnown: 0.5 });
    const node = await ask({ from: record('nodes', 'B'), direction: 'blocked' });
    expect(node.features.find(({ properties }) => properties.part === 'seed')?.id).toBe('CB');
  });

  it('tells how many people live on the land, by the share of their street unit', async () => {
    // The catchment is a hectare of the street unit's four.
    const { totals } = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    expect(totals.population).toBe(250);
  });

  it('finds the way between two places, whichever way the water runs', async () => {
    const forth = await ask({ from: record('nodes', 'P'), direction: 'path', to: record('nodes', 'O') });
    expect(forth.paths.map(({ pipes }) => pipes)).toEqual([['PD', 'DB', 'CB', 'CO']]);
    const back = await ask({ from: record('nodes', 'O'), direction: 'path', to: record('nodes', 'P') });
    expect([back.reversed, back.paths]).toEqual([true, forth.paths]);
    expect((await ask({ from: record('nodes', 'A'), direction: 'path', to: record('nodes', 'D') })).paths).toEqual([]);
  });

  it('says of the whole network on what its directions rest', async () => {
    const { meta } = await ask({ from: record('nodes', 'O'), direction: 'upstream' });
    expect(meta.evidence).toEqual({ surveyed: 3, inverts: 1, pump: 1 });
    expect(meta.known).toEqual({ levels: 0.6, diameter: 0.6, direction: 1 });
  });

  it.each([
    ['an unknown record', { from: record('pipes', 'ZZ'), direction: 'upstream' }, 'item-unknown', /no record "ZZ"/],
    ['an abandoned pipe', { from: record('pipes', 'BD'), direction: 'upstream' }, 'item-unknown', /not in use/],
    [
      'an unknown barrier',
      { from: record('nodes', 'O'), direction: 'upstream', barriers: { nodes: ['ZZ'] } },
      'item-unknown',
      /"ZZ"/,
    ],
    [
      'a place without pipes',
      { from: { type: 'place', position: place(900, 900) }, direction: 'upstream' },
      'network-far',
      /within 200 m of from/,
    ],
    [
      'a path without its other end',
      { from: record('nodes', 'O'), direction: 'path' },
      'request-invalid',
      /to is missing/,
    ],
    [
      'a path from an area',
      {
        from: { type: 'polygon', geometry: { type: 'Polygon', coordinates: [ring(0, 0, 1000, 1000)] } },
        direction: 'path',
        to: record('nodes', 'O'),
      },
      'request-invalid',
      /from is an area/,
    ],
    ['a direction there is not', { from: record('nodes', 'O'), direction: 'sideways' }, 'request-invalid', /direction/],
  ])('refuses %s, naming it', async (_what, request, code, detail) => {
    const problem = (await post(request)).json<Problem>();
    expect([problem.code, problem.detail]).toEqual([code, expect.stringMatching(detail)]);
  });
});
