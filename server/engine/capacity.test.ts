import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SurveyFeature, Value } from '../../data/model/feature.ts';
import { getStorm } from '../../data/rain/shipped-storms.ts';
import { capacityStates } from '../analysis/capacity/capacity-states.ts';
import { type Capacity, capacityOf, type CapacitySettings } from '../analysis/capacity/capacity.ts';
import { analysisContext, box, feature, pipe } from './testing/planar-city.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';

const ops = await createGeosPolygonOps();
const settings: CapacitySettings = {
  formula: getStorm('shanghai').formula,
  time: { inletMinutes: 10, unknownVelocityMs: 1 },
  runoff: { byCover: { green: 0.15, paved: 0.9 }, reachM: 250 },
};

type Point = [number, number];
const node = (id: string, at: Point, nodeType = 'manhole'): SurveyFeature =>
  feature(id, { type: 'Point', coordinates: at }, { nodeType });
const sewer = (id: string, [from, a]: [string, Point], [to, b]: [string, Point], more: Record<string, Value> = {}) =>
  pipe(id, [a, b], {
    startNodeId: from,
    endNodeId: to,
    flowEvidence: 'surveyed',
    kind: 'storm',
    diameterM: 0.6,
    material: 'concrete',
    invertStartM: 10,
    invertEndM: 9.8,
    ...more,
  });
const catchment = (id: string, corners: [number, number, number, number], more: Record<string, Value>) => {
  const area = box(id, ...corners);
  return { ...area, properties: { ...area.properties, ...more } };
};

const [N1, N2, N3]: [string, Point][] = [['N1', [100, 50]], ['N2', [200, 50]], ['N3', [300, 50]]]; // prettier-ignore
/** Two sewers one after the other, two hectares of land at the head of each. */
const two = (more: Record<string, SurveyFeature[]> = {}, first: Record<string, Value> = {}) => ({
  pipes: [sewer('P1', N1, N2, first), sewer('P2', N2, N3, { diameterM: 0.8, invertStartM: 9.6, invertEndM: 9.45 })],
  nodes: [node(...N1), node(...N2), node(...N3, 'outfall')],
  catchments: [
    catchment('C1', [-50, 0, 150, 100], { outletNodeId: 'N1', runoffCoefficient: 0.6 }),
    catchment('C2', [150, 0, 350, 100], { outletNodeId: 'N2', runoffCoefficient: 0.8 }),
  ],
  ...more,
});

function run(layers: Record<string, SurveyFeature[]>, more: Partial<CapacitySettings> = {}) {
  const context = analysisContext(layers, ops);
  const capacity = capacityOf(context.dataset, { ...settings, ...more });
  const at = (key: string): number => capacity.city.pipeOf[context.dataset.layers['pipes'].keys.indexOf(key)];
  const stateOf = (key: string): string => capacityStates[capacity.state[at(key)]];
  return { capacity, at, stateOf };
}

describe('capacity by hand (Shanghai, t1 = 10 min)', () => {
  const { capacity, at } = run(two());
  const { flow, inflow, returnPeriodYears } = capacity;

  it('has full flow of DN600 at 2 ‰ and of DN800 at 1.5 ‰: 274.59 and 512.14 L/s', () => {
    expect(flow.flowM3s[at('P1')]).toBeCloseTo(0.274594, 6);
    expect(flow.flowM3s[at('P2')]).toBeCloseTo(0.512144, 6);
  });

  it('adds the land up along the flow, and the time: 2 and 4 ha, ψF 1.2 and 2.8 ha, 10 and 11.716 min', () => {
    expect([inflow.areaM2[at('P1')], inflow.areaM2[at('P2')]]).toEqual([20_000, 40_000]);
    expect(inflow.runoffM2[at('P1')]).toBeCloseTo(12_000, 6);
    expect(inflow.runoffM2[at('P2')]).toBeCloseTo(28_000, 6);
    expect(inflow.minutes[at('P1')]).toBe(10);
    expect(inflow.minutes[at('P2')]).toBeCloseTo(11.716128, 5);
  });

  it('carries 0.7987 and 0.5511 years: 228.83 and 182.91 L/(s·hm²) turned back by the formula', () => {
    expect(returnPeriodYears[at('P1')]).toBeCloseTo(0.798692, 5);
    expect(returnPeriodYears[at('P2')]).toBeCloseTo(0.551078, 5);
  });

  it('takes the surveyed roughness before that of the material', () => {
    const rough = run(two({}, { roughness: 0.026 }));
    expect(rough.capacity.flow.flowM3s[rough.at('P1')]).toBeCloseTo(0.274594 / 2, 6);
  });
});

describe('what is kept between questions', () => {
  const { dataset } = analysisContext(two(), ops);
  const ask = (more: Partial<CapacitySettings>) => capacityOf(dataset, { ...settings, ...more });

  it('is the land at the nodes, for another storm, and the answer is that of a dataset never asked before', () => {
    const first = ask({});
    const other: Partial<CapacitySettings> = { formula: getStorm('wuhan_2020').formula };
    expect(ask(other).land).toBe(first.land);
    expect(ask(other).returnPeriodYears).toEqual(run(two(), other).capacity.returnPeriodYears);
    expect(ask(other).returnPeriodYears).not.toEqual(first.returnPeriodYears);
  });

  it('is not the land of other runoff settings', () => {
    const bare = two();
    const unknown = { ...bare.catchments[0], properties: { outletNodeId: 'N1' } };
    const land = (elsewhere: number) =>
      capacityOf(analysis.dataset, { ...settings, runoff: { ...settings.runoff, elsewhere } }).land.runoffM2;
    const analysis = analysisContext({ ...bare, catchments: [unknown, bare.catchments[1]] }, ops);
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect([sum(land(0.6)), sum(land(0.9))].map(Math.round)).toEqual([28_000, 34_000]);
  });
});

describe('what cannot be computed is named', () => {
  it.each([
    ['diameter', { diameterM: null }],
    ['width', { sectionShape: 'rectangular' }],
    ['shape', { sectionShape: 'irregular', widthM: 1 }],
    ['side-slope', { sectionShape: 'trapezoidal', widthM: 1, form: 'open_channel' }],
    ['inverts', { invertEndM: null }],
    ['adverse-slope', { invertEndM: 10.1 }],
    ['adverse-slope', { invertEndM: 10 }],
    ['roughness', { material: null }],
    ['direction', { flowEvidence: null, invertEndM: null, startNodeId: 'X1', endNodeId: 'X2' }],
    ['foul', { kind: 'foul' }],
    ['pressure', { pressure: 'pressure' }],
    ['connection', { role: 'inlet_connection' }],
  ])('%s: %j', (state, first) => {
    const { stateOf, capacity, at } = run(two({}, first));
    expect(stateOf('P1')).toBe(state);
    expect(capacity.returnPeriodYears[at('P1')]).toBeNaN();
    // The pipe after it is computed all the same, with what is known above it.
    expect(stateOf('P2')).toBe('computed');
  });

  it('says of the time below a pipe of unknown velocity that it is assumed: 100 m at 1 m/s', () => {
    const { capacity, at } = run(two({}, { invertEndM: null }));
    expect(capacity.inflow.minutes[at('P2')]).toBeCloseTo(10 + 100 / 60, 9);
    expect(capacity.inflow.timeAssumed[at('P2')]).toBe(1);
  });

  it('needs land above, and its coefficient', () => {
    const bare = two();
    expect(run({ ...bare, catchments: [bare.catchments[1]] }).stateOf('P1')).toBe('catchment');
    const unknown = { ...bare.catchments[0], properties: { outletNodeId: 'N1' } };
    const { stateOf } = run({ ...bare, catchments: [unknown, bare.catchments[1]] });
    expect([stateOf('P1'), stateOf('P2')]).toEqual(['runoff-coefficient', 'runoff-coefficient']);
    const given = run(
      { ...bare, catchments: [unknown, bare.catchments[1]] },
      { runoff: { ...settings.runoff, elsewhere: 0.6 } },
    );
    expect(given.capacity.returnPeriodYears[given.at('P1')]).toBeCloseTo(0.798692, 5);
  });

  it('judges no pipe of a cycle, and brings the water on that came to it', () => {
    const back = sewer('P0', N2, N1);
    const { stateOf, capacity, at } = run({ ...two(), pipes: [...two().pipes, back] });
    expect([stateOf('P0'), stateOf('P1'), stateOf('P2')]).toEqual(['cycle', 'cycle', 'computed']);
    expect(capacity.inflow.areaM2[at('P2')]).toBe(40_000);
  });
});

describe('land', () => {
  it('without surveyed catchments goes to the nearest node in reach, as a proposal, with ψ by cover', () => {
    const cover = { ...box('g', -50, 0, 150, 100), properties: { cover: 'green' } };
    const { capacity, at } = run({
      ...two({ built_up: [box('b', -50, 0, 950, 100)], land_cover: [cover] }),
      catchments: [],
    });
    const { land, inflow } = capacity;
    expect(land.source).toBe('proposed');
    expect(land.landM2).toBe(100_000);
    // Reach 250 m from N1 and N2; the outfall takes no land.
    expect(land.servedM2 + land.unservedM2).toBe(land.landM2);
    expect(land.unservedM2).toBeGreaterThan(40_000);
    expect(inflow.areaM2[at('P1')]).toBe(20_000);
    expect(inflow.runoffM2[at('P1')]).toBeCloseTo(0.15 * 20_000, 6);
    expect(inflow.unknownM2[at('P1')]).toBe(0);
    expect(inflow.unknownM2[at('P2')]).toBeGreaterThan(0);
  });

  it('of a catchment without a node of a main goes to its outlet node', () => {
    const far = catchment('C1', [-250, 0, -50, 100], { outletNodeId: 'N1', runoffCoefficient: 0.6 });
    const { capacity, at } = run({ ...two(), catchments: [far] });
    expect(capacity.inflow.areaM2[at('P1')]).toBe(20_000);
  });

  it('that is built up and in no surveyed catchment is said to be served by none', () => {
    const { land } = run(two({ built_up: [box('b', -50, 0, 550, 100)] })).capacity;
    expect([land.landM2, land.servedM2, land.unservedM2]).toEqual([60_000, 40_000, 20_000]);
  });

  it('is shared at a fork by full flow', () => {
    const side: [string, Point] = ['S', [200, 150]];
    const fork = sewer('P3', N2, side, { diameterM: 0.8, invertStartM: 9.6, invertEndM: 9.45 });
    const { capacity, at } = run({ ...two(), pipes: [...two().pipes, fork], nodes: [...two().nodes, node(...side)] });
    expect(capacity.inflow.areaM2[at('P2')]).toBeCloseTo(capacity.inflow.areaM2[at('P3')], 6);
    // The side's end has land of its own, which nothing leaves.
    expect(capacity.inflow.endM2).toBe(40_000);
  });
});

/** Nets on a line of nodes, every pipe from any node to any other, some of them unusable. */
const net = fc.record({
  pipes: fc.array(
    fc.record({ from: fc.nat(6), to: fc.nat(6), diameterM: fc.constantFrom(0.3, 0.6, 1.2, null), fallM: fc.constantFrom(-0.2, 0.1, 0.5, null) }), // prettier-ignore
    { minLength: 1, maxLength: 14 },
  ),
  areas: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
});
type Net = typeof net extends fc.Arbitrary<infer N> ? N : never;

function layersOf({ pipes, areas }: Net): Record<string, SurveyFeature[]> {
  const place = (i: number): [string, Point] => [`N${i}`, [200 * i, 50]];
  return {
    nodes: areas.map((_, i) => node(...place(i))),
    pipes: pipes.map(({ from, to, diameterM, fallM }, i) =>
      sewer(`P${i}`, place(from), place(to), { diameterM, invertEndM: fallM === null ? null : 10 - fallM }),
    ),
    catchments: areas.flatMap((tens, i) =>
      tens === 0
        ? []
        : [
            catchment(`C${i}`, [200 * i - 50, 0, 200 * i + 50, 10 * tens], {
              outletNodeId: `N${i}`,
              runoffCoefficient: 0.5,
            }),
          ],
    ),
  };
}

const sum = (of: Iterable<number>): number => [...of].reduce((total, each) => total + each, 0);
const endsOf = ({ inflow }: Capacity): number => inflow.endM2 + inflow.stuckM2;

describe('whatever the network', () => {
  it('loses and invents no land: what enters reaches an end', () => {
    fc.assert(
      fc.property(net, (each) => {
        const { capacity } = run(layersOf(each));
        expect(endsOf(capacity)).toBeCloseTo(sum(capacity.land.areaM2), 4);
        expect(capacity.land.servedM2 + capacity.land.unservedM2).toBeCloseTo(1000 * sum(each.areas), 4);
      }),
      { numRuns: 60 },
    );
  });

  it('more land never raises what a pipe carries', () => {
    fc.assert(
      fc.property(net, fc.nat(6), (each, where) => {
        const areas = each.areas.map((tens) => Math.max(1, tens));
        const before = run(layersOf({ ...each, areas })).capacity.returnPeriodYears;
        const more = areas.map((tens, i) => tens + (i === where ? 5 : 0));
        const after = run(layersOf({ ...each, areas: more })).capacity.returnPeriodYears;
        before.forEach((years, pipe) => {
          if (!Number.isNaN(years)) expect(after[pipe]).toBeLessThanOrEqual(years * (1 + 1e-6));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a storm rarer than what a pipe carries asks more of it than its full flow, every other one no more', () => {
    fc.assert(
      fc.property(net, fc.double({ min: 0.5, max: 100, noNaN: true }), (each, years) => {
        const { capacity } = run(layersOf(each));
        const { a, c, b, n } = settings.formula as { a: number; c: number; b: number; n: number };
        capacity.returnPeriodYears.forEach((carried, pipe) => {
          if (Number.isNaN(carried) || Math.abs(carried / years - 1) < 1e-4) return;
          const q = (a * (1 + c * Math.log10(years))) / (capacity.inflow.minutes[pipe] + b) ** n;
          const designM3s = (q * capacity.inflow.runoffM2[pipe]) / 1e7;
          if (carried > 0.02 && carried < 900) expect(designM3s > capacity.flow.flowM3s[pipe]).toBe(years > carried);
        });
      }),
      { numRuns: 60 },
    );
  });
});
