import { beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../geo/crs.ts';
import { findCode } from '../../model/codes.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { getLayer } from '../../model/layers.ts';
import { makeDrainage, type DrainageFeatures } from './drainage-features.ts';
import { makePlan } from './make-plan.ts';
import type { TruthType } from './truth.ts';

const plan = makePlan({ seed: 1, size: 0.05 });
const projection = getProjection(plan.workingCrs);
let city: DrainageFeatures;
let pipes: SurveyFeature[];
let nodes: Map<string, SurveyFeature>;

const text = (feature: SurveyFeature, field: string): string => feature.properties[field] as string;
const spoilt = (...types: TruthType[]): Set<string> =>
  new Set(city.truths.filter((t) => types.includes(t.type)).flatMap((t) => t.keys));
beforeAll(() => {
  city = makeDrainage(plan, projection);
  pipes = city.features.pipes;
  nodes = new Map(city.features.nodes.map((n) => [n.id, n]));
});

describe('the truth about the sample city', () => {
  it('names keys that exist in the layer it says', () => {
    const keys = {
      pipes: new Set(pipes.map((p) => p.id)),
      nodes: new Set(nodes.keys()),
      streets: new Set(plan.streets.map((s) => s.id)),
    };
    for (const truth of city.truths) {
      expect(truth.keys.length, truth.id).toBeGreaterThan(0);
      for (const key of truth.keys) expect(keys[truth.layer].has(key), `${truth.type} ${key}`).toBe(true);
    }
  });

  it('has every kind of fault a small city can have', () => {
    const types = new Set(city.truths.map((t) => t.type));
    for (const type of [
      'adverse_slope',
      'large_into_small',
      'undersized_reach',
      'drowned_outfall',
      'missing_inlets',
      'misconnection',
      'blank_area',
      'missing_diameter',
      'missing_levels',
      'unsurveyed_street',
    ]) {
      expect(types, type).toContain(type);
    }
  });

  it('gives every flood-prone point a reason, and the recorded cause is that reason’s', () => {
    expect(city.floodReasons.map((r) => r.floodPointId)).toEqual(city.features.flood_points.map((p) => p.id));
    const truthIds = new Set(city.truths.map((t) => t.id));
    for (const [i, reason] of city.floodReasons.entries()) {
      expect(reason.cause).toBe(city.features.flood_points[i].properties.cause);
      expect(reason.overflowM3).toBeGreaterThan(0);
      expect(reason.truthIds.every((id) => truthIds.has(id))).toBe(true);
    }
  });

  it('lists the missing diameters and levels, all of them', () => {
    const without = (field: string): string[] =>
      pipes
        .filter((p) => !(field in p.properties))
        .map((p) => p.id)
        .sort();
    expect(without('diameterM')).toEqual([...spoilt('missing_diameter')].sort());
    expect(without('invertStartM')).toEqual([...spoilt('missing_levels')].sort());
  });
});

describe('the records', () => {
  it('have only fields, codes and ranges of the catalogue, and unique keys', () => {
    for (const [id, features] of Object.entries(city.features)) {
      const layer = getLayer(id);
      const fields = new Map(layer.fields.map((field) => [field.name, field]));
      const strange = new Set<string>();
      expect(new Set(features.map((f) => f.id)).size, id).toBe(features.length);
      for (const feature of features) {
        expect(feature.properties[layer.key]).toBe(feature.id);
        for (const [name, value] of Object.entries(feature.properties)) {
          const field = fields.get(name);
          const inList = !field?.codes || findCode(field.codes, value as string);
          const [low, high] = field?.range ?? [-Infinity, Infinity];
          const inRange = typeof value !== 'number' || (value >= low && value <= high);
          if (!field || value === null || !inList || !inRange) strange.add(`${name}: ${String(value)}`);
        }
      }
      expect([...strange], id).toEqual([]);
    }
  });

  it('mark every telephone as fictional', () => {
    for (const point of city.features.flood_points) {
      expect(text(point, 'contactPhone')).toMatch(/^000-0000-\d{4}（虚构）$/);
      expect(text(point, 'hotline')).toContain('虚构');
    }
  });

  it('date flood events of known points in 2016 to 2025, the last one standing with its point', () => {
    const last = new Map<string, string>();
    for (const event of city.features.flood_events) {
      expect(text(event, 'date')).toMatch(/^20(1[6-9]|2[0-5])-\d\d-\d\d$/);
      last.set(text(event, 'floodPointId'), text(event, 'date'));
    }
    for (const point of city.features.flood_points) {
      expect(point.properties.lastEventDate).toBe(last.get(point.id));
    }
  });

  it('are the same for the same seed and differ for another', () => {
    const again = makeDrainage(makePlan({ seed: 1, size: 0.05 }), projection);
    expect(JSON.stringify(again.features)).toBe(JSON.stringify(city.features));
    expect(JSON.stringify(again.truths)).toBe(JSON.stringify(city.truths));
    const other = makeDrainage(makePlan({ seed: 2, size: 0.05 }), projection);
    expect(JSON.stringify(other.features)).not.toBe(JSON.stringify(city.features));
  });
});
