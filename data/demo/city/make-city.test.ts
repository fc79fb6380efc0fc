import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layers } from '../../model/layers.ts';
import { findingsCsv } from './inspection-findings.ts';
import { makeCity, type City } from './make-city.ts';
import { replaceTable, statisticsTable } from './statistics-table.ts';
import { truthText } from './truth.ts';

// Tests run compiled, from dist/data/demo/city.
const demo = join(import.meta.dirname, '../../../../data/demo');

describe('the whole sample city', () => {
  let city: City;
  beforeAll(() => {
    city = makeCity({ seed: 1, size: 1 });
    // Ten seconds on an idle machine.
  }, 600_000);

  it('has the size that was ordered: 35,000 to 60,000 pipes, 120 to 200 flood-prone points', () => {
    expect(city.features.pipes.length).toBeGreaterThan(35_000);
    expect(city.features.pipes.length).toBeLessThan(60_000);
    expect(city.features.flood_points.length).toBeGreaterThanOrEqual(120);
    expect(city.features.flood_points.length).toBeLessThanOrEqual(200);
  });

  it('has every layer of the catalogue but risk zones, which only a model could give', () => {
    const missing = layers.map((layer) => layer.id).filter((id) => !city.features[id]?.length);
    expect(missing).toEqual(['risk_zones']);
  });

  it('lies within what cities have (data/demo/city/README.md)', () => {
    const s = city.statistics;
    expect(s.densityKmPerKm2).toBeGreaterThan(10);
    expect(s.densityKmPerKm2).toBeLessThan(20);
    expect(s.combinedShare).toBeGreaterThan(0.1);
    expect(s.combinedShare).toBeLessThan(0.4);
    expect(s.depthM[1]).toBeGreaterThan(1.5);
    expect(s.depthM[2]).toBeLessThan(6);
    expect(s.slopePermille[1]).toBeGreaterThan(0.8);
    expect(s.diameterShare['≤300']).toBeLessThan(0.5);
    expect(s.pumpStations).toBeLessThan(200);
  });

  it('is drained more densely the nearer to the middle a place lies', () => {
    const rings = Object.values(city.statistics.densityByRing);
    expect(rings.length).toBeGreaterThanOrEqual(5);
    for (const [i, density] of rings.slice(1).entries()) expect(density).toBeLessThan(rings[i]);
    expect(rings[0] / rings.at(-1)!).toBeGreaterThan(1.4);
    const { core, inner, new: young, industrial, urban_village: village } = city.statistics.densityByCharacter;
    expect(core).toBeGreaterThan(20);
    expect([inner > young, young > industrial, industrial > village]).toEqual([true, true, true]);
  });

  it('is the city whose truth and figures are kept in the repository (npm run demo -- --record)', () => {
    expect(truthText(city.truth)).toBe(readFileSync(join(demo, 'TRUTH.json'), 'utf8'));
    const readme = readFileSync(join(demo, 'README.md'), 'utf8');
    expect(replaceTable(readme, statisticsTable(city.statistics))).toBe(readme);
  });

  it('has the example report that the page offers', () => {
    const example = readFileSync(join(demo, '../../web/examples/demo-city-findings.csv'), 'utf8');
    const pipes = new Set(example.trimEnd().split('\r\n').slice(1).map((line) => line.split(',')[0])); // prettier-ignore
    expect(findingsCsv(city.features.pipes, 1, pipes.size)).toBe(example);
  });

  it('plants every type of fault and more than 150 of them', () => {
    expect(new Set(city.truth.truths.map((t) => t.type)).size).toBe(12);
    expect(city.truth.truths.length).toBeGreaterThan(150);
  });

  it('names for every underpass the station that pumps it, among the nodes', () => {
    const nodes = new Map(city.features.nodes.map((n) => [n.id, n]));
    const named = city.features.underpasses.filter((u) => u.properties.pumpStationId);
    expect(named.length).toBeGreaterThan(0);
    for (const u of named)
      expect(nodes.get(u.properties.pumpStationId as string)?.properties.pumpType).toBe('underpass');
  });

  it('owes flood-prone points both to planted faults and to old pipes', () => {
    const planted = city.truth.floodPoints.filter((r) => r.truthIds.length > 0).length;
    expect(planted).toBeGreaterThan(40);
    expect(city.truth.floodPoints.length - planted).toBeGreaterThan(20);
    expect(new Set(city.truth.floodPoints.map((r) => r.cause)).size).toBeGreaterThanOrEqual(5);
  });
});
