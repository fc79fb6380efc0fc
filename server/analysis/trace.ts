import type { Position } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import { flowEvidence, nodeRoles, noEvidence } from '../../data/network/pipe-table.ts';
import { AnalysisError } from './analysis-error.ts';
import { cityEdge } from './city-edge.ts';
import { type CityNetwork, cityNetwork, textOf } from './city-network.ts';
import type { LayerColumns } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { findOnTheWay, type TraceFinding } from './trace-findings.ts';
import { findPaths } from './trace-paths.ts';
import { findSeeds, type PlaceParameter, type Seeds } from './trace-seeds.ts';
import { touchedBy, type TouchedRecord } from './trace-touched.ts';
import type { Barriers, StopReason, TraceDirection } from './trace-walk.ts';

export interface TraceParameters {
  from: PlaceParameter;
  direction: TraceDirection | 'both' | 'path';
  to?: PlaceParameter | undefined;
  barriers?: { pumps?: boolean; gates?: boolean; nodes?: readonly string[]; pipes?: readonly string[] } | undefined;
  nearM?: number | undefined;
}

type Part = 'seed' | TraceDirection | 'path';

/** A network pipe of the answer. */
export interface TracedPipe {
  pipe: number;
  part: Part;
  distanceM: number;
}

export interface TracedStop {
  node: number;
  reason: StopReason;
  part: TraceDirection | 'path';
  distanceM: number;
  position: Position;
}

export interface TraceAnswer {
  city: CityNetwork;
  seeds: { layer: 'pipes' | 'nodes'; key: string; distanceM: number }[];
  /** Nearest first. */
  traced: TracedPipe[];
  stops: TracedStop[];
  paths: { lengthM: number; pipes: number[] }[];
  pathsComplete: boolean;
  reversed: boolean;
  touched: TouchedRecord[];
  findings: TraceFinding[];
  catchments: { count: number; areaM2: number | null };
  nearM: number;
}

/**
 * Follows the network from a place: everything upstream, downstream or both, or the ways between two places. Throws what
 * `findSeeds` throws, and `item-unknown` for a barrier that is no record.
 */
export function trace(parameters: TraceParameters, context: AnalysisContext): TraceAnswer {
  const { dataset } = context;
  const city = cityNetwork(dataset);
  const seeds = findSeeds(parameters.from, 'from', context, city);
  context.checkpoint(0.3);
  const barriers = findBarriers(parameters.barriers ?? {}, context, city);
  const pipes = dataset.layers.pipes;
  const found =
    parameters.direction === 'path'
      ? between(seeds, parameters.to, barriers, context, city)
      : around(
          seeds,
          parameters.direction === 'both' ? ['upstream', 'downstream'] : [parameters.direction],
          barriers,
          city,
        );
  context.checkpoint(0.7);
  const traced = found.traced.sort((a, b) => a.distanceM - b.distanceM || a.pipe - b.pipe);
  const numbers = traced.map(({ pipe }) => pipe);
  const nearM = parameters.nearM ?? limits.traceNearDefaultM;
  return {
    ...found,
    city,
    traced,
    stops: found.stops.map((stop) => placeStop(stop, context, city)),
    seeds: [
      ...seeds.pipes.map((pipe) => ({ layer: 'pipes' as const, key: pipes.keys[city.recordOf[pipe]] })),
      ...seeds.nodes.map((node) => ({ layer: 'nodes' as const, key: dataset.layers.nodes.keys[node] })),
    ].map((seed) => ({ ...seed, distanceM: seeds.distanceM })),
    touched: touchedBy(
      dataset,
      numbers.map((pipe) => city.recordOf[pipe]),
      nearM,
    ),
    findings: findOnTheWay(numbers, city, pipes),
    catchments: catchmentsOf(numbers, seeds, context, city),
    nearM,
  };
}

interface Found {
  traced: TracedPipe[];
  stops: Omit<TracedStop, 'position'>[];
  paths: TraceAnswer['paths'];
  pathsComplete: boolean;
  reversed: boolean;
}

function around(seeds: Seeds, directions: TraceDirection[], barriers: Barriers, city: CityNetwork): Found {
  const { network, walker } = city;
  const traced = new Map<number, TracedPipe>(seeds.pipes.map((pipe) => [pipe, { pipe, part: 'seed', distanceM: 0 }]));
  const stops: Found['stops'] = [];
  for (const part of directions) {
    const ends = part === 'upstream' ? network.from : network.to;
    const loose = seeds.pipes.filter((pipe) => ends[pipe] < 0);
    for (const pipe of loose) {
      stops.push({ node: network.ends.start[pipe], reason: 'direction-unknown', part, distanceM: 0 });
    }
    const starts = [...seeds.nodes, ...seeds.pipes.filter((pipe) => ends[pipe] >= 0).map((pipe) => ends[pipe])];
    const walk = walker.walk(starts, part, barriers);
    walk.pipes.forEach((pipe, i) => {
      if (!traced.has(pipe)) traced.set(pipe, { pipe, part, distanceM: walk.distanceM[i] });
    });
    for (const stop of walk.stops) stops.push({ ...stop, part });
  }
  return { traced: [...traced.values()], stops, paths: [], pathsComplete: true, reversed: false };
}

function between(
  seeds: Seeds,
  to: PlaceParameter | undefined,
  barriers: Barriers,
  context: AnalysisContext,
  city: CityNetwork,
): Found {
  if (!to) throw new AnalysisError('request-invalid', 'to', 'to is missing: a path leads from one place to another');
  const target = findSeeds(to, 'to', context, city);
  const forth = search(seeds, target, barriers, city);
  const back = forth.paths.length > 0 ? undefined : search(target, seeds, barriers, city);
  const { paths, complete } = back ?? forth;
  const traced = new Map<number, TracedPipe>();
  for (const path of paths) {
    let distanceM = 0;
    for (const pipe of path.pipes) {
      if (!traced.has(pipe)) traced.set(pipe, { pipe, part: 'path', distanceM });
      distanceM += city.network.lengthM[pipe];
    }
  }
  return {
    traced: [...traced.values()],
    stops: [],
    paths,
    pathsComplete: complete,
    reversed: (back?.paths.length ?? 0) > 0,
  };
}

/** Ways from the first pipe or node of one to that of the other, both included. */
function search(from: Seeds, to: Seeds, barriers: Barriers, city: CityNetwork): ReturnType<typeof findPaths> {
  const { network } = city;
  const first = from.pipes[0];
  const last = to.pipes[0];
  if (first !== undefined && first === last) {
    return { paths: [{ pipes: [first], lengthM: network.lengthM[first] }], complete: true };
  }
  const source = first === undefined ? from.nodes[0] : network.to[first];
  const target = last === undefined ? to.nodes[0] : network.from[last];
  if (source < 0 || target < 0) return { paths: [], complete: true };
  const found =
    source === target
      ? { paths: [{ pipes: [] as number[], lengthM: 0 }], complete: true }
      : findPaths(network, source, target, barriers, limits.tracePathsMax);
  const paths = found.paths
    .map(({ pipes }) => [...(first === undefined ? [] : [first]), ...pipes, ...(last === undefined ? [] : [last])])
    .filter((pipes) => pipes.length > 0)
    .map((pipes) => ({ pipes, lengthM: pipes.reduce((sum, pipe) => sum + network.lengthM[pipe], 0) }));
  return { ...found, paths };
}

function findBarriers(
  asked: NonNullable<TraceParameters['barriers']>,
  context: AnalysisContext,
  city: CityNetwork,
): Barriers {
  const { pipes, nodes } = context.dataset.layers;
  const record = (layer: LayerColumns | undefined, key: string, field: string): number => {
    const at = layer?.keys.indexOf(key) ?? -1;
    if (at < 0) throw new AnalysisError('item-unknown', field, `there is no record "${key}"; search for it`);
    return at;
  };
  const barred = new Set<number>((asked.nodes ?? []).map((key) => record(nodes, key, 'barriers.nodes')));
  const roles = [...(asked.pumps ? ['pump'] : []), ...(asked.gates ? ['gate'] : [])];
  if (roles.length > 0) {
    city.network.role.forEach((role, node) => {
      if (roles.includes(nodeRoles[role])) barred.add(node);
    });
  }
  return {
    nodes: barred,
    pipes: new Set((asked.pipes ?? []).map((key) => city.pipeOf[record(pipes, key, 'barriers.pipes')])),
  };
}

/** Adds the place; an end without a way on that lies at the city's edge is no defect of the network. */
function placeStop(stop: Omit<TracedStop, 'position'>, context: AnalysisContext, { network }: CityNetwork): TracedStop {
  const x = network.ends.nodeXy[2 * stop.node];
  const y = network.ends.nodeXy[2 * stop.node + 1];
  const [lon, lat] = context.projection.inverse(x, y);
  const mayLeave = stop.reason === 'dead-end' || stop.reason === 'missing-end-node';
  return {
    ...stop,
    reason: mayLeave && cityEdge(context).isNear(x, y) ? 'city-edge' : stop.reason,
    position: [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9],
  };
}

/** Surveyed catchments that drain into a node the trace reached. */
function catchmentsOf(
  traced: readonly number[],
  seeds: Seeds,
  { dataset, land, ops }: AnalysisContext,
  { network }: CityNetwork,
): TraceAnswer['catchments'] {
  const { catchments, nodes } = dataset.layers;
  if (!catchments || !nodes) return { count: 0, areaM2: null };
  const reached = new Set<string>();
  for (const node of seeds.nodes) reached.add(nodes.keys[node]);
  for (const pipe of traced) {
    const node = network.from[pipe];
    if (node >= 0 && node < network.ends.records) reached.add(nodes.keys[node]);
  }
  const outlet = textOf(catchments, 'outletNodeId');
  let count = 0;
  let areaM2 = 0;
  for (const zone of land.zonesOf('catchments')) {
    if (!reached.has(outlet(zone.feature) ?? '')) continue;
    count++;
    areaM2 += ops.area(zone.shape);
  }
  return { count, areaM2: count === 0 ? null : areaM2 };
}

/** Name of the evidence for a pipe's direction, or null. */
export function evidenceOf(pipe: number, { network }: CityNetwork): string | null {
  const at = network.directions.evidence[pipe];
  return at === noEvidence ? null : flowEvidence[at];
}
