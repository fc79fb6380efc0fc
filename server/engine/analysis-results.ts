import { blankAreas } from '../analysis/blank-areas.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { density } from '../analysis/density.ts';
import type { BlankAreasRequest, BlankAreasResult } from '../contract/blank-areas.ts';
import type { DensityRequest, DensityResult } from '../contract/density.ts';

const defaultRoles = ['main', 'unknown'];

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
      parameters: { cells: request.cells, kinds: request.kinds ?? null, roles: request.roles ?? defaultRoles, land },
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
        roles: request.roles ?? defaultRoles,
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

function identity({ dataset }: AnalysisContext, computeMs: number) {
  return {
    datasetVersion: dataset.version,
    workingCrs: dataset.workingCrs,
    computeMs: Math.round(computeMs * 10) / 10,
  };
}
