import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { policyMatrix } from '../analysis/policy-matrix.ts';
import type { PolicyMatrixRequest, PolicyMatrixResult } from '../contract/policy-matrix.ts';
import type { WeakQuestion } from './weak-city-of.ts';
import { weakPipes } from './weak-pipes.ts';
import { countedRoles, identity } from './result-identity.ts';

/** A proposal without authority, to be changed by whoever asks. */
const proposedWeights = { blank: 0.4, flood: 0.3, thin: 0.2, combined: 0.1, weak: 0.2 };

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export async function policyMatrixResult(
  request: PolicyMatrixRequest & WeakQuestion,
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<PolicyMatrixResult> {
  const weights = { ...proposedWeights, ...request.weights };
  if (Object.values(weights).every((weight) => weight === 0)) {
    throw new AnalysisError('request-invalid', 'weights', 'weights are all 0; let at least one reason weigh something');
  }
  const distanceM = request.distanceM ?? limits.distanceDefaultM;
  const floodDistanceM = request.floodDistanceM ?? limits.floodDistanceDefaultM;
  const weak = weights.weak > 0 ? await weakPipes(context, request) : undefined;
  const answer = policyMatrix({ ...request, distanceM, floodDistanceM, weights, weakPipes: weak }, context);
  const { features, land, cityDensityKmPerKm2, arcToleranceM, completeness, repairedPolygons } = answer;
  return {
    type: 'FeatureCollection',
    features,
    meta: {
      ...identity(context, elapsedMs()),
      completeness: { ...completeness, leftOut: { ...completeness.leftOut } },
      repairedPolygons,
      cityDensityKmPerKm2,
      arcToleranceM,
      parameters: {
        distanceM,
        floodDistanceM,
        weights,
        kinds: request.kinds ?? null,
        roles: request.roles ?? countedRoles,
        land,
      },
      method: {
        zh:
          `在工作坐标系 ${context.dataset.workingCrs} 的平面内，逐个老旧小区、历史文化街区统计：精确裁剪的管长；距管道不超过 ${distanceM} m 的面积占比；` +
          `疑似空白占比（普查范围以外的土地不计）；${floodDistanceM} m 以内的易涝点。得分 = 100·Σ权重×程度 ÷ Σ可判断项的权重；程度：空白占比，` +
          'n/(n+1)（n 为未整治易涝点数），密度低于全市的比例，合流管占已知类别的比例，薄弱管段（全市干管中最薄弱的 5 %，不计易涝点与影响对象）占已排名管段长度的比例。权重为建议值，无规范依据。',
        en:
          `Planar in ${context.dataset.workingCrs}, for each old community and heritage district: length of pipe clipped exactly; share of its area ` +
          `within ${distanceM} m of a pipe; suspected blank share (without land outside the survey coverage); flood-prone points within ${floodDistanceM} m. ` +
          'Score = 100·Σ weight × degree ÷ Σ weight of what can be judged; degrees: blank share; n/(n+1) for n flood-prone points not yet ' +
          'fixed; how far the density lies below the whole city’s; share of combined sewers among pipes of known kind; length of weak pipes (the weakest 5 % of the city’s mains, floods and exposure left aside) ÷ length ranked. The weights are a proposal, not a standard.',
      },
    },
  };
}
