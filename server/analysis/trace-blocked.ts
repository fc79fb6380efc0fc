import { createMinHeap } from '../../data/network/min-heap.ts';
import type { Network } from '../../data/network/network.ts';
import { nodeRoles } from '../../data/network/pipe-table.ts';
import { type Barriers, findStops, type Stop } from './trace-stops.ts';
import type { BlockedAnswer, Found, Spill, TracedPipe } from './trace-types.ts';
import type { Walker } from './trace-walk.ts';

/** Levels that a blockage is judged by, m; NaN where the survey has none. */
export interface Levels {
  groundM: (node: number) => number;
  /** Level that water must rise to before it enters the pipe from its lower end. */
  sillM: (pipe: number) => number;
}

const pump = nodeRoles.indexOf('pump');
const [isUp, hasExit] = [1, 2];

/**
 * What follows when pipes are blocked: which pipes upstream of them have no other way to an end that takes the water
 * (`isExit`), which have one, which pipes those other ways consist of, and where the water that has none comes to the
 * surface. Scratch is local: a bit set over the nodes.
 */
export function traceBlocked(
  blocked: readonly number[],
  network: Network,
  walker: Walker,
  bars: Barriers,
  isExit: (stop: Stop) => boolean,
  levels: Levels,
): Found {
  const barriers = { nodes: bars.nodes, pipes: new Set([...bars.pipes, ...blocked]) };
  const heads = blocked.map((pipe) => network.from[pipe]).filter((node) => node >= 0);
  const up = walker.walk(heads, 'upstream', barriers);
  const upPipes = up.pipes.slice();
  const upM = up.distanceM.slice();
  const upNodes = up.nodes.slice();
  const stops: Found['stops'] = findStops(network, up, 'upstream', bars).map((stop) => ({ ...stop, part: 'upstream' }));
  for (const pipe of blocked) {
    if (network.from[pipe] < 0)
      stops.push({ node: network.ends.start[pipe], reason: 'direction-unknown', part: 'upstream', distanceM: 0 });
  }
  const state = new Uint8Array(network.ends.nodes);
  for (const node of upNodes) state[node] = isUp;

  const down = walker.walk(upNodes, 'downstream', barriers);
  const exits = findStops(network, down, 'downstream', bars).filter(isExit);
  markWaysTo(
    exits.map(({ node }) => node),
    network,
    barriers,
    state,
  );

  const traced: TracedPipe[] = blocked.map((pipe) => ({ pipe, part: 'seed', distanceM: 0 }));
  upPipes.forEach((pipe, i) => {
    const part = state[network.to[pipe]] & hasExit ? 'diverted' : 'cut-off';
    traced.push({ pipe, part, distanceM: upM[i] });
  });
  down.pipes.forEach((pipe, i) => {
    const isDetour = state[network.to[pipe]] & hasExit && !(state[network.to[pipe]] & isUp);
    if (isDetour) traced.push({ pipe, part: 'detour', distanceM: down.distanceM[i] });
  });
  for (const exit of exits) stops.push({ ...exit, part: 'detour' });
  const cutOff = [...upNodes].filter((node) => !(state[node] & hasExit));
  return {
    traced,
    stops,
    paths: [],
    pathsComplete: true,
    reversed: false,
    landNodes: cutOff,
    blocked: findSpill(
      heads.filter((node) => !(state[node] & hasExit)),
      cutOff,
      network,
      barriers,
      levels,
    ),
  };
}

/** Marks every node that leads to one of the exits. */
function markWaysTo(exits: readonly number[], { in: ways }: Network, barriers: Barriers, state: Uint8Array): void {
  const open = [...exits];
  for (const node of open) state[node] |= hasExit;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
      const from = ways.far[k];
      if (state[from] & hasExit || barriers.pipes.has(ways.pipes[k]) || barriers.nodes.has(from)) continue;
      state[from] |= hasExit;
      open.push(from);
    }
  }
}

/**
 * The node where water that rises behind the blockage reaches the ground first: the least level that lets it climb every
 * sill on the way and reach the ground. A sill that is not known holds nothing back; a pump lets nothing back through.
 */
function findSpill(
  heads: readonly number[],
  cutOff: readonly number[],
  network: Network,
  barriers: Barriers,
  { groundM, sillM }: Levels,
): BlockedAnswer {
  if (cutOff.length === 0) return { spill: null, groundKnown: null };
  const members = new Set(cutOff);
  const levelM = new Map<number, number>();
  const wayM = new Map<number, number>();
  const heap = createMinHeap();
  for (const node of heads) {
    levelM.set(node, -Infinity);
    wayM.set(node, 0);
    heap.push(-Infinity, node);
  }
  const done = new Set<number>();
  let spill: Spill | null = null;
  let spillM = Infinity;
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done.has(node)) continue;
    done.add(node);
    const level = levelM.get(node)!;
    if (level >= spillM) break;
    const ground = groundM(node);
    if (Math.max(level, ground) < spillM) {
      spillM = Math.max(level, ground);
      spill = { node, groundM: ground, distanceM: wayM.get(node)! };
    }
    if (network.role[node] === pump) continue;
    const { first, pipes, far } = network.in;
    for (let k = first[node]; k < first[node + 1]; k++) {
      if (barriers.pipes.has(pipes[k]) || !members.has(far[k])) continue;
      const sill = sillM(pipes[k]);
      const next = Math.max(level, Number.isNaN(sill) ? -Infinity : sill);
      if (next >= (levelM.get(far[k]) ?? Infinity) && levelM.has(far[k])) continue;
      levelM.set(far[k], next);
      wayM.set(far[k], wayM.get(node)! + network.lengthM[pipes[k]]);
      heap.push(next, far[k]);
    }
  }
  const known = cutOff.filter((node) => !Number.isNaN(groundM(node))).length;
  return { spill, groundKnown: known / cutOff.length };
}
