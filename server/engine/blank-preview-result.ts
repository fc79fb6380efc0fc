import { limits } from '../../data/model/limits.ts';
import { previewTotals, type PreviewTotals } from '../analysis/blank-preview.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { distanceFieldOf, hasDistanceField } from '../analysis/distance-field-of.ts';
import type { DistanceField } from '../analysis/distance-field.ts';
import type { BlankPreviewRequest, BlankPreviewResult } from '../contract/blank-preview.ts';
import { countedRoles, identity } from './result-identity.ts';

/** Distances of a curve lie this far apart: nobody drags a slider finer. */
const stepM = 1;

export function blankPreviewResult(
  request: BlankPreviewRequest,
  context: AnalysisContext,
  elapsedMs: () => number,
): BlankPreviewResult {
  const atHand = hasDistanceField(request, context);
  const field = distanceFieldOf(request, context);
  const { distanceM } = request;
  const { cellM, land, completeness, repairedPolygons } = field;
  const answer = {
    totals: distanceM === undefined ? null : previewTotals(field, distanceM),
    curve: distanceM === undefined ? curveOf(field) : null,
  };
  return {
    ...answer,
    meta: {
      ...identity(context, elapsedMs()),
      completeness: { ...completeness, leftOut: { ...completeness.leftOut }, surveyedLand: null },
      repairedPolygons,
      parameters: {
        distanceM: distanceM ?? null,
        kinds: request.kinds ?? null,
        roles: request.roles ?? countedRoles,
        land,
      },
      cellM,
      field: atHand ? 'memory' : 'computed',
      method: {
        zh:
          `按 ${cellM} m 网格估算：每格中心到最近的在用（或状态不明）管道、暗渠的精确距离，每格计入其中土地的精确面积；` +
          '未舍去小图斑。精确值必在所列上下限之间。',
        en:
          `Estimated on cells of ${cellM} m: the exact distance of each centre from the nearest pipe or covered channel in ` +
          'use (or of unknown status), each cell counting by the exact area of land in it; no minimum area. The exact ' +
          'answer lies between the two bounds.',
      },
    },
  };
}

function curveOf(field: DistanceField): BlankPreviewResult['curve'] {
  const at = Array.from({ length: limits.distanceMaxM / stepM + 1 }, (_, i) => previewTotals(field, i * stepM));
  const curve = (rows: PreviewTotals[]) => ({
    landM2: rows[0].landM2,
    blankM2: rows.map((row) => Math.round(row.blankM2)),
    unknownM2: rows.map((row) => Math.round(row.unknownM2)),
  });
  const rowsOf = (key: string | null) => at.map(({ byDistrict }) => byDistrict.find((row) => row.districtKey === key)!);
  return {
    stepM,
    ...curve(at),
    // Outwards to whole square metres, so that the exact area stays between them.
    atLeastM2: at.map((row) => Math.floor(row.atLeastM2)),
    atMostM2: at.map((row) => Math.ceil(row.atMostM2)),
    byDistrict: at[0].byDistrict.map(({ districtKey, districtName }) => ({
      districtKey,
      districtName,
      ...curve(rowsOf(districtKey)),
    })),
  };
}
