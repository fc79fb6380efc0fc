import { snapToleranceM } from '../../data/network/join-ends.ts';
import { type CityNetwork, numberOf, textOf } from '../analysis/city-network.ts';
import type { LayerColumns } from '../analysis/columns.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { evidenceOf, trace } from '../analysis/trace.ts';
import type { TraceAnswer, TracedPipe } from '../analysis/trace-types.ts';
import type { TraceRequest, TraceResult } from '../contract/trace.ts';
import { lineAlongFlow } from './along-flow.ts';
import { identity } from './result-identity.ts';

const degrees = (value: number): number => Math.round(value * 1e9) / 1e9;
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Runs the trace and puts records, totals and what makes the answer checkable to it. */
export function traceResult(request: TraceRequest, context: AnalysisContext, elapsedMs: () => number): TraceResult {
  const answer = trace(request, context);
  const { city, traced } = answer;
  const { pipes, nodes } = context.dataset.layers;
  const { network } = city;
  const keyOf = (pipe: number): string => pipes.keys[city.recordOf[pipe]];
  const [nodeName, nodeNameEn] = [textOf(nodes, 'name'), textOf(nodes, 'nameEn')];
  const nodeOf = (node: number) => ({
    nodeId: node < network.ends.records ? nodes.keys[node] : null,
    name: node < network.ends.records ? (nodeName(node) ?? null) : null,
    nameEn: node < network.ends.records ? (nodeNameEn(node) ?? null) : null,
  });
  const placeOf = (node: number): [number, number] => {
    const [lon, lat] = context.projection.inverse(network.ends.nodeXy[2 * node], network.ends.nodeXy[2 * node + 1]);
    return [degrees(lon), degrees(lat)];
  };
  return {
    type: 'FeatureCollection',
    features: traced.map((each, order) => pipeFeature(each, order, context, city)),
    seeds: answer.seeds.map(({ layer, record, distanceM, onlyFoul }) => {
      const { keys } = context.dataset.layers[layer];
      const position = middleOf(context.dataset.layers[layer], record);
      return { layer, key: keys[record], distanceM: round(distanceM), onlyFoul, position };
    }),
    stops: answer.stops
      .map(({ node, reason, part, distanceM, position }) => ({
        reason,
        part,
        ...nodeOf(node),
        distanceM: round(distanceM),
        position,
      }))
      .sort((a, b) => a.distanceM - b.distanceM),
    paths: answer.paths.map(({ pipes: list, lengthM }) => ({ lengthM: round(lengthM), pipes: list.map(keyOf) })),
    pathsComplete: answer.pathsComplete,
    reversed: answer.reversed,
    totals: totalsOf(answer, context),
    structures: answer.structures.map(({ node, role, distanceM }) => ({
      role,
      ...nodeOf(node),
      distanceM: round(distanceM),
      position: placeOf(node),
    })),
    blocked: answer.blocked && {
      groundKnown: answer.blocked.groundKnown,
      spill: answer.blocked.spill && {
        nodeId: nodeOf(answer.blocked.spill.node).nodeId,
        groundM: answer.blocked.spill.groundM,
        distanceM: round(answer.blocked.spill.distanceM),
        position: placeOf(answer.blocked.spill.node),
      },
    },
    touched: answer.touched.map((record) => ({ ...record, distanceM: round(record.distanceM) })),
    findings: answer.findings,
    meta: {
      ...identity(context, elapsedMs()),
      parameters: { direction: request.direction, nearM: answer.nearM },
      evidence: countBy(network.directions.evidence.keys(), (pipe) => evidenceOf(pipe, city) ?? 'unknown'),
      known: knownOf(traced, context, city),
      snapToleranceM,
      snappedEnds: network.ends.snaps.count,
      method: {
        zh:
          '沿有向管网追踪在用（或状态不明）的管渠。流向依次取自：实测流向、声明为流向的记录顺序、重力管的管底高程（倒虹管与压力管不取）、泵站出水方向、至排放口的最短路径；' +
          `无编号的端点在 ${snapToleranceM} m 内按位置连接。流向不明的管段不追踪，并在终止原因中列出。`,
        en:
          'Follows pipes in use (or of unknown status) along their flow. Direction by, in this order: surveyed flow, record ' +
          'order where it is declared as flow, falling inverts of gravity pipes (not of siphons), away from a pump, the ' +
          'shortest way to an ' +
          `outfall. Ends that name no node are joined by place within ${snapToleranceM} m. Pipes of unknown direction are ` +
          'not followed, and named among the stops.',
      },
    },
  };
}

function pipeFeature(
  { pipe, part, distanceM }: TracedPipe,
  order: number,
  { dataset }: AnalysisContext,
  city: CityNetwork,
): TraceResult['features'][number] {
  const { pipes } = dataset.layers;
  const record = city.recordOf[pipe];
  const diameterM = numberOf(pipes, 'diameterM')(record);
  const { againstInverts } = city.network.directions;
  return {
    type: 'Feature',
    id: pipes.keys[record],
    geometry: lineAlongFlow(pipe, city, pipes),
    properties: {
      part,
      order,
      distanceM: round(distanceM),
      lengthM: round(city.network.lengthM[pipe]),
      kind: textOf(pipes, 'kind')(record) ?? null,
      diameterM: Number.isNaN(diameterM) ? null : diameterM,
      evidence: evidenceOf(pipe, city),
      againstInverts: againstInverts[pipe] === 1,
    },
  };
}

/** The vertex in the middle of a record's first part. */
function middleOf({ featureParts, partRings, ringStarts, lonLat }: LayerColumns, record: number): [number, number] {
  const ring = partRings[featureParts[record]];
  const vertex = (ringStarts[ring] + ringStarts[ring + 1] - 1) >> 1;
  return [lonLat[2 * vertex], lonLat[2 * vertex + 1]];
}

function totalsOf({ traced, stops, land, city }: TraceAnswer, { dataset }: AnalysisContext): TraceResult['totals'] {
  const { pipes } = dataset.layers;
  const kind = textOf(pipes, 'kind');
  const diameter = numberOf(pipes, 'diameterM');
  const lengthByKindM: Record<string, number> = {};
  const lengthBySizeM: Record<string, number> = {};
  const byPart: TraceResult['totals']['byPart'] = {};
  let lengthM = 0;
  for (const { pipe, part } of traced) {
    const record = city.recordOf[pipe];
    const here = city.network.lengthM[pipe];
    const size = Number.isNaN(diameter(record)) ? 'unknown' : String(Math.round(diameter(record) * 1000));
    lengthM += here;
    const ofPart = (byPart[part] ??= { pipes: 0, lengthM: 0 });
    ofPart.pipes++;
    ofPart.lengthM = round(ofPart.lengthM + here);
    lengthByKindM[kind(record) ?? 'unknown'] = (lengthByKindM[kind(record) ?? 'unknown'] ?? 0) + here;
    lengthBySizeM[size] = (lengthBySizeM[size] ?? 0) + here;
  }
  const rounded = (sums: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, round(sum)]));
  return {
    pipes: traced.length,
    lengthM: round(lengthM),
    lengthByKindM: rounded(lengthByKindM),
    lengthBySizeM: rounded(lengthBySizeM),
    byPart,
    catchmentM2: land.areaM2 === null ? null : round(land.areaM2),
    catchments: land.catchments,
    population: land.population === null ? null : Math.round(land.population),
    stops: countBy(stops, ({ reason }) => reason),
  };
}

function knownOf(
  traced: readonly TracedPipe[],
  { dataset }: AnalysisContext,
  city: CityNetwork,
): TraceResult['meta']['known'] {
  const { pipes } = dataset.layers;
  const [start, end, diameter] = ['invertStartM', 'invertEndM', 'diameterM'].map((field) => numberOf(pipes, field));
  const share = (known: (record: number, pipe: number) => boolean): number =>
    traced.length === 0 ? 0 : traced.filter(({ pipe }) => known(city.recordOf[pipe], pipe)).length / traced.length;
  return {
    levels: share((record) => !Number.isNaN(start(record) + end(record))),
    diameter: share((record) => !Number.isNaN(diameter(record))),
    direction: share((_record, pipe) => city.network.directions.sense[pipe] !== 0),
  };
}

function countBy<T>(items: Iterable<T>, nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
