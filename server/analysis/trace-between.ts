import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from './analysis-error.ts';
import type { CityNetwork } from './city-network.ts';
import { findPaths } from './trace-paths.ts';
import type { Seeds } from './trace-seeds.ts';
import type { Barriers } from './trace-stops.ts';
import type { Found, TracedPipe } from './trace-types.ts';

/** The ways along the flow between two places, whichever way the water runs. Throws for an area: it is no place. */
export function traceBetween(from: Seeds, to: Seeds, barriers: Barriers, city: CityNetwork): Found {
  for (const [field, seeds] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (seeds.pipes.length > 1) {
      throw new AnalysisError('request-invalid', field, `${field} is an area: a path leads from one place to another`);
    }
  }
  const forth = search(from, to, barriers, city);
  const back = forth.paths.length > 0 ? undefined : search(to, from, barriers, city);
  const { paths, complete } = back ?? forth;
  const traced = new Map<number, TracedPipe>();
  for (const path of paths) {
    let distanceM = 0;
    for (const pipe of path.pipes) {
      const known = traced.get(pipe);
      if (!known) traced.set(pipe, { pipe, part: 'path', distanceM });
      else known.distanceM = Math.min(known.distanceM, distanceM);
      distanceM += city.network.lengthM[pipe];
    }
  }
  return {
    traced: [...traced.values()],
    stops: [],
    paths,
    pathsComplete: complete,
    reversed: (back?.paths.length ?? 0) > 0,
    landNodes: [],
    blocked: null,
  };
}

/** Ways from the pipe or node of one to that of the other, both included. */
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
