import { describe, expect, it } from 'vitest';
import { drainsOf } from './analysis/causes/drains.ts';
import { findCauses } from './analysis/causes/find-causes.ts';
import { inletsOf } from './analysis/causes/inlet-gap.ts';
import { analysisContext } from './engine/testing/planar-city.ts';
import { bowl, causesAt, main, names, node, ops, others, type Change, type Values } from './testing/causes-street.ts';

describe('likely causes of standing water', () => {
  it('there are none where everything is as it should be', () => {
    expect(causesAt([60, 2]).causes).toEqual([]);
  });

  it('no drain within 50 m: a blank area, unless nobody surveyed it', () => {
    // 80 m north of B, past its inlet.
    const { causes, stem } = causesAt([60, 80]);
    expect(causes.map(({ cause, confidence }) => [cause, confidence])).toEqual([['no_network', 'high']]);
    expect(causes[0].evidence[0].values).toEqual({ nearestM: 80, strictM: 50 });
    expect(stem).toEqual([]);
    expect(causesAt([60, 80], {}, { surveyed: false }).codes).toEqual([]);
    expect(causesAt([60, 49]).codes).toEqual([]);
  });

  it('a pipe that rises along its flow, and less so the farther it is', () => {
    const rise = { pipes: { CD: { invertStartM: 7.76, invertEndM: 7.9 } } };
    const [near, far] = [causesAt([120, 0], rise).causes[0], causesAt([0, 0], rise).causes[0]];
    expect([near.cause, far.cause]).toEqual(['blocked', 'blocked']);
    expect(near.evidence[0]).toMatchObject({ mechanism: 'adverse-slope', distanceM: 0 });
    expect(near.evidence[0].values.riseM).toBeCloseTo(0.14, 9);
    // 0.95 · e^(−120/400).
    expect(near.strength).toBeCloseTo(0.95, 9);
    expect(far.strength).toBeCloseTo(0.7038, 4);
    expect(causesAt([180, 0], rise).codes).toEqual([]);
    expect(causesAt([120, 0], { pipes: { CD: { invertStartM: 7.76, invertEndM: 7.775 } } }).codes).toEqual([]);
  });

  it('a siphon is not read by its inverts, but by what an inspection found in it', () => {
    const siphon = { invertStartM: 7.7, invertEndM: 7.9, pressure: 'pressure' };
    expect(causesAt([120, 0], { pipes: { CD: siphon } }).codes).toEqual([]);
    const full = causesAt([120, 0], { pipes: { CD: { ...siphon, functionalGrade: 'grade_4' } } });
    expect(full.causes[0]).toMatchObject({ cause: 'blocked', evidence: [{ mechanism: 'blocked-pipe' }] });
    expect(causesAt([120, 0], { pipes: { CD: { functionalGrade: 'grade_2' } } }).codes).toEqual([]);
  });

  it('a section a third full counts by what it adds to the shortfall of the clean pipe', () => {
    const third = { pipes: { CD: { functionalGrade: 'grade_3' } } };
    const strengths = (full: number, demand: number) =>
      causesAt([120, 0], third, { loads: { CD: [full, demand] } }).causes.map((each) => [each.cause, each.strength]);
    // It passes (2/3)^(5/3) = 0.5088 of full flow; pressed by a fifth, 0.6105.
    expect(strengths(1, 0.61)).toEqual([]);
    expect(strengths(1, 1)).toEqual([['blocked', expect.closeTo(0.4912, 4)]]);
    // Twice full flow: half of it lacks anyway, 1 − 0.5088 / 2 − 0.5 = 0.2456 is the sediment's doing.
    expect(strengths(1, 2)).toEqual([
      ['undersized', 0.5],
      ['blocked', expect.closeTo(0.2456, 4)],
    ]);
    // Where flows are unknown it counts half.
    expect(strengths(NaN, 1)).toEqual([['blocked', 0.5]]);
  });

  it('a pipe that carries less than the storm brings, by the share that it lacks', () => {
    const { causes } = causesAt([60, 0], {}, { loads: { BC: [1, 4] } });
    expect(causes[0]).toMatchObject({
      cause: 'undersized',
      strength: 0.75,
      evidence: [{ mechanism: 'small-pipe', distanceM: 0 }],
    });
    expect(causesAt([60, 0], {}, { loads: { BC: [1, 1.19] } }).codes).toEqual([]);
    // A pipe whose flow nobody can compute is no evidence, and makes the answer less certain.
    const unknown = causesAt([60, 0], {}, { loads: { BC: [NaN, 4], CD: [NaN, 4], DE: [NaN, 4] } });
    expect([unknown.codes, unknown.known]).toEqual([[], 0.25]);
  });

  it('a large pipe into a small one: certain where it also lacks capacity, half of that where it does not', () => {
    const narrow = { pipes: { CD: { diameterM: 0.5 } } };
    const roomy = causesAt([120, 0], narrow).causes[0];
    expect(roomy).toMatchObject({
      cause: 'undersized',
      evidence: [{ mechanism: 'large-into-small', values: { widestM: 0.8, diameterM: 0.5 } }],
    });
    // 2 · (0.8 − 0.5) / 0.8 = 0.75.
    expect(roomy.strength).toBeCloseTo(0.375, 9);
    expect(causesAt([120, 0], narrow, { loads: { CD: [0.3, 0.5] } }).causes[0].strength).toBeCloseTo(0.75, 9);
    expect(causesAt([120, 0], { pipes: { CD: { diameterM: 0.79 } } }).codes).toEqual([]);
  });

  it('a drowned outfall without a flap, where the river stands above the ground', () => {
    const low = (more: Values): Change => ({ nodes: { O: { hasFlap: false, ...more }, D: { groundM: 8.7 } } });
    const { causes } = causesAt([180, 0], low({}));
    expect(causes[0]).toMatchObject({
      cause: 'backwater',
      evidence: [{ mechanism: 'drowned-outfall', distanceM: 120 }],
    });
    // Flood level 9 m and the friction of half-full pipes, 2 · 0.12 · 0.5² = 0.06 m, over ground at 8.7 m: 0.36 of 0.5 m.
    expect(causes[0].strength).toBeCloseTo(0.72, 9);
    expect(causesAt([180, 0], low({ hasFlap: true })).codes).toEqual([]);
    expect(causesAt([180, 0], low({ hasFlap: null })).causes[0].strength).toBeCloseTo(0.36, 9);
    expect(causesAt([180, 0], low({ bottomM: 9.1 })).codes).toEqual([]);
    expect(causesAt([60, 0], low({})).codes).toEqual([]);
    // A pump on the way lifts over the level.
    const pumped = low({});
    pumped.nodes!.E = { nodeType: 'pump_station', pumpCapacityM3s: 1 };
    expect(causesAt([180, 0], pumped).codes).toEqual([]);
  });

  it('a hollow by its depth, more so where its inlets are missing', () => {
    expect(causesAt([0, 0], {}, { hollows: bowl(0.4) }).causes[0]).toMatchObject({ cause: 'low_lying', strength: 0.8 });
    expect(causesAt([100, 0], {}, { hollows: bowl(0.4) }).codes).toEqual([]);
    const dry = causesAt([0, 0], { withoutInlets: ['A', 'B'] }, { hollows: bowl(0.25) });
    // Missing inlets by 0.35, as below; 1 − 0.5 · (1 − 0.35) = 0.675.
    expect(dry.causes.map(({ cause, strength }) => [cause, Math.round(strength * 1e4)])).toEqual([
      ['low_lying', 6750],
      ['missing_inlets', 3500],
    ]);
  });

  it('streets without inlets: by the length of main without one against twice the usual spacing', () => {
    const { causes } = causesAt([120, 0], { withoutInlets: ['B', 'C', 'D'] });
    expect(causes[0]).toMatchObject({
      cause: 'missing_inlets',
      evidence: [{ values: { gapM: 240, gapInlets: 2, usualM: 60 } }],
    });
    // 0.7 · (1 − 2 · 60 / 240).
    expect(causes[0].strength).toBeCloseTo(0.35, 9);
    // One inlet missing is what the reserve of its neighbours is for.
    expect(causesAt([120, 0], { withoutInlets: ['C'] }).codes).toEqual([]);
    // At the head of a street one inlet has to take the rain of its 120 m.
    for (const x of [0, 60]) {
      const [head] = causesAt([x, 0], { withoutInlets: ['A', 'B'] }).causes;
      expect(head.strength).toBeCloseTo(0.35, 9);
      expect(head).toMatchObject({ cause: 'missing_inlets', evidence: [{ values: { gapM: 120, gapInlets: 1 } }] });
    }
    // A survey without any inlet says nothing.
    expect(causesAt([120, 0], { withoutInlets: [...names, ...others] }).codes).toEqual([]);
  });

  it('a gap that is ordinary in the city explains nothing', () => {
    expect(causesAt([120, 0], { withoutInlets: ['B', 'C', 'D', 'Q', 'S', 'U'] }).codes).toEqual([]);
  });

  it('inlets missing above a pipe that is full anyway count for what it could still take', () => {
    const { causes } = causesAt([120, 0], { withoutInlets: ['B', 'C', 'D'] }, { loads: { CD: [1, 4] } });
    expect(causes.map(({ cause, strength }) => [cause, Math.round(strength * 1e4)])).toEqual([
      ['undersized', 7500],
      // 0.35 · (1 − 0.75).
      ['missing_inlets', 875],
    ]);
  });

  it('a pump that lifts less than comes', () => {
    const pump = { nodes: { C: { nodeType: 'pump_station', pumpCapacityM3s: 0.3 } } };
    expect(causesAt([120, 0], pump).causes[0]).toMatchObject({ cause: 'pump_failure', strength: 0.4 });
    expect(causesAt([120, 0], pump, { loads: { CD: [1, 0.2] } }).codes).toEqual([]);
  });

  it('a foul sewer that ends in the storm sewer is named, and explains little; at a diversion it is meant', () => {
    const foul = (nodes: Change['nodes'] = {}): Change => ({
      nodes,
      more: {
        pipes: [main('F', [120, -60], [120, 0], { kind: 'foul', startNodeId: 'X', endNodeId: 'C', diameterM: 0.3 })],
        nodes: [node('X', [120, -60], { kind: 'foul' })],
      },
    });
    expect(causesAt([120, 0], foul()).causes[0]).toMatchObject({ cause: 'misconnection', confidence: 'low' });
    expect(causesAt([120, 0], foul({ C: { nodeType: 'diversion' } })).codes).toEqual([]);
  });

  it('what fills a street without end comes before what is as strong and only holds rain back', () => {
    const change: Change = { nodes: { O: { hasFlap: false }, A: { groundM: 8 } } };
    expect(causesAt([0, 0], change, { hollows: bowl(0.6) }).codes).toEqual(['backwater', 'low_lying']);
  });

  it('follows the widest way and is not led astray by an interceptor, and ends in a loop', () => {
    const interceptor = main('X', [120, 0], [120, -60], {
      startNodeId: 'C',
      endNodeId: 'X',
      diameterM: 0.3,
      invertStartM: 7,
      invertEndM: 8,
    });
    expect(causesAt([120, 0], { more: { pipes: [interceptor], nodes: [node('X', [120, -60], {})] } }).codes).toEqual(
      [],
    );
    const back = main('back', [180, 0], [60, 0], {
      startNodeId: 'D',
      endNodeId: 'B',
      diameterM: 1.5,
      invertStartM: 7.6,
      invertEndM: 7.5,
    });
    const loop = causesAt([60, 0], { more: { pipes: [back] } });
    expect(loop.stem.length).toBeLessThan(6);
  });

  it('a city without pipes has no drain anywhere', () => {
    const { dataset } = analysisContext({ flood_points: [node('F', [0, 0], {})] }, ops);
    const drains = drainsOf(dataset);
    const none = new Float64Array(0);
    const loads = { fullM3s: none, demandM3s: none, areaHa: none, carriesYears: none, years: 5 };
    const base = { dataset, drains, inlets: inletsOf(drains), loads, hollows: undefined, isSurveyed: () => true };
    expect(findCauses(base, 0, 0).causes[0]).toMatchObject({
      cause: 'no_network',
      evidence: [{ values: { nearestM: 500 } }],
    });
  });
});
