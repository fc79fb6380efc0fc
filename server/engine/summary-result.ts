import { limits } from '../../data/model/limits.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { summary } from '../analysis/summary.ts';
import type { SummaryRequest, SummaryResult } from '../contract/summary.ts';
import { countedRoles, identity } from './result-identity.ts';

const landWords = {
  built_up: { zh: '建成区', en: 'the built-up area' },
  district: { zh: '行政区', en: 'the districts' },
  area: { zh: '所画范围', en: 'the drawn area' },
} as const;

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function summaryResult(
  request: SummaryRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): SummaryResult {
  const distanceM = request.distanceM ?? limits.distanceDefaultM;
  const { cards, total, land, repairedPolygons } = summary({ ...request, distanceM }, context);
  return {
    type: 'FeatureCollection',
    features: cards.map((properties, i) => ({
      type: 'Feature',
      id: String(i + 1),
      geometry: request.areas[i],
      properties,
    })),
    total,
    meta: {
      ...identity(context, elapsedMs()),
      repairedPolygons,
      parameters: {
        areas: cards.length,
        distanceM,
        kinds: request.kinds ?? null,
        roles: request.roles ?? countedRoles,
        land,
      },
      method: {
        zh:
          `在工作坐标系 ${context.dataset.workingCrs} 的平面内，把管线、道路精确裁剪到所画范围；管道密度按${landWords[land].zh}面积计，道路密度按范围面积计；` +
          `小区、街区与范围相交即计入；空白率由距离场估算（距管道超过 ${distanceM} m 的土地），误差随值给出。多个范围的合计中重叠部分只计一次。`,
        en:
          `Planar in ${context.dataset.workingCrs}: pipes and roads are clipped exactly to the areas drawn; pipe density is over ${landWords[land].en}, road ` +
          'density over the area; communities and districts count where they overlap the area; the blank share is from the distance field ' +
          `(land farther than ${distanceM} m from a pipe), with its error. In the total of several areas what overlaps counts once.`,
      },
    },
  };
}
