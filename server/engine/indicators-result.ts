import type { AnalysisContext } from '../analysis/context.ts';
import { indicators } from '../analysis/indicators.ts';
import type { IndicatorsRequest, IndicatorsResult } from '../contract/indicators.ts';
import { identity } from './result-identity.ts';

/** Runs the analysis and adds what makes its figures checkable: version, parameters, method in words, time. */
export function indicatorsResult(
  { layer }: IndicatorsRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): IndicatorsResult {
  const { features, roadDensityOver, repairedPolygons } = indicators(layer, context);
  const isBuiltUp = roadDensityOver === 'built_up';
  return {
    type: 'FeatureCollection',
    features,
    meta: {
      ...identity(context, elapsedMs()),
      repairedPolygons,
      parameters: { layer, roadDensityOver },
      method: {
        zh:
          `在工作坐标系 ${context.dataset.workingCrs} 的平面内精确裁剪：路网密度 = ${isBuiltUp ? '建成区内道路长度 ÷ 建成区面积' : '道路长度 ÷ 区域面积'}；` +
          '建成区占比 = 建成区面积 ÷ 区域面积；绿地占比 =（绿地 + 林地）÷ 有土地覆盖分类的面积。定义为工作口径，使用前请核对当地城市体检指标。',
        en:
          `Planar in ${context.dataset.workingCrs}, clipped exactly: road density = ${isBuiltUp ? 'length of roads in the built-up area ÷ that area' : 'length of roads ÷ area'}; ` +
          'built-up share = built-up area ÷ area; green share = (green + forest) ÷ area with a known land cover. Working definitions: check them ' +
          'against the city’s own check-up indicators.',
      },
    },
  };
}
