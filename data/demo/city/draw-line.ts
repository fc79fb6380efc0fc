import type { RoadClass } from './plan.ts';
import type { SegmentGraph } from './segment-graph.ts';
import { hypot } from './hypot.ts';

/** Whether a point of a line, given with its index, may be drawn. */
export type Keep = (x: number, y: number, index: number) => boolean;

/** Draws a given line, with a junction wherever it crosses a street; leaves out what `keep` refuses. */
export function drawLine(
  graph: SegmentGraph,
  line: readonly number[],
  roadClass: RoadClass,
  origin: string,
  keep: Keep,
  loop: boolean,
): void {
  const id = graph.lines.length;
  graph.lines.push({ roadClass, origin, loop });
  // Asked before the line is there, so that it does not stand in its own way.
  const kept: boolean[] = [];
  for (let i = 0; i < line.length; i += 2) kept.push(keep(line[i], line[i + 1], i));
  let vertex: number | undefined;
  let first: number | undefined;
  let whole = true;
  // A line that starts on a street begins with a junction there.
  for (let i = 0; i < line.length; i += 2) {
    const x = line[i];
    const y = line[i + 1];
    if (!kept[i / 2]) {
      vertex = undefined;
      whole = false;
      continue;
    }
    if (vertex === undefined) {
      const near = graph.nearest(x, y, 30);
      vertex =
        near && graph.line[near.segment] !== id
          ? graph.splitAt(near.segment, near.x, near.y, 15)
          : graph.addVertex(x, y);
      if (i === 0) first = vertex;
      continue;
    }
    if (loop && whole && i === line.length - 2 && first !== undefined) {
      vertex = cross(graph, vertex, graph.x[first], graph.y[first], id, first);
      continue;
    }
    if (hypot(graph.x[vertex] - x, graph.y[vertex] - y) < 9) continue;
    vertex = cross(graph, vertex, x, y, id, undefined);
  }
}

function cross(
  graph: SegmentGraph,
  start: number,
  x: number,
  y: number,
  line: number,
  end: number | undefined,
): number {
  let vertex = start;
  for (let k = 0; k < 20; k++) {
    const hit = graph.firstHit(graph.x[vertex], graph.y[vertex], x, y, vertex);
    if (!hit) break;
    if (end !== undefined && (graph.from[hit.segment] === end || graph.to[hit.segment] === end)) break;
    const near = graph.nearJunction(hit.segment, hit.x, hit.y, 18);
    const next = near !== undefined && near !== vertex ? near : graph.splitAt(hit.segment, hit.x, hit.y, 8);
    if (next === vertex) break;
    graph.addSegment(vertex, next, line);
    vertex = next;
  }
  const last = end ?? (hypot(graph.x[vertex] - x, graph.y[vertex] - y) < 6 ? vertex : graph.addVertex(x, y));
  graph.addSegment(vertex, last, line);
  return last;
}
