import { inRing, nearestOnLine } from './lines.ts';
import type { Land } from './land.ts';
import { traceFaces } from './arrangement.ts';
import type { RoadClass } from './plan.ts';
import type { SegmentGraph } from './segment-graph.ts';
import { hypot } from './hypot.ts';

const rankOf: Record<RoadClass, number> = { expressway: 0, arterial: 1, secondary: 2, local: 3, lane: 4 };

/** Makes a clean planar net of grown streets: no crossing without a junction, no stubs, no slivers between streets. */
export function tidyStreets(graph: SegmentGraph, land: Land): void {
  splitCrossings(graph);
  joinLooseEnds(graph);
  dropDeadEnds(graph, land);
  for (let round = 0; round < 3; round++) {
    mergeNearJunctions(graph, 13);
    splitCrossings(graph);
    dropSlivers(graph);
    dropDeadEnds(graph, land);
  }
  keepLargestPart(graph);
}

/** Puts a vertex wherever two segments cross; repeats until none do. */
function splitCrossings(graph: SegmentGraph): void {
  for (let s = 0; s < graph.from.length; s++) {
    if (!graph.alive[s]) continue;
    const a = graph.from[s];
    const b = graph.to[s];
    const hit = hitBetween(graph, a, b);
    if (!hit) continue;
    const line = graph.line[s];
    const v = graph.splitAt(hit.segment, hit.x, hit.y, 1.5);
    if (v === a || v === b) {
      // The other segment ends within reach of ours: lead it there.
      continue;
    }
    graph.removeSegment(s);
    graph.addSegment(a, v, line);
    graph.addSegment(v, b, line);
  }
}

function hitBetween(graph: SegmentGraph, a: number, b: number): { segment: number; x: number; y: number } | undefined {
  let best: { segment: number; x: number; y: number; t: number } | undefined;
  const [ax, ay] = [graph.x[a], graph.y[a]];
  const dx = graph.x[b] - ax;
  const dy = graph.y[b] - ay;
  graph.visit(ax, ay, ax + dx, ay + dy, 0, (o) => {
    const c = graph.from[o];
    const d = graph.to[o];
    if (c === a || c === b || d === a || d === b) return false;
    const ex = graph.x[d] - graph.x[c];
    const ey = graph.y[d] - graph.y[c];
    const cross = dx * ey - dy * ex;
    if (cross === 0) return false;
    const wx = graph.x[c] - ax;
    const wy = graph.y[c] - ay;
    const t = (wx * ey - wy * ex) / cross;
    const u = (wx * dy - wy * dx) / cross;
    if (t < 0 || t > 1 || u < 0 || u > 1 || (best && t >= best.t)) return false;
    best = { segment: o, x: ax + t * dx, y: ay + t * dy, t };
    return false;
  });
  return best;
}

/** Joins an end to a street a few metres ahead of it. */
function joinLooseEnds(graph: SegmentGraph): void {
  for (let v = 0; v < graph.at.length; v++) {
    if (graph.at[v].length !== 1) continue;
    const own = graph.at[v][0];
    const before = graph.other(own, v);
    const dx = graph.x[v] - graph.x[before];
    const dy = graph.y[v] - graph.y[before];
    const length = hypot(dx, dy) || 1;
    const reach = graph.roadClass(own) === 'lane' ? 14 : 40;
    const hit = graph.firstHit(
      graph.x[v],
      graph.y[v],
      graph.x[v] + (dx / length) * reach,
      graph.y[v] + (dy / length) * reach,
      v,
    );
    if (!hit || graph.from[hit.segment] === before || graph.to[hit.segment] === before) continue;
    graph.addSegment(v, graph.splitAt(hit.segment, hit.x, hit.y, 5), graph.line[own]);
  }
}

/** The street from a vertex of degree other than two to the next such vertex, or to where it is `enoughM` long. */
function chainFrom(
  graph: SegmentGraph,
  vertex: number,
  segment: number,
  enoughM = Infinity,
): { segments: number[]; end: number; lengthM: number } {
  const segments = [segment];
  let v = graph.other(segment, vertex);
  let via = segment;
  let lengthM = segmentLength(graph, segment);
  while (graph.at[v].length === 2 && v !== vertex && lengthM < enoughM) {
    via = graph.at[v][0] === via ? graph.at[v][1] : graph.at[v][0];
    segments.push(via);
    lengthM += segmentLength(graph, via);
    v = graph.other(via, v);
  }
  return { segments, end: v, lengthM };
}

function segmentLength(graph: SegmentGraph, s: number): number {
  const [a, b] = [graph.from[s], graph.to[s]];
  return hypot(graph.x[b] - graph.x[a], graph.y[b] - graph.y[a]);
}

/** Takes away streets that end nowhere, but for lanes of some length and roads that leave the city. */
function dropDeadEnds(graph: SegmentGraph, land: Land): void {
  const { outline } = land.shape;
  const queue: number[] = [];
  for (let v = 0; v < graph.at.length; v++) if (graph.at[v].length === 1) queue.push(v);
  const short = 30 * Math.min(1, Math.max(0.4, land.shape.scale));
  for (let v = queue.pop(); v !== undefined; v = queue.pop()) {
    if (graph.at[v].length !== 1) continue;
    const { segments, end, lengthM } = chainFrom(graph, v, graph.at[v][0]);
    const roadClass = graph.roadClass(segments[0]);
    if (roadClass === 'lane' && lengthM >= short) continue;
    const leaves =
      !inRing(outline, graph.x[v], graph.y[v]) || nearestOnLine(outline, graph.x[v], graph.y[v]).distanceM < 45;
    if (leaves && roadClass !== 'lane' && lengthM > 60) continue;
    for (const s of segments) graph.removeSegment(s);
    if (graph.at[end].length === 1) queue.push(end);
  }
}

/** Makes one junction of two that are closer than `reachM` along a street. */
function mergeNearJunctions(graph: SegmentGraph, reachM: number): void {
  for (let v = 0; v < graph.at.length; v++) {
    if (graph.at[v].length < 3) continue;
    for (const s of [...graph.at[v]]) {
      if (!graph.alive[s]) continue;
      const chain = chainFrom(graph, v, s, reachM);
      if (chain.lengthM >= reachM || chain.end === v || graph.at[chain.end].length < 3) continue;
      const [keep, drop] = importance(graph, v) >= importance(graph, chain.end) ? [v, chain.end] : [chain.end, v];
      for (const piece of chain.segments) graph.removeSegment(piece);
      for (const piece of [...graph.at[drop]]) {
        const far = graph.other(piece, drop);
        const line = graph.line[piece];
        graph.removeSegment(piece);
        if (far !== keep) graph.addSegment(keep, far, line);
      }
      if (drop === v) break;
    }
  }
}

function importance(graph: SegmentGraph, v: number): number {
  return graph.at[v].reduce((sum, s) => sum + 10 ** (4 - rankOf[graph.roadClass(s)]), 0);
}

/** Opens strips too thin for houses: the lesser street along them goes. */
function dropSlivers(graph: SegmentGraph): void {
  const faces = traceFaces(graph);
  for (const face of faces) {
    if (face.areaM2 <= 0) continue;
    const width = (2 * face.areaM2) / face.perimeterM;
    const lanes = face.segments.every((s) => graph.alive[s] && rankOf[graph.roadClass(s)] >= 3);
    if (width > (lanes ? 13 : 17) && face.areaM2 > 500) continue;
    if (face.segments.some((s) => !graph.alive[s])) continue;
    // Longest piece of the lowest class round the face, between two junctions.
    let worst: { segments: number[]; score: number } | undefined;
    for (const s of face.segments) {
      const v = graph.from[s];
      if (graph.at[v].length < 3) continue;
      for (const t of graph.at[v]) {
        if (!face.segments.includes(t)) continue;
        const chain = chainFrom(graph, v, t);
        const score = rankOf[graph.roadClass(t)] * 10_000 + chain.lengthM;
        if (!worst || score > worst.score) worst = { segments: chain.segments, score };
      }
    }
    if (worst) for (const s of worst.segments) graph.removeSegment(s);
  }
}

/** Streets that no other street reaches go. */
function keepLargestPart(graph: SegmentGraph): void {
  const part = new Int32Array(graph.x.length).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < part.length; start++) {
    if (part[start] >= 0 || graph.at[start].length === 0) continue;
    const id = sizes.length;
    let size = 0;
    const stack = [start];
    part[start] = id;
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      size++;
      for (const s of graph.at[v]) {
        const o = graph.other(s, v);
        if (part[o] < 0) {
          part[o] = id;
          stack.push(o);
        }
      }
    }
    sizes.push(size);
  }
  const largest = sizes.indexOf(Math.max(...sizes, 0));
  for (let s = 0; s < graph.from.length; s++) {
    if (graph.alive[s] && part[graph.from[s]] !== largest) graph.removeSegment(s);
  }
}
