import type { AnalysisContext } from '../analysis/context.ts';
import { density } from '../analysis/density.ts';
import type { DensityRequest, DensityResult } from '../contract/density.ts';
import { countedRoles, identity } from './result-identity.ts';

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function densityResult(
  request: DensityRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): DensityResult {
  const { features, totals, land, completeness, repairedPolygons } = density(request, context);
  return {
    type: 'FeatureCollection',
    features,
    totals,
    meta: {
      ...identity(context, elapsedMs()),
      completeness: { ...completeness, leftOut: { ...completeness.leftOut } },
      repairedPolygons,
      parameters: {
        cells: request.cells,
        kinds: request.kinds ?? null,
        roles: request.roles ?? countedRoles,
        land,
        by: request.by ?? [],
      },
      method: {
        zh:
          `在工作坐标系 ${context.dataset.workingCrs} 的平面内，把在用（或状态不明）的管道和暗渠精确裁剪到每个单元，长度除以` +
          `${land === 'built_up' ? '单元内的建成区面积' : '单元面积'}；正好位于公共边上的管段两侧各计一半。`,
        en:
          `Planar in ${context.dataset.workingCrs}: pipes and covered channels in use (or of unknown status) are clipped ` +
          `exactly to each cell; their length is divided by ${land === 'built_up' ? 'the built-up area in the cell' : 'the area of the cell'}. ` +
          'A pipe exactly on a shared edge counts half on each side.',
      },
    },
  };
}
