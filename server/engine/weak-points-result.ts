import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { classifyWeakPoints, weakClasses } from '../../data/weak-points/classes.ts';
import { proposedWeights, weakComponents, weakEvidence, weakKinds, type WeakWeights } from '../../data/weak-points/components.ts'; // prettier-ignore
import { rankWeakPoints, type WeakMatrix } from '../../data/weak-points/rank.ts';
import { weakReasons } from '../../data/weak-points/reasons.ts';
import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import { textOf } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { drawnPolygon } from '../analysis/drawn-polygon.ts';
import type { WeakObjects } from '../analysis/weak-points/weak-objects.ts';
import type { WeakPointRow, WeakPointsRequest, WeakPointsResult } from '../contract/weak-points.ts';
import { weakCityOf, weakMeta, type WeakQuestion } from './weak-city-of.ts';

const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Ranks what was asked about and lists the weakest of each kind. `today` has been filled in by the route. */
export async function weakPointsResult(
  request: WeakPointsRequest & WeakQuestion,
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<WeakPointsResult> {
  const weights: WeakWeights = { ...proposedWeights, ...request.weights };
  if (Object.values(weights).every((weight) => weight === 0)) {
    throw new AnalysisError('request-invalid', 'weights', 'weights are all 0; let at least one component weigh something'); // prettier-ignore
  }
  const inside = request.within ? areaTest(request.within, context) : undefined;
  const city = await weakCityOf(context, request);
  const rows: WeakPointRow[] = [];
  const totals: WeakPointsResult['totals'] = [];
  for (const kind of request.kinds ?? weakKinds) {
    const objects = city[kind];
    const chosen = Uint32Array.from(objects.record.keys()).filter((i) => inside?.(objects.xy[2 * i], objects.xy[2 * i + 1]) ?? true); // prettier-ignore
    const matrix = rowsOf(objects.matrix, chosen);
    const ranking = rankWeakPoints(matrix, weights);
    const { classOf, counts, leastScore } = classifyWeakPoints(ranking);
    const describe = describer(objects, context);
    for (const at of ranking.order.subarray(0, request.limit ?? limits.weakRowsDefault)) {
      rows.push({
        ...describe(chosen[at]),
        rank: ranking.rank[at],
        score: ranking.score[at],
        class: weakClasses[classOf[at]],
        completeness: round(ranking.completeness[at], 4),
        ...reasonsOf(matrix, at, weights),
      });
    }
    totals.push({
      kind,
      count: matrix.count,
      ranked: ranking.order.length,
      classes: weakClasses.map((name, k) => ({
        class: name,
        count: counts[k],
        leastScore: Number.isNaN(leastScore[k]) ? null : leastScore[k],
      })),
    });
  }
  return { rows, totals, meta: weakMeta(city, weights, request, context, elapsedMs()) };
}

function areaTest(
  area: NonNullable<WeakPointsRequest['within']>,
  context: AnalysisContext,
): (x: number, y: number) => boolean {
  // prettier-ignore
  const edges = new PolygonEdges(context.ops.parts(drawnPolygon(area, 'within', context)).flat());
  return (x, y) => edges.contains(x, y);
}

/** The matrix of chosen objects. */
function rowsOf({ count, x }: WeakMatrix, chosen: Uint32Array): WeakMatrix {
  if (chosen.length === count) return { count, x };
  const part = new Float32Array(weakComponents.length * chosen.length);
  weakComponents.forEach((_, c) => chosen.forEach((i, at) => (part[c * chosen.length + at] = x[c * count + i])));
  return { count: chosen.length, x: part };
}

function reasonsOf(matrix: WeakMatrix, at: number, weights: WeakWeights): Pick<WeakPointRow, 'reasons' | 'unknown'> {
  const { reasons, unknown } = weakReasons(matrix, at, weights);
  return { reasons: reasons.map(({ component, points }) => ({ component, points: round(points, 2) })), unknown };
}

function describer(objects: WeakObjects, { dataset, land, projection }: AnalysisContext) {
  const layer = dataset.layers[objects.kind];
  const [name, road] = [textOf(layer, 'name'), textOf(layer, 'roadName')];
  const [districts, streets] = [land.zonesOf('districts'), land.zonesOf('streets')];
  return (i: number): Omit<WeakPointRow, 'rank' | 'score' | 'class' | 'completeness' | 'reasons' | 'unknown'> => {
    const record = objects.record[i];
    const [district, street] = [districts[objects.district[i]], streets[objects.street[i]]];
    const { count, x } = objects.matrix;
    const known = weakEvidence.filter((figure) => !Number.isNaN(objects.evidence[figure][i]));
    return {
      kind: objects.kind,
      key: layer.keys[record],
      name: name(record) ?? null,
      road: road(record) ?? null,
      district: district ? (district.name ?? district.key) : null,
      street: street ? (street.name ?? street.key) : null,
      position: projection.inverse(objects.xy[2 * i], objects.xy[2 * i + 1]).map((degrees) => round(degrees, 7)) as [number, number], // prettier-ignore
      components: Object.fromEntries(weakComponents.map((component, c) => {
        const value = x[c * count + i];
        return [component, Number.isNaN(value) ? null : round(value, 4)];
      })) as WeakPointRow['components'], // prettier-ignore
      evidence: Object.fromEntries(known.map((figure) => [figure, round(objects.evidence[figure][i], 4)])),
    };
  };
}
