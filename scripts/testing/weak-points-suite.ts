import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import type { Truth, TruthType } from '../../data/demo/city/truth.ts';
import { proposedWeights, type WeakComponent, type WeakKind } from '../../data/weak-points/components.ts';
import { textOf } from '../../server/analysis/city-network.ts';
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
  /** By the proposed weights, among the red and orange (5 %): recall of those because of which a point still floods. */
  open?: number;
  /** The same of those because of which water has stood somewhere, points recorded as fixed included. */
  weak?: number;
  /** By the proposed weights, down to the yellow (20 %): recall of all. */
  watched?: number;
}

/** Planted weaknesses must be in the ranks that their severity deserves; the ranking itself never reads the truths. */
export function describeWeakPoints(seed: number, size: number, expectations: readonly WeakExpectation[]): void {
  describe(`weak points of the sample city, seed ${seed}, size ${size}`, () => {
    let imported: ImportedCity;
    let weak: WeakCity;
    let score: (
      expectation: WeakExpectation,
      share: number,
      weights?: typeof proposedWeights,
      isMeant?: (truth: Truth) => boolean,
    ) => TruthScore;
    let floods: (truth: Truth) => boolean;
    let stillFloods: (truth: Truth) => boolean;
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
      const points = dataset.layers['flood_points'];
      const status = textOf(points, 'floodStatus');
      const fixed = new Set(points.keys.filter((_, i) => ['fixed', 'verified'].includes(status(i) ?? '')));
      const { floodPoints } = imported.city.truth;
      const flooding = new Set(floodPoints.flatMap(({ truthIds }) => truthIds));
      const left = floodPoints.filter(({ floodPointId }) => !fixed.has(floodPointId));
      const stillFlooding = new Set(left.flatMap(({ truthIds }) => truthIds));
      floods = ({ id }) => flooding.has(id);
      stillFloods = ({ id }) => stillFlooding.has(id);
      score = ({ type, kind, component }, share, weights = only(component), isMeant = () => true) => {
        const truths = imported.city.truth.truths.filter((truth) => truth.type === type && isMeant(truth));
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
        const open = score(each, 0.05, proposedWeights, stillFloods);
        const weakest = score(each, 0.05, proposedWeights, floods);
        const watched = score(each, 0.2, proposedWeights);
        console.log(
          `${each.type}: ${open.recall.toFixed(2)} of ${open.truths}, ${weakest.recall.toFixed(2)} of ${weakest.truths} in 5 %; ` +
            `${watched.recall.toFixed(2)} of ${watched.truths} in 20 %`,
        );
        expect(open.truths).toBeGreaterThan(0);
        expect(open.recall).toBeGreaterThanOrEqual(each.open!);
        expect(weakest.recall).toBeGreaterThanOrEqual(each.weak!);
        expect(watched.recall).toBeGreaterThanOrEqual(each.watched!);
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
