import { nodeRoles } from '../../data/network/pipe-table.ts';
import type { Network } from '../../data/network/network.ts';

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

/** What a walk reached. Distances are the shortest ways along the network from where it began, m. */
export interface Walk {
  /** In order of discovery: fewest pipes from the beginning first. */
  pipes: Uint32Array;
  /** Distance from the beginning to the nearer end of each pipe. */
  distanceM: Float64Array;
  nodes: Uint32Array;
  /** Nodes the walk could not leave, and why. */
  stops: { node: number; reason: StopReason; distanceM: number }[];
}

const [outfall, works] = (['outfall', 'works'] as const).map((role) => nodeRoles.indexOf(role));

/**
 * Walks a network up or down. It keeps its marks between walks, so that a walk costs what it reaches and not what the
 * city has: one walker serves one thread.
 */
export class Walker {
  private readonly network: Network;
  private readonly nodeMark: Uint32Array;
  private readonly pipeMark: Uint32Array;
  private readonly queued: Uint8Array;
  private readonly nodeM: Float64Array;
  private readonly queue: Uint32Array;
  private mark = 0;

  constructor(network: Network) {
    this.network = network;
    this.nodeMark = new Uint32Array(network.ends.nodes);
    this.pipeMark = new Uint32Array(network.pipes);
    this.queued = new Uint8Array(network.ends.nodes);
    this.nodeM = new Float64Array(network.ends.nodes);
    this.queue = new Uint32Array(network.ends.nodes + 1);
  }

  /**
   * Everything up- or downstream of `starts`. The nodes it starts from are never barriers. Cycles are walked once.
   * Nodes are taken first in, first out, and again when a shorter way to them turns up, which in nets that are nearly
   * trees is rare.
   */
  walk(starts: readonly number[], direction: TraceDirection, barriers: Barriers = noBarriers): Walk {
    const { network, nodeMark, pipeMark, nodeM, queue, queued } = this;
    const mark = ++this.mark;
    const ways = direction === 'upstream' ? network.in : network.out;
    const far = direction === 'upstream' ? network.from : network.to;
    const near = direction === 'upstream' ? network.to : network.from;
    const bounded = barriers.nodes.size > 0 || barriers.pipes.size > 0;
    const pipes: number[] = [];
    const nodes: number[] = [];
    const size = queue.length;
    let [head, tail] = [0, 0];
    for (const node of starts) {
      if (nodeMark[node] === mark) continue;
      nodeMark[node] = mark;
      nodeM[node] = 0;
      nodes.push(node);
      queue[tail++] = node;
    }
    const started = nodes.length;
    while (head !== tail) {
      const node = queue[head];
      head = head + 1 === size ? 0 : head + 1;
      queued[node] = 0;
      for (let k = ways.first[node], end = ways.first[node + 1]; k < end; k++) {
        const pipe = ways.pipes[k];
        if (bounded && barriers.pipes.has(pipe)) continue;
        if (pipeMark[pipe] !== mark) {
          pipeMark[pipe] = mark;
          pipes.push(pipe);
        }
        const next = far[pipe];
        const wayM = nodeM[node] + network.lengthM[pipe];
        if (nodeMark[next] !== mark) {
          nodeMark[next] = mark;
          nodes.push(next);
        } else if (wayM >= nodeM[next]) continue;
        nodeM[next] = wayM;
        if (queued[next] || (bounded && barriers.nodes.has(next))) continue;
        queued[next] = 1;
        queue[tail] = next;
        tail = tail + 1 === size ? 0 : tail + 1;
      }
    }
    const distanceM = new Float64Array(pipes.length);
    for (let i = 0; i < pipes.length; i++) distanceM[i] = nodeM[near[pipes[i]]];
    const stops = [];
    for (let i = 0; i < nodes.length; i++) {
      const reason = this.stopReason(nodes[i], direction, barriers, i < started);
      if (reason) stops.push({ node: nodes[i], reason, distanceM: nodeM[nodes[i]] });
    }
    return { pipes: Uint32Array.from(pipes), distanceM, nodes: Uint32Array.from(nodes), stops };
  }

  /** Why a walk ends at a node, or undefined where it goes on. A node with both goes on. */
  private stopReason(
    node: number,
    direction: TraceDirection,
    barriers: Barriers,
    isStart: boolean,
  ): StopReason | undefined {
    const { network } = this;
    const ways = direction === 'upstream' ? network.in : network.out;
    const begin = ways.first[node];
    const end = ways.first[node + 1];
    if (!isStart && barriers.nodes.has(node)) return 'barrier';
    let open = 0;
    for (let k = begin; k < end; k++) {
      const pipe = ways.pipes[k];
      if (barriers.pipes.has(pipe)) return 'barrier';
      if (network.from[pipe] !== network.to[pipe]) open++;
    }
    if (open > 0) return undefined;
    const role = network.role[node];
    if (direction === 'downstream' && role === outfall) return 'outfall';
    if (direction === 'downstream' && role === works) return 'works';
    if (network.undirected.first[node + 1] > network.undirected.first[node]) return 'direction-unknown';
    const { records, named } = network.ends;
    if (node >= records && node < named) return 'missing-end-node';
    if (direction === 'upstream') return 'head';
    return this.someRiseHere(node) ? 'direction-conflict' : 'dead-end';
  }

  /** Whether a pipe that is said to lead here has inverts that lead away: it may be the missing way out. */
  private someRiseHere(node: number): boolean {
    const { in: ways, directions } = this.network;
    for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
      if (directions.againstInverts[ways.pipes[k]]) return true;
    }
    return false;
  }
}
