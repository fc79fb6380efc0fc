import { blankAreas } from '../analysis/blank-areas.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { BlankAreasRequest, BlankAreasResult } from '../contract/blank-areas.ts';
import { countedRoles, identity } from './result-identity.ts';

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function blankAreasResult(
  request: BlankAreasRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): BlankAreasResult {
  const { features, totals, land, completeness, repairedPolygons, ...arcs } = blankAreas(request, context);
  const { distanceM, minAreaM2 } = request;
  return {
    type: 'FeatureCollection',
    features,
    totals,
    meta: {
      ...identity(context, elapsedMs()),
      completeness: { ...completeness, leftOut: { ...completeness.leftOut } },
      repairedPolygons,
      parameters: {
        distanceM,
        minAreaM2,
        kinds: request.kinds ?? null,
        roles: request.roles ?? countedRoles,
        land,
        within: request.within !== undefined,
      },
      ...arcs,
      method: {
        zh:
          `${land === 'built_up' ? '建成区' : '行政区'}内距任一在用（或状态不明）管道、暗渠超过 ${distanceM} m 的土地；先舍去小于 ${minAreaM2} m² ` +
          '的图斑，再按行政区切分；行政区重叠的土地只计入文件中的前一个。普查范围以外的土地为“不明”。结果为“疑似”，国家没有统一的距离标准。',
        en:
          `Land (${land === 'built_up' ? 'built-up area' : 'districts'}) farther than ${distanceM} m from every pipe or covered channel in ` +
          `use (or of unknown status). Polygons below ${minAreaM2} m² are dropped first, then the rest is split by district; land that two ` +
          'districts claim counts for the first in the file. Land outside the survey coverage is unknown. Suspected: no national standard gives a distance.',
      },
    },
  };
}
