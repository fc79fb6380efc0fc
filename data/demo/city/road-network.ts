import type { Land } from './land.ts';
import { lineLength, reverseLine, simplifyLine } from './lines.ts';
import type { RoadClass } from './plan.ts';
import type { SegmentGraph } from './segment-graph.ts';
import { hypot } from './hypot.ts';

/** A street between two junctions, before it has a name. */
export interface RawEdge {
  from: number;
  to: number;
  points: number[];
  line: number;
  roadClass: RoadClass;
  origin: string;
  level: -1 | 0 | 1;
}

export interface RawNetwork {
  nodes: number[];
  edges: RawEdge[];
}

/** Nodes where streets meet or end, edges between them with simplified lines. */
export function toNetwork(graph: SegmentGraph): RawNetwork {
  const nodeOf = new Int32Array(graph.x.length).fill(-1);
  const nodes: number[] = [];
  const edges: RawEdge[] = [];
  const isNode = (v: number): boolean => {
    const at = graph.at[v];
    return at.length !== 2 || graph.line[at[0]] !== graph.line[at[1]];
  };
  const nodeAt = (v: number): number => {
    if (nodeOf[v] < 0) {
      nodeOf[v] = nodes.length / 2;
      nodes.push(round(graph.x[v]), round(graph.y[v]));
    }
    return nodeOf[v];
  };
  const done = new Uint8Array(graph.from.length);
  const follow = (start: number, first: number): void => {
    if (done[first]) return;
    const vertices = [start];
    let v = start;
    let via = first;
    for (;;) {
      done[via] = 1;
      v = graph.other(via, v);
      vertices.push(v);
      if (isNode(v) || v === start) break;
      via = graph.at[v][0] === via ? graph.at[v][1] : graph.at[v][0];
    }
    if (v === start) {
      // A loop from a junction back to it: two streets with a node half way.
      const middle = Math.floor(vertices.length / 2);
      push(vertices.slice(0, middle + 1), first);
      push(vertices.slice(middle), first);
    } else push(vertices, first);
  };
  const push = (vertices: number[], segment: number): void => {
    const points = vertices.flatMap((v) => [round(graph.x[v]), round(graph.y[v])]);
    const line = graph.line[segment];
    edges.push({
      from: nodeAt(vertices[0]),
      to: nodeAt(vertices[vertices.length - 1]),
      points: simplifyLine(points, 0.45),
      line,
      roadClass: graph.lines[line].roadClass,
      origin: graph.lines[line].origin,
      level: 0,
    });
  };
  for (let v = 0; v < graph.x.length; v++) {
    if (graph.at[v].length === 0 || !isNode(v)) continue;
    for (const s of graph.at[v]) follow(v, s);
  }
  for (let s = 0; s < graph.from.length; s++) if (graph.alive[s] && !done[s]) follow(graph.from[s], s);
  return { nodes, edges };
}

const round = (metres: number): number => Math.round(metres * 100) / 100;

/**
 * A great road that only meets small streets at its end is one class lower there, back to the last junction with a
 * road of nearly its own class: no avenue ends in a lane.
 */
export function taperEnds(network: RawNetwork): void {
  const rank: Record<RoadClass, number> = { expressway: 0, arterial: 1, secondary: 2, local: 3, lane: 4 };
  const { edges } = network;
  const at: number[][] = Array.from({ length: network.nodes.length / 2 }, () => []);
  for (const [e, edge] of edges.entries()) {
    at[edge.from].push(e);
    at[edge.to].push(e);
  }
  for (const roadClass of ['arterial', 'secondary'] as const) {
    const lower: RoadClass = roadClass === 'arterial' ? 'secondary' : 'local';
    for (let node = 0; node < at.length; node++) {
      // At the rim roads go on beyond the map.
      if (at[node].length < 2) continue;
      let here = node;
      for (;;) {
        const own = at[here].filter((e) => rank[edges[e].roadClass] <= rank[roadClass]);
        if (own.length !== 1 || edges[own[0]].roadClass !== roadClass) break;
        if (
          here !== node &&
          at[here].some((e) => rank[edges[e].roadClass] === rank[roadClass] + 1 && edges[e].line !== edges[own[0]].line)
        )
          break;
        if (
          here === node &&
          roadClass === 'arterial' &&
          at[here].filter((e) => edges[e].roadClass === 'secondary').length > 1
        )
          break;
        const edge = edges[own[0]];
        edge.roadClass = lower;
        here = edge.from === here ? edge.to : edge.from;
      }
    }
  }
}

/**
 * Leads streets under the expressway: at chosen crossings the junction goes, the expressway runs through and the
 * street gets a piece of its own at level −1 between two new nodes. Returns the network without the lost nodes.
 */
export function addUnderpasses(network: RawNetwork, land: Land, random: () => number): RawNetwork {
  const { nodes } = network;
  const edges: (RawEdge | undefined)[] = [...network.edges];
  const at: number[][] = Array.from({ length: nodes.length / 2 }, () => []);
  for (const [e, edge] of network.edges.entries()) {
    at[edge.from].push(e);
    at[edge.to].push(e);
  }
  let wanted = Math.max(1, Math.round(13 * Math.min(4, land.shape.size)));
  const crossings = at
    .map((list, node) => ({ node, list }))
    .filter(({ list }) => list.length === 4 && list.filter((e) => edges[e]!.roadClass === 'expressway').length === 2)
    .map((c) => ({ ...c, order: random() }))
    .sort((a, b) => a.order - b.order);
  for (const { node } of crossings) {
    if (wanted === 0) break;
    const list = at[node];
    const fast = list.filter((e) => edges[e]!.roadClass === 'expressway');
    const slow = list.filter((e) => edges[e]!.roadClass !== 'expressway');
    if (fast.length !== 2 || slow.length !== 2 || edges[slow[0]]!.line !== edges[slow[1]]!.line) continue;
    if (edges[slow[0]]!.roadClass === 'local' || edges[slow[0]]!.roadClass === 'lane') continue;
    if (slow.some((e) => lineLength(edges[e]!.points) < 130) || fast[0] === fast[1]) continue;
    const [far0, far1] = fast.map((e) => (edges[e]!.from === node ? edges[e]!.to : edges[e]!.from));
    if (far0 === far1) continue;
    const [left, right] = slow.map((e) => outward(edges[e]!, node));
    const [cutLeft, cutRight] = [cut(left, 48), cut(right, 48)];
    const [a, b] = [nodes.length / 2, nodes.length / 2 + 1];
    nodes.push(cutLeft.rest[0], cutLeft.rest[1], cutRight.rest[0], cutRight.rest[1]);
    const passage = [...reverseLine(cutLeft.head), ...cutRight.head.slice(2)];
    const base = edges[slow[0]]!;
    for (const [k, e] of slow.entries()) {
      const edge = edges[e]!;
      const rest = k === 0 ? cutLeft.rest : cutRight.rest;
      const near = k === 0 ? a : b;
      const far = edge.from === node ? edge.to : edge.from;
      edges[e] = { ...edge, from: near, to: far, points: rest };
    }
    edges.push({ ...base, from: a, to: b, points: simplifyLine(passage, 0.45), level: -1 });
    const [f0, f1] = fast.map((e) => outward(edges[e]!, node));
    const merged: RawEdge = {
      ...edges[fast[0]]!,
      from: far0,
      to: far1,
      points: [...reverseLine(f0), ...f1.slice(2)],
    };
    // The one edge takes the place of both, also in the list of the node where the other ended.
    edges[fast[0]] = merged;
    edges[fast[1]] = undefined;
    at[far1] = at[far1].map((e) => (e === fast[1] ? fast[0] : e));
    at[node] = [];
    wanted--;
  }
  return compact(
    nodes,
    edges.filter((e) => e !== undefined),
  );
}

function outward(edge: RawEdge, node: number): number[] {
  return edge.from === node ? edge.points : reverseLine(edge.points);
}

function cut(line: readonly number[], atM: number): { head: number[]; rest: number[] } {
  let before = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const length = hypot(line[i + 2] - line[i], line[i + 3] - line[i + 1]);
    if (before + length > atM) {
      const t = (atM - before) / length;
      const x = round(line[i] + t * (line[i + 2] - line[i]));
      const y = round(line[i + 1] + t * (line[i + 3] - line[i + 1]));
      return { head: [...line.slice(0, i + 2), x, y], rest: [x, y, ...line.slice(i + 2)] };
    }
    before += length;
  }
  throw new Error(`cannot cut a line of ${before} m at ${atM} m`);
}

function compact(nodes: readonly number[], edges: RawEdge[]): RawNetwork {
  const map = new Int32Array(nodes.length / 2).fill(-1);
  const kept: number[] = [];
  const of = (node: number): number => {
    if (map[node] < 0) {
      map[node] = kept.length / 2;
      kept.push(nodes[2 * node], nodes[2 * node + 1]);
    }
    return map[node];
  };
  return { nodes: kept, edges: edges.map((e) => ({ ...e, from: of(e.from), to: of(e.to) })) };
}
