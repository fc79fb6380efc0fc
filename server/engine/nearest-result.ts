import type { AnalysisContext } from '../analysis/context.ts';
import { nearest } from '../analysis/nearest.ts';
import { keyOf } from '../analysis/record-name.ts';
import { positionOf, round4 } from '../analysis/to-lon-lat.ts';
import type { NearestRequest, NearestResult } from '../contract/nearest.ts';
import { identity, pipeQuestion } from './result-identity.ts';

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function nearestResult(
  request: NearestRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): NearestResult {
  const found = nearest(request, context);
  const columns = context.dataset.layers[request.layer];
  const features = found.map((each, i): NearestResult['features'][number] => ({
    type: 'Feature',
    id: String(i),
    geometry: each ? { type: 'Point', coordinates: positionOf(each.x, each.y, context.projection) } : null,
    properties: {
      key: each ? keyOf(columns, each.feature) : null,
      distanceM: each ? round4(each.distanceM) : null,
    },
  }));
  const { completeness, parameters } = pipeQuestion(request, context);
  return {
    type: 'FeatureCollection',
    features,
    meta: {
      ...identity(context, elapsedMs()),
      completeness,
      parameters: { points: request.points.length, ...parameters, maxDistanceM: request.maxDistanceM ?? null },
      method: {
        zh: `在工作坐标系 ${context.dataset.workingCrs} 的平面内，逐点求到最近要素的精确距离；点在面内时距离为 0。管道只计在用（或状态不明）的管道和暗渠。`,
        en:
          `Planar in ${context.dataset.workingCrs}: the exact distance from each point to the nearest feature; 0 for a point in a polygon. ` +
          'Of pipes, those and covered channels in use (or of unknown status).',
      },
    },
  };
}
