import type { Network } from '../../data/network/network.ts';
import { nodeRoles } from '../../data/network/pipe-table.ts';
import type { Walk } from './trace-walk.ts';

export type TraceDirection = 'upstream' | 'downstream';

/** Where a trace may not go on. Node and pipe numbers are those of the network. */
export interface Barriers {
  nodes: ReadonlySet<number>;
  pipes: ReadonlySet<number>;
}

export const noBarriers: Barriers = { nodes: new Set(), pipes: new Set() };

/** Why a trace ends at a node; see server/README.md for each in words. */
export type StopReason =
  | 'outfall'
  | 'works'
  | 'head'
  | 'dead-end'
  | 'missing-end-node'
  | 'direction-conflict'
  | 'direction-unknown'
  | 'barrier'
  | 'city-edge';

const [outfall, works] = (['outfall', 'works'] as const).map((role) => nodeRoles.indexOf(role));

/** A node a walk could not leave, and why. */
export interface Stop {
  node: number;
  reason: StopReason;
  distanceM: number;
}

/** The ends of a walk, in the order they were reached. */
export function findStops(
  network: Network,
  { nodes, nodeM, starts, ends }: Walk,
  direction: TraceDirection,
  barriers: Barriers,
): Stop[] {
  const stops: Stop[] = [];
  for (const i of ends) {
    const node = nodes[i];
    const reason = stopReason(network, node, direction, barriers, i < starts);
    if (reason) stops.push({ node, reason, distanceM: nodeM[i] });
  }
  return stops;
}

/** Why a walk ends at a node, or undefined where it goes on. A node with both goes on. */
export function stopReason(
  network: Network,
  node: number,
  direction: TraceDirection,
  barriers: Barriers,
  isStart: boolean,
): StopReason | undefined {
  const { first, pipes, far } = direction === 'upstream' ? network.in : network.out;
  if (!isStart && barriers.nodes.has(node)) return 'barrier';
  let isOpen = false;
  for (let k = first[node]; k < first[node + 1]; k++) {
    if (barriers.pipes.has(pipes[k])) return 'barrier';
    if (far[k] !== node) isOpen = true;
  }
  if (isOpen) return undefined;
  const role = network.role[node];
  if (direction === 'downstream' && role === outfall) return 'outfall';
  if (direction === 'downstream' && role === works) return 'works';
  if (network.undirected.first[node + 1] > network.undirected.first[node]) return 'direction-unknown';
  const { records, named } = network.ends;
  if (node >= records && node < named) return 'missing-end-node';
  if (direction === 'upstream') return 'head';
  return someRiseHere(network, node) ? 'direction-conflict' : 'dead-end';
}

/** Whether a pipe that is said to lead here has inverts that lead away: it may be the missing way out. */
function someRiseHere({ in: ways, directions }: Network, node: number): boolean {
  for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
    if (directions.againstInverts[ways.pipes[k]]) return true;
  }
  return false;
}
