import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import type { NetworkCheckResult } from './contract/network-check.ts';
import { feature } from './engine/testing/planar-city.ts';
import { place, ring } from './engine/testing/sample-city.ts';
import { openSampleApp, type SampleApp } from './testing/sample-app.ts';

const pipe = (id: string, from: [number, number], to: [number, number], properties: SurveyFeature['properties'] = {}) =>
  feature(id, { type: 'LineString', coordinates: [place(...from), place(...to)] }, { status: 'in_use', ...properties });
const surveyed = { flowEvidence: 'surveyed' };

/** M is a manhole at (500, 500) with an outfall nowhere: what leads there ends there. */
const layers: Record<string, SurveyFeature[]> = {
  pipes: [
    pipe('near', [400, 500], [500, 500.3], surveyed),
    pipe('loose', [300, 300], [340, 300]),
    pipe('named', [600, 600], [640, 600], { ...surveyed, startNodeId: 'gone', endNodeId: 'M' }),
    pipe('steep', [700, 500], [740, 500], { ...surveyed, invertStartM: 1, invertEndM: 1.5 }),
    pipe('steeper', [800, 500], [840, 500], { ...surveyed, invertStartM: 1, invertEndM: 1.9 }),
  ],
  nodes: [feature('M', { type: 'Point', coordinates: place(500, 500) }, { nodeType: 'manhole' })],
  districts: [feature('W', { type: 'Polygon', coordinates: [ring(0, 0, 1000, 1000)] }, { name: 'West' })],
};

let sample: SampleApp;
let result: NetworkCheckResult;
beforeAll(async () => {
  sample = await openSampleApp(undefined, layers);
  const answer = await sample.post('/api/cities/sample/analysis/network-check', {});
  result = answer.json();
});
afterAll(() => sample.close());
const of = (issue: string) =>
  result.features
    .map(({ properties }) => properties)
    .filter((each) => each.issue === issue)
    .map(({ pipeId, nodeId, sizeM }) => [pipeId, nodeId, sizeM]);

describe('the check of a network', () => {
  it('puts the largest contradiction of inverts first', () => {
    expect(of('against-inverts')).toEqual([
      ['steeper', null, 0.9],
      ['steep', null, 0.5],
    ]);
  });

  it('names each end that was joined by its place, how far it lies, and to what', () => {
    expect(of('snapped')).toEqual([['near', 'M', expect.closeTo(0.3, 2)]]);
  });

  it('names pipes without a direction and ends without a record', () => {
    expect(of('undirected')).toEqual([['loose', null, null]]);
    expect(of('missing-end-node')).toEqual([['named', null, null]]);
  });

  it('names nodes that water reaches and never leaves', () => {
    expect(of('dead-end').map(([pipeId, nodeId]) => [pipeId, nodeId])).toEqual(
      expect.arrayContaining([
        ['near', 'M'],
        ['steep', null],
      ]),
    );
  });

  it('counts what it lists', () => {
    for (const [issue, count] of Object.entries(result.totals.issues)) expect(of(issue)).toHaveLength(count);
  });
});
