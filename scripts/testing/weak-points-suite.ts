import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import type { TruthType } from '../../data/demo/city/truth.ts';
import { proposedWeights, type WeakComponent, type WeakKind } from '../../data/weak-points/components.ts';
import { CityLand } from '../../server/analysis/city-land.ts';
import type { WeakCity } from '../../server/analysis/weak-points/weak-city.ts';
import { createGeosPolygonOps } from '../../server/engine/geos-polygon-ops.ts';
import { forAnalysis } from '../../server/engine/loaded-layer.ts';
import type { MemoryVersion } from '../../server/engine/memory-version.ts';
import { weakCityOf } from '../../server/engine/weak-city-of.ts';
import { importSampleCity, type ImportedCity } from './imported-city.ts';
import { only, scoreAgainstTruth, type TruthScore } from './weak-points-truth.ts';

/** What must be found of one kind of planted weakness. */
export interface WeakExpectation {
  type: TruthType;
  kind: WeakKind;
  component: WeakComponent;
  /** By its own component alone, among the weakest 1 %: recall. */
  alone: number;
  /** By the proposed weights: recall among the red and orange (5 %), and down to the yellow (20 %). */
  weak?: number;
  watched?: number;
}

/** Planted weaknesses must be in the ranks that their severity deserves; the ranking itself never reads the truths. */
export function describeWeakPoints(seed: number, size: number, expectations: readonly WeakExpectation[]): void {
  describe(`weak points of the sample city, seed ${seed}, size ${size}`, () => {
    let imported: ImportedCity;
    let weak: WeakCity;
    let score: (expectation: WeakExpectation, share: number, weights?: typeof proposedWeights) => TruthScore;
    beforeAll(async () => {
      imported = await importSampleCity(seed, size);
      const { version } = imported;
      const dataset = forAnalysis((version as MemoryVersion).dataset);
      const ops = await createGeosPolygonOps();
      const context = {
        dataset,
        ops,
        land: new CityLand(dataset, ops),
        projection: getProjection(dataset.workingCrs),
        checkpoint: () => undefined,
      };
      const { stormFormula } = version.settings;
      weak = await weakCityOf(context, { today: '2026-01-01', storm: { id: stormFormula! } });
      score = ({ type, kind, component }, share, weights = only(component)) => {
        const truths = imported.city.truth.truths.filter((truth) => truth.type === type);
        const k = Math.ceil(share * weak[kind].count);
        return scoreAgainstTruth(weak[kind], dataset.layers[kind].keys, truths, k, weights);
      };
    }, 900_000);
    afterAll(() => imported.close());

    it.each(expectations)('finds $type by $component alone', (expectation) => {
      const { truths, recall } = score(expectation, 0.01);
      expect(truths).toBeGreaterThan(0);
      expect(recall).toBeGreaterThanOrEqual(expectation.alone);
    });

    it.each(expectations.filter(({ weak: share }) => share !== undefined))(
      'ranks $type high among all reasons',
      (each) => {
        expect(score(each, 0.05, proposedWeights).recall).toBeGreaterThanOrEqual(each.weak!);
        expect(score(each, 0.2, proposedWeights).recall).toBeGreaterThanOrEqual(each.watched!);
      },
    );

    it('calls no slope adverse before those that were planted so', () => {
      const adverse = expectations.find(({ type }) => type === 'adverse_slope')!;
      const planted = imported.city.truth.truths
        .filter(({ type }) => type === 'adverse_slope')
        .flatMap(({ keys }) => keys);
      expect(score(adverse, planted.length / weak.pipes.count).precision).toBe(1);
    });
  });
}
