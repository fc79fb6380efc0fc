import { getProjection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { cityFeatures } from './city-features.ts';
import { makeDrainage } from './drainage-features.ts';
import { joinLayers } from './join-layers.ts';
import { makePlan } from './make-plan.ts';
import type { CityPlan } from './plan.ts';
import { cityStatistics, type CityStatistics } from './statistics.ts';
import type { TruthFile } from './truth.ts';

export interface City {
  plan: CityPlan;
  /** Records by layer of the catalogue, WGS 84, nine decimals. */
  features: Record<string, SurveyFeature[]>;
  truth: TruthFile;
  statistics: CityStatistics;
}

/**
 * Makes the sample city: form, network, floods and the truth about it. The same seed and size give the same city.
 * `size` scales the area: 1 is the whole city, 0.05 a town for tests.
 */
export function makeCity({ seed, size }: { seed: number; size: number }): City {
  const plan = makePlan({ seed, size });
  const projection = getProjection(plan.workingCrs);
  const drainage = makeDrainage(plan, projection);
  return {
    plan,
    features: joinLayers(plan, cityFeatures(plan), drainage, projection),
    truth: { seed, size, truths: drainage.truths, floodPoints: drainage.floodReasons },
    statistics: cityStatistics(drainage.drainage),
  };
}
