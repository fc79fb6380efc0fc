import { ringArea } from './lines.ts';
import type { Polygon } from './plan.ts';
import type { SegmentGraph } from './segment-graph.ts';
import { hypot } from './hypot.ts';

/** A walk round one face, the face on the left: positive area is a land, negative the outside of a connected part. */
export interface Walk {
  areaM2: number;
  perimeterM: number;
  segments: number[];
}

interface HalfEdges {
  /** Next half-edge round the face on the left; half-edge 2s runs from → to of segment s, 2s + 1 back; −1 not there. */
  next: Int32Array;
  start: (half: number) => number;
}

function linkHalfEdges(graph: SegmentGraph, use: (segment: number) => boolean): HalfEdges {
  const count = graph.from.length;
  const next = new Int32Array(2 * count).fill(-1);
  const start = (half: number): number => (half & 1 ? graph.to[half >> 1] : graph.from[half >> 1]);
  const out: number[] = [];
  const angles: number[] = [];
  for (let v = 0; v < graph.at.length; v++) {
    // Sorted as they come: a vertex has few streets.
    let count = 0;
    for (const s of graph.at[v]) {
      if (!graph.alive[s] || !use(s)) continue;
      const o = graph.other(s, v);
      const angle = Math.atan2(graph.y[o] - graph.y[v], graph.x[o] - graph.x[v]);
      let k = count++;
      for (; k > 0 && angles[k - 1] > angle; k--) {
        angles[k] = angles[k - 1]!;
        out[k] = out[k - 1]!;
      }
      angles[k] = angle;
      out[k] = graph.from[s] === v ? 2 * s : 2 * s + 1;
    }
    for (let k = 0; k < count; k++) {
      // Coming in along the twin of out[k], the face on the left goes on with the next street clockwise.
      next[out[k] ^ 1] = out[(k + count - 1) % count]!;
    }
  }
  return { next, start };
}

/** Every walk round every face of the living segments. */
export function traceFaces(graph: SegmentGraph): Walk[] {
  const { next, start } = linkHalfEdges(graph, () => true);
  const seen = new Uint8Array(next.length);
  const walks: Walk[] = [];
  for (let first = 0; first < next.length; first++) {
    if (seen[first] || next[first] < 0) continue;
    let areaM2 = 0;
    let perimeterM = 0;
    const segments: number[] = [];
    const x0 = graph.x[start(first)];
    const y0 = graph.y[start(first)];
    let half = first;
    do {
      seen[half] = 1;
      segments.push(half >> 1);
      const a = start(half);
      const b = start(half ^ 1);
      areaM2 += ((graph.x[a] - x0) * (graph.y[b] - y0) - (graph.x[b] - x0) * (graph.y[a] - y0)) / 2;
      perimeterM += hypot(graph.x[b] - graph.x[a], graph.y[b] - graph.y[a]);
      half = next[half]!;
    } while (half !== first);
    walks.push({ areaM2, perimeterM, segments });
  }
  return walks;
}

/** The plane divided by segments: every face with its polygon, and which faces lie beside each segment. */
export interface Arrangement {
  graph: SegmentGraph;
  faces: Polygon[];
  /** Face left of half-edge 2s (from → to) and 2s + 1 (to → from); −1 outside of all faces. */
  faceOf: Int32Array;
}

/** Faces of the living segments with their holes. Segments with the same face on both sides bound nothing. */
export function arrange(graph: SegmentGraph): Arrangement {
  const first = label(graph, () => true);
  // Dead ends and links within one face: left out, the rest are closed rings.
  const second = label(graph, (s) => first.loop[2 * s] !== first.loop[2 * s + 1]);
  const faceOf = new Int32Array(2 * graph.from.length).fill(-1);
  const faces: Polygon[] = [];
  const boxes: Box[] = [];
  const faceOfLoop = new Int32Array(second.rings.length).fill(-1);
  const holes: { ring: number[]; loops: number }[] = [];
  for (const [loop, ring] of second.rings.entries()) {
    if (ringArea(ring) > 0) {
      faceOfLoop[loop] = faces.length;
      faces.push([ring]);
      boxes.push(boxOf(ring));
    } else holes.push({ ring, loops: loop });
  }
  const index = indexBoxes(boxes);
  for (const { ring, loops } of holes) {
    const face = smallestAround(faces, boxes, index, ring);
    if (face < 0) continue;
    faces[face].push(ring);
    faceOfLoop[loops] = face;
  }
  for (let half = 0; half < faceOf.length; half++) {
    const loop = second.loop[half];
    if (loop >= 0) faceOf[half] = faceOfLoop[loop]!;
  }
  splitTouching(faces);
  return { graph, faces, faceOf };
}

function label(graph: SegmentGraph, use: (segment: number) => boolean): { loop: Int32Array; rings: number[][] } {
  const { next, start } = linkHalfEdges(graph, use);
  const loop = new Int32Array(next.length).fill(-1);
  const rings: number[][] = [];
  for (let first = 0; first < next.length; first++) {
    if (loop[first] >= 0 || next[first] < 0) continue;
    const ring: number[] = [];
    let half = first;
    do {
      loop[half] = rings.length;
      ring.push(graph.x[start(half)], graph.y[start(half)]);
      half = next[half]!;
    } while (half !== first);
    ring.push(ring[0], ring[1]);
    rings.push(ring);
  }
  return { loop, rings };
}

type Box = [number, number, number, number];

function boxOf(ring: readonly number[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]);
    box[1] = Math.min(box[1], ring[i + 1]);
    box[2] = Math.max(box[2], ring[i]);
    box[3] = Math.max(box[3], ring[i + 1]);
  }
  return box;
}

function indexBoxes(boxes: readonly Box[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const [k, box] of boxes.entries()) {
    for (let i = Math.floor(box[0] / 500); i <= Math.floor(box[2] / 500); i++) {
      const list = index.get(i);
      if (list) list.push(k);
      else index.set(i, [k]);
    }
  }
  return index;
}

/** The smallest face whose outer ring contains the ring (which may touch it in corners). */
function smallestAround(
  faces: readonly Polygon[],
  boxes: readonly Box[],
  index: Map<number, number[]>,
  ring: number[],
): number {
  // A place just outside the hole: left of its first edge, which has the surrounding face.
  let x = 0;
  let y = 0;
  let longest = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const length = hypot(ring[i + 2] - ring[i], ring[i + 3] - ring[i + 1]);
    if (length <= longest) continue;
    longest = length;
    x = (ring[i] + ring[i + 2]) / 2 - ((ring[i + 3] - ring[i + 1]) / length) * 0.02;
    y = (ring[i + 1] + ring[i + 3]) / 2 + ((ring[i + 2] - ring[i]) / length) * 0.02;
  }
  let best = -1;
  let bestArea = Infinity;
  for (const k of index.get(Math.floor(x / 500)) ?? []) {
    const box = boxes[k];
    if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) continue;
    const outer = faces[k][0];
    if (!insideRing(outer, x, y)) continue;
    const area = ringArea(outer);
    if (area < bestArea) {
      best = k;
      bestArea = area;
    }
  }
  return best;
}

function insideRing(ring: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const y1 = ring[i + 1];
    const y2 = ring[i + 3];
    if (y1 > y !== y2 > y && x < ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i])) inside = !inside;
  }
  return inside;
}

function splitTouching(faces: Polygon[]): void {
  for (const [k, polygon] of faces.entries()) {
    const outer = splitRing(polygon[0]);
    if (outer.length === 1) continue;
    outer.sort((a, b) => ringArea(b) - ringArea(a));
    faces[k] = [outer[0], ...outer.slice(1).filter((r) => ringArea(r) < 0), ...polygon.slice(1)];
  }
}

/** Rings that pass no place twice, of one that touches itself in corners. */
export function splitRing(ring: readonly number[]): number[][] {
  const rings: number[][] = [];
  const stack: number[] = [];
  const place = new Map<string, number>();
  for (let i = 0; i < ring.length - 2; i += 2) {
    const key = `${ring[i]},${ring[i + 1]}`;
    const before = place.get(key);
    if (before !== undefined) {
      const loop = stack.splice(before);
      for (let j = 0; j < loop.length; j += 2) place.delete(`${loop[j]},${loop[j + 1]}`);
      if (loop.length >= 6) rings.push([...loop, loop[0], loop[1]]);
    }
    place.set(key, stack.length);
    stack.push(ring[i], ring[i + 1]);
  }
  if (stack.length >= 6) rings.push([...stack, stack[0], stack[1]]);
  return rings;
}

/**
 * Outline of the union of faces for which `group` gives the same number: polygons with holes per group, in the order
 * of their first segment. Faces with group −1 belong to none.
 */
export function dissolve(arrangement: Arrangement, group: (face: number) => number): Map<number, Polygon[]> {
  const { graph, faceOf } = arrangement;
  const groupOf = (half: number): number => (faceOf[half] < 0 ? -1 : group(faceOf[half]));
  const { next, start } = linkHalfEdges(graph, (s) => groupOf(2 * s) !== groupOf(2 * s + 1));
  const seen = new Uint8Array(next.length);
  const rings = new Map<number, number[][]>();
  for (let first = 0; first < next.length; first++) {
    if (seen[first] || next[first] < 0) continue;
    const ring: number[] = [];
    let half = first;
    do {
      seen[half] = 1;
      ring.push(graph.x[start(half)], graph.y[start(half)]);
      half = next[half]!;
    } while (half !== first);
    ring.push(ring[0], ring[1]);
    const id = groupOf(first);
    if (id < 0) continue;
    const list = rings.get(id);
    if (list) list.push(...splitRing(ring));
    else rings.set(id, splitRing(ring));
  }
  return new Map([...rings].map(([id, list]) => [id, nest(list)]));
}

/** Polygons of loose rings: positive ones are outer, each negative one is a hole of the smallest around it. */
function nest(rings: readonly number[][]): Polygon[] {
  const polygons: Polygon[] = rings.filter((r) => ringArea(r) > 0).map((r) => [r]);
  const boxes = polygons.map((p) => boxOf(p[0]));
  const index = indexBoxes(boxes);
  for (const ring of rings) {
    if (ringArea(ring) > 0) continue;
    const around = smallestAround(polygons, boxes, index, ring);
    if (around >= 0) polygons[around].push(ring);
  }
  return polygons;
}
