import type { SegmentGraph } from './segment-graph.ts';
import type { Rank } from './street-rank.ts';
import { hypot } from './hypot.ts';

/** A street that a traced line crosses, or the junction it was led to. */
export interface Anchor {
  /** Index in the half line's points. */
  point: number;
  x: number;
  y: number;
  vertex: number | undefined;
}

/** A line traced one way from its start, with the streets it crosses. */
export interface Half {
  points: number[];
  anchors: Anchor[];
}

/** Puts a line into the graph; returns its points. */
export function commitStreet(graph: SegmentGraph, rank: Rank, x: number, y: number, ahead: Half, back: Half): number[] {
  const xs: number[] = [];
  const marks: (Anchor | undefined)[] = [];
  const push = (half: Half, reverse: boolean): void => {
    const byPoint = new Map(half.anchors.map((a) => [a.point, a]));
    const n = half.points.length / 2;
    for (let k = 0; k < n; k++) {
      const i = reverse ? n - 1 - k : k;
      xs.push(half.points[2 * i], half.points[2 * i + 1]);
      marks.push(byPoint.get(i));
    }
  };
  push(back, true);
  // The start itself stays only where the line really goes through it.
  if (ahead.points.length > 0 && back.points.length > 0) {
    xs.push(x, y);
    marks.push(undefined);
  }
  push(ahead, false);
  if (ahead.points.length === 0 || back.points.length === 0) dropFreeHead(xs, marks, rank);
  const line = graph.lines.length;
  graph.lines.push({ roadClass: rank.roadClass, origin: rank.origin, loop: false });
  const result: number[] = [];
  let previous: number | undefined;
  for (let k = 0; k < marks.length; k++) {
    const mark = marks[k];
    // Points right beside an anchor would make a kink where the anchor was moved to a junction.
    if (!mark && nearAnchor(xs, marks, k, 0.8 * rank.stepM)) continue;
    let vertex: number;
    if (mark) vertex = mark.vertex ?? attach(graph, mark);
    else vertex = graph.addVertex(xs[2 * k], xs[2 * k + 1]);
    if (previous !== undefined) graph.addSegment(previous, vertex, line);
    previous = vertex;
    result.push(graph.x[vertex], graph.y[vertex]);
  }
  return result;
}

/** A line that begins in the open although nothing may end there loses its first points up to the first street. */
function dropFreeHead(xs: number[], marks: (Anchor | undefined)[], rank: Rank): void {
  if (rank.deadEndM > 0) return;
  while (marks.length > 0 && !marks[0]) {
    marks.shift();
    xs.splice(0, 2);
  }
  while (marks.length > 0 && !marks.at(-1)) {
    marks.pop();
    xs.length -= 2;
  }
}

function nearAnchor(xs: readonly number[], marks: readonly (Anchor | undefined)[], k: number, reachM: number): boolean {
  if (k === 0 || k === marks.length - 1) return false;
  for (const o of [k - 1, k + 1]) {
    if (!marks[o]) continue;
    if (hypot(xs[2 * o] - xs[2 * k], xs[2 * o + 1] - xs[2 * k + 1]) < reachM) return true;
  }
  return false;
}

function attach(graph: SegmentGraph, anchor: Anchor): number {
  const found = graph.nearest(anchor.x, anchor.y, 5);
  if (!found) return graph.addVertex(anchor.x, anchor.y);
  return graph.splitAt(found.segment, found.x, found.y, 4);
}
