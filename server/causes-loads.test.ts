import { describe, expect, it } from 'vitest';
import { getStorm } from '../data/rain/shipped-storms.ts';
import { findCurve } from '../data/rain/storm-formula.ts';
import { capacityOf } from './analysis/capacity/capacity.ts';
import { drainsOf } from './analysis/causes/drains.ts';
import { pipeLoads } from './analysis/causes/loads.ts';
import { analysisContext, box } from './engine/testing/planar-city.ts';
import { layersOf, ops } from './testing/causes-street.ts';

describe('what a storm brings to the pipes', () => {
  it('is what the screening of capacity says', () => {
    const paved = { ...box('L', -60, -100, 300, 100), properties: { cover: 'paved' } };
    const { dataset } = analysisContext(
      { ...layersOf({ pipes: { CD: { invertEndM: 7.9 } } }), built_up: [paved], land_cover: [paved] },
      ops,
    );
    const { formula } = getStorm('shanghai');
    const runoff = { byCover: { paved: 0.9 }, reachM: 250 };
    const settings = { formula, time: { inletMinutes: 10, unknownVelocityMs: 1 }, runoff, roughnessUnknown: 0.013 };
    const loads = pipeLoads(capacityOf(dataset, settings), findCurve(formula, 5)!, 5);
    const at = (key: string): number => drainsOf(dataset).city.pipeOf[dataset.layers.pipes.keys.indexOf(key)];
    // DN800, n = 0.013, 2 ‰: v = 0.2^(2/3) · √0.002 / 0.013 = 1.1765 m/s; Q = 0.5027 · 1.1765 = 0.5914 m³/s.
    expect(loads.fullM3s[at('BC')]).toBeCloseTo(0.5914, 3);
    expect(loads.fullM3s[at('CD')]).toBeNaN();
    // The first pipe has the land of its manhole, 90 × 200 m around it, after ten minutes:
    // q = 1600 · (1 + 0.846 lg 5) / 17^0.656 = 396.9 L/(s·hm²).
    expect(loads.areaHa[at('AB')]).toBeCloseTo(1.8, 1);
    expect(loads.demandM3s[at('AB')]).toBeCloseTo(loads.areaHa[at('AB')] * 0.9 * 0.3969, 3);
    expect(loads.demandM3s[at('EO')]).toBeGreaterThan(loads.demandM3s[at('DE')]);
  });
});
