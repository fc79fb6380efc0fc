import { limits } from '../../data/model/limits.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { keyOf, nameOf } from '../analysis/record-name.ts';
import { round4 } from '../analysis/to-lon-lat.ts';
import { within } from '../analysis/within.ts';
import type { WithinRequest, WithinResult } from '../contract/within.ts';
import { identity, pipeQuestion } from './result-identity.ts';

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function withinResult(request: WithinRequest, context: AnalysisContext, elapsedMs: () => number): WithinResult {
  const limit = request.limit ?? limits.withinLimitDefault;
  const { features, numberMatched } = within({ ...request, limit }, context);
  const columns = context.dataset.layers[request.layer];
  const { completeness, parameters } = pipeQuestion(request, context);
  return {
    type: 'FeatureCollection',
    features: features.map(({ feature, distanceM }) => ({
      type: 'Feature',
      id: keyOf(columns, feature),
      geometry: null,
      properties: { name: nameOf(columns, feature), distanceM: round4(distanceM) },
    })),
    numberMatched,
    numberReturned: features.length,
    meta: {
      ...identity(context, elapsedMs()),
      completeness,
      parameters: { ...parameters, distanceM: request.distanceM, limit },
      method: {
        zh: `在工作坐标系 ${context.dataset.workingCrs} 的平面内，列出与所给几何的精确距离不超过 ${request.distanceM} m 的要素；相交或包含时距离为 0。管道只计在用（或状态不明）的管道和暗渠。`,
        en:
          `Planar in ${context.dataset.workingCrs}: features whose exact distance from the geometry is at most ${request.distanceM} m; 0 where ` +
          'they meet or one holds the other. Of pipes, those and covered channels in use (or of unknown status).',
      },
    },
  };
}
