import { beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../../geo/crs.ts';
import type { SurveyFeature } from '../../../model/feature.ts';
import { fullFlow } from '../../../network/manning.ts';
import { getRoughness } from '../../../network/roughness.ts';
import { makeDrainage, type DrainageFeatures } from '../drainage-features.ts';
import { findHollows, hollowTest } from '../drainage/hollows.ts';
import { makePlan } from '../make-plan.ts';
import type { Truth, TruthType } from '../truth.ts';

const plan = makePlan({ seed: 1, size: 0.15 });
const projection = getProjection(plan.workingCrs);
let city: DrainageFeatures;
let pipes: Map<string, SurveyFeature>;
let nodes: Map<string, SurveyFeature>;

beforeAll(() => {
  city = makeDrainage(plan, projection);
  pipes = new Map(city.features.pipes.map((p) => [p.id, p]));
  nodes = new Map(city.features.nodes.map((n) => [n.id, n]));
});

const planted = (type: TruthType): Truth[] => {
  const list = city.truths.filter((t) => t.type === type);
  expect(list.length, type).toBeGreaterThan(0);
  return list;
};
const number = (feature: SurveyFeature | undefined, field: string): number => feature?.properties[field] as number;
const pipeOf = (key: string): SurveyFeature => pipes.get(key)!;
const inflows = (nodeId: unknown): SurveyFeature[] =>
  city.features.pipes.filter((p) => p.properties.endNodeId === nodeId);

describe('what is planted is really there, in the records', () => {
  it('undersized reaches carry less than their design flow, by Manning with the sizes and levels delivered', () => {
    // Some records lack the material: what was laid tells it.
    const laid = new Map(city.keys.pipes.map((key, i) => [key, city.drainage.net.pipes[i]]));
    for (const key of planted('undersized_reach').flatMap((t) => t.keys)) {
      const { diameterM, invertStartM, invertEndM, lengthM, roughness } = pipeOf(key).properties;
      const { material, designM3s } = laid.get(key)!;
      const slope = ((invertStartM as number) - (invertEndM as number)) / (lengthM as number);
      const section = { shape: 'circular', heightM: diameterM as number, widthM: diameterM as number } as const;
      const n = (roughness as number | undefined) ?? getRoughness(material);
      expect(fullFlow(section, slope, n), key).toBeLessThan(designM3s * 1.001);
    }
  });

  it('large sewers run into smaller ones', () => {
    for (const { keys } of planted('large_into_small')) {
      const first = pipeOf(keys[0]);
      const above = Math.max(...inflows(first.properties.startNodeId).map((p) => number(p, 'diameterM')));
      expect(number(first, 'diameterM'), keys[0]).toBeLessThan(above);
    }
  });

  it('drowned outfalls lie below the flood level of the water they name, and have no flap', () => {
    for (const key of planted('drowned_outfall').flatMap((t) => t.keys)) {
      const outfall = nodes.get(key)!;
      const levels = plan.waters
        .filter((w) => w.name.zh === outfall.properties.receivingWater)
        .map((w) => w.floodLevelM);
      expect(outfall.properties.hasFlap).toBe(false);
      expect(number(outfall, 'bottomM')).toBeLessThan(Math.max(...levels) - 0.39);
    }
  });

  it('blocked siphons were found full of sediment', () => {
    for (const key of planted('blocked_siphon').flatMap((t) => t.keys)) {
      expect(pipeOf(key).properties).toMatchObject({ pressure: 'pressure', functionalGrade: 'grade_4' });
    }
  });

  it('hollows with few inlets are hollows of the terrain', () => {
    const inHollow = hollowTest(plan, findHollows(plan, city.drainage.waters, 0.12));
    for (const { place, note } of planted('hollow_few_inlets')) {
      const [x, y] = projection.forward(...place);
      const reach = Number(/within (\d+) m/.exec(note)![1]);
      const around = [0, 30, 60].flatMap((d) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [x + d * Math.cos((k * Math.PI) / 4), y + d * Math.sin((k * Math.PI) / 4)]),
      );
      expect(around.some(([px, py]) => inHollow(px, py))).toBe(true);
      // The list counts from the middle of the hollow, the place is its lowest manhole.
      const inlets = city.features.nodes.filter((n) => {
        const [nx, ny] = projection.forward(...(n.geometry.coordinates as [number, number]));
        return n.properties.nodeType === 'inlet' && Math.hypot(nx - x, ny - y) < 0.4 * reach;
      });
      expect(inlets.length, note).toBeLessThanOrEqual(1);
    }
  });

  it('streets without inlets have none', () => {
    for (const key of planted('missing_inlets').flatMap((t) => t.keys)) {
      expect(inflows(key).filter((p) => p.properties.role === 'inlet_connection')).toEqual([]);
    }
  });

  it('misconnections join a foul and a storm sewer', () => {
    for (const key of planted('misconnection').flatMap((t) => t.keys)) {
      const { kind, endNodeId } = pipeOf(key).properties;
      expect([kind, nodes.get(endNodeId as string)!.properties.kind].sort()).toEqual(['foul', 'storm']);
    }
  });

  it('the street nobody surveyed has no pipes but those on its border', () => {
    const { net, unsurveyed } = city.drainage;
    const hidden = city.keys.pipes.filter((_, i) => {
      const [x1, y1, x2, y2] = net.pipes[i].points as [number, number, number, number];
      return unsurveyed.hides((x1 + x2) / 2, (y1 + y2) / 2);
    });
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.filter((key) => pipes.has(key))).toEqual([]);
    expect(planted('unsurveyed_street').map((t) => t.keys)).toEqual([[plan.unsurveyedStreetId]]);
  });
});
