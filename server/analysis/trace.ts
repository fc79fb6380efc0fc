import { limits } from '../../data/model/limits.ts';
import { flowEvidence, nodeRoles, noEvidence } from '../../data/network/pipe-table.ts';
import { AnalysisError } from './analysis-error.ts';
import { cityEdge } from './city-edge.ts';
import { type CityNetwork, cityNetwork, numberOf } from './city-network.ts';
import type { AnalysisContext } from './context.ts';
import { traceAround } from './trace-around.ts';
import { findBarriers } from './trace-barriers.ts';
import { traceBetween } from './trace-between.ts';
import { type Levels, traceBlocked } from './trace-blocked.ts';
import { findOnTheWay } from './trace-findings.ts';
import { landOf } from './trace-land.ts';
import { findSeeds, type Seeds } from './trace-seeds.ts';
import type { Barriers, Stop } from './trace-stops.ts';
import { touchedBy } from './trace-touched.ts';
import type { Found, PassedStructure, TraceAnswer, TracedPipe, TraceParameters } from './trace-types.ts';

/**
 * Follows the network from a place: everything upstream, downstream or both, the ways between two places, or what
 * follows when it is blocked. Throws what `findSeeds` and `findBarriers` throw.
 */
export function trace(parameters: TraceParameters, context: AnalysisContext): TraceAnswer {
  const { dataset } = context;
  const city = cityNetwork(dataset);
  const seeds = findSeeds(parameters.from, 'from', context, city);
  context.checkpoint(0.3);
  const barriers = findBarriers(parameters.barriers ?? {}, context, city);
  const found = follow(parameters, seeds, barriers, context, city);
  context.checkpoint(0.7);
  const traced = found.traced.sort(
    (a, b) => Number(b.part === 'seed') - Number(a.part === 'seed') || a.distanceM - b.distanceM || a.pipe - b.pipe,
  );
  const numbers = traced.map(({ pipe }) => pipe);
  const nearM = parameters.nearM ?? limits.traceNearDefaultM;
  const { pipes } = dataset.layers;
  return {
    ...found,
    city,
    traced,
    stops: found.stops.map((stop) => {
      const [lon, lat] = context.projection.inverse(...placeOf(stop.node, city));
      const reason = leavesTheCity(stop, context, city) ? 'city-edge' : stop.reason;
      return { ...stop, reason, position: [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9] };
    }),
    seeds: [
      ...seeds.pipes.map((pipe) => ({ layer: 'pipes' as const, record: city.recordOf[pipe] })),
      ...seeds.nodes.map((node) => ({ layer: 'nodes' as const, record: node })),
    ].map((seed) => ({ ...seed, distanceM: seeds.distanceM, onlyFoul: seeds.onlyFoul })),
    structures: structuresOn(traced, city),
    touched: touchedBy(
      dataset,
      numbers.map((pipe) => city.recordOf[pipe]),
      nearM,
    ),
    findings: findOnTheWay(numbers, city, pipes),
    land: landOf(found.landNodes, context, city),
    nearM,
  };
}

function follow(
  { direction, to }: TraceParameters,
  seeds: Seeds,
  barriers: Barriers,
  context: AnalysisContext,
  city: CityNetwork,
): Found {
  if (direction === 'path') {
    if (!to) throw new AnalysisError('request-invalid', 'to', 'to is missing: a path leads from one place to another');
    return traceBetween(seeds, findSeeds(to, 'to', context, city), barriers, city);
  }
  if (direction === 'blocked') {
    const { network, walker } = city;
    const { first, pipes } = network.out;
    // A node is blocked when every pipe that leaves it is.
    const leaving = seeds.nodes.flatMap((node) => [...pipes.subarray(first[node], first[node + 1])]);
    const isExit = (stop: Stop): boolean =>
      stop.reason === 'outfall' || stop.reason === 'works' || leavesTheCity(stop, context, city);
    return traceBlocked([...seeds.pipes, ...leaving], network, walker, barriers, isExit, levelsOf(context, city));
  }
  return traceAround(seeds, direction === 'both' ? ['upstream', 'downstream'] : [direction], barriers, city);
}

/** A pipe's sill is its upper invert, or the lower one where that alone is known. */
function levelsOf({ dataset }: AnalysisContext, { network, recordOf }: CityNetwork): Levels {
  const ground = numberOf(dataset.layers.nodes, 'groundM');
  const start = numberOf(dataset.layers.pipes, 'invertStartM');
  const end = numberOf(dataset.layers.pipes, 'invertEndM');
  return {
    groundM: (node) => (node < network.ends.records ? ground(node) : NaN),
    sillM: (pipe) => {
      const [upper, lower] = network.directions.sense[pipe] === -1 ? [end, start] : [start, end];
      const levelM = upper(recordOf[pipe]);
      return Number.isNaN(levelM) ? lower(recordOf[pipe]) : levelM;
    },
  };
}

function placeOf(node: number, { network: { ends } }: CityNetwork): [number, number] {
  return [ends.nodeXy[2 * node], ends.nodeXy[2 * node + 1]];
}

/** An end without a way on that lies at the city's edge is no defect of the network. */
function leavesTheCity({ node, reason }: Stop, context: AnalysisContext, city: CityNetwork): boolean {
  return (reason === 'dead-end' || reason === 'missing-end-node') && cityEdge(context).isNear(...placeOf(node, city));
}

const structureRoles = ['pump', 'gate', 'weir', 'siphon'] as const;

/** Pumps, gates, weirs and siphon chambers at the ends of traced pipes, nearest first. */
function structuresOn(traced: readonly TracedPipe[], { network }: CityNetwork): PassedStructure[] {
  const nearest = new Map<number, PassedStructure>();
  for (const { pipe, distanceM } of traced) {
    for (const node of [network.ends.start[pipe], network.ends.end[pipe]]) {
      const role = structureRoles.find((name) => name === nodeRoles[network.role[node]]);
      if (role && !nearest.has(node)) nearest.set(node, { node, role, distanceM });
    }
  }
  return [...nearest.values()];
}

/** Name of the evidence for a pipe's direction, or null. */
export function evidenceOf(pipe: number, { network }: CityNetwork): string | null {
  const at = network.directions.evidence[pipe];
  return at === noEvidence ? null : flowEvidence[at];
}
