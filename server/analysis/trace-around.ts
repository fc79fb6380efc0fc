import type { CityNetwork } from './city-network.ts';
import type { Seeds } from './trace-seeds.ts';
import { type Barriers, findStops, type TraceDirection } from './trace-stops.ts';
import type { Found, TracedPipe, TracedStop } from './trace-types.ts';

/**
 * Everything up- or downstream of the seeds, or both. Upstream is followed first: a pipe of a cycle that lies on both
 * sides counts as upstream. Only what lies upstream drains land.
 */
export function traceAround(
  seeds: Seeds,
  directions: readonly TraceDirection[],
  barriers: Barriers,
  city: CityNetwork,
): Found {
  const { network, walker } = city;
  const traced = new Map<number, TracedPipe>(seeds.pipes.map((pipe) => [pipe, { pipe, part: 'seed', distanceM: 0 }]));
  const stops: TracedStop[] = [];
  const landNodes: number[] = [];
  for (const part of directions) {
    const ends = part === 'upstream' ? network.from : network.to;
    for (const pipe of seeds.pipes) {
      if (ends[pipe] < 0)
        stops.push({ node: network.ends.start[pipe], reason: 'direction-unknown', part, distanceM: 0 });
    }
    const starts = [...seeds.nodes, ...seeds.pipes.filter((pipe) => ends[pipe] >= 0).map((pipe) => ends[pipe])];
    const walk = walker.walk(starts, part, barriers);
    for (let i = 0; i < walk.pipes.length; i++) {
      const pipe = walk.pipes[i];
      if (!traced.has(pipe)) traced.set(pipe, { pipe, part, distanceM: walk.distanceM[i] });
    }
    for (const stop of findStops(network, walk, part, barriers)) stops.push({ ...stop, part });
    if (part === 'upstream') for (const node of walk.nodes) landNodes.push(node);
  }
  return {
    traced: [...traced.values()],
    stops,
    paths: [],
    pathsComplete: true,
    reversed: false,
    landNodes,
    blocked: null,
  };
}
