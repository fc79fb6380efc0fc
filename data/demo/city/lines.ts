import { hypot } from './hypot.ts';
/** Helpers for flat polylines [x, y, x, y, …] and closed rings in metres. */

/** Length of the line, or of its part up to the point whose x stands at `end`. */
export function lineLength(line: readonly number[], end = line.length - 2): number {
  let sum = 0;
  for (let i = 2; i <= end; i += 2) sum += hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
  return sum;
}

/** Signed area of a closed ring: positive counter-clockwise. */
export function ringArea(ring: readonly number[]): number {
  const x0 = ring[0];
  const y0 = ring[1];
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) {
    sum += (ring[i - 2] - x0) * (ring[i + 1] - y0) - (ring[i] - x0) * (ring[i - 1] - y0);
  }
  return sum / 2;
}

/** The flat line x0, y0, x1, y1 … from its end to its beginning. */
export function reverseLine(line: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) result.push(line[i], line[i + 1]);
  return result;
}

/** Whether a place lies in a closed ring (even-odd). */
export function inRing(ring: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const y1 = ring[i + 1];
    const y2 = ring[i + 3];
    if (y1 > y !== y2 > y && x < ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i])) inside = !inside;
  }
  return inside;
}

/** Whether a place lies in a polygon with holes. */
export function inPolygon(polygon: readonly (readonly number[])[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) if (inRing(ring, x, y)) inside = !inside;
  return inside;
}

/** Points every `stepM` along a line (the last step may be shorter), ends kept. */
export function resample(line: readonly number[], stepM: number): number[] {
  const total = lineLength(line);
  const count = Math.max(1, Math.round(total / stepM));
  const result = [line[0], line[1]];
  let at = 0;
  let before = 0;
  for (let k = 1; k < count; k++) {
    const target = (total * k) / count;
    let length = hypot(line[at + 2] - line[at], line[at + 3] - line[at + 1]);
    while (before + length < target && at + 5 < line.length) {
      before += length;
      at += 2;
      length = hypot(line[at + 2] - line[at], line[at + 3] - line[at + 1]);
    }
    const t = length > 0 ? (target - before) / length : 0;
    result.push(line[at] + t * (line[at + 2] - line[at]), line[at + 1] + t * (line[at + 3] - line[at + 1]));
  }
  result.push(line[line.length - 2], line[line.length - 1]);
  return result;
}

/** A smooth curve through control points (centripetal-like Catmull–Rom), sampled every `stepM`. */
export function curveThrough(control: readonly (readonly [number, number])[], stepM: number, closed = false): number[] {
  const n = control.length;
  const at = (i: number): readonly [number, number] =>
    closed ? control[((i % n) + n) % n] : control[Math.max(0, Math.min(n - 1, i))];
  const line: number[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < 16; k++) {
      const t = k / 16;
      const t2 = t * t;
      const t3 = t2 * t;
      for (const c of [0, 1] as const) {
        line.push(
          0.5 *
            (2 * p1[c] +
              (p2[c] - p0[c]) * t +
              (2 * p0[c] - 5 * p1[c] + 4 * p2[c] - p3[c]) * t2 +
              (3 * p1[c] - p0[c] - 3 * p2[c] + p3[c]) * t3),
        );
      }
    }
  }
  const last = closed ? [line[0], line[1]] : control[n - 1];
  line.push(last[0], last[1]);
  return resample(line, stepM);
}

/** The line moved sideways by `offsetAt(metres along)`; positive to the left of its direction. */
export function offsetLine(
  line: readonly number[],
  offsetAt: (alongM: number, x: number, y: number) => number,
): number[] {
  const result: number[] = [];
  let along = 0;
  for (let i = 0; i < line.length; i += 2) {
    if (i > 0) along += hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
    const a = Math.max(0, i - 2);
    const b = Math.min(line.length - 2, i + 2);
    const dx = line[b] - line[a];
    const dy = line[b + 1] - line[a + 1];
    const length = hypot(dx, dy) || 1;
    const offset = offsetAt(along, line[i], line[i + 1]);
    result.push(line[i] - (dy / length) * offset, line[i + 1] + (dx / length) * offset);
  }
  return result;
}

/** Moving average over neighbouring points, `rounds` times; ends stay. */
export function smoothLine(line: readonly number[], rounds: number): number[] {
  let points = [...line];
  for (let round = 0; round < rounds; round++) {
    const next = [...points];
    for (let i = 2; i + 3 < points.length; i += 2) {
      next[i] = (points[i - 2] + 2 * points[i] + points[i + 2]) / 4;
      next[i + 1] = (points[i - 1] + 2 * points[i + 1] + points[i + 3]) / 4;
    }
    points = next;
  }
  return points;
}

/** Douglas–Peucker: drops points closer than `toleranceM` to the line without them; ends stay. */
export function simplifyLine(line: readonly number[], toleranceM: number): number[] {
  const n = line.length / 2;
  if (n < 3) return [...line];
  const keep = new Uint8Array(n);
  keep[0] = keep[n - 1] = 1;
  const stack: [number, number][] = [[0, n - 1]];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [a, b] = range;
    const ax = line[2 * a];
    const ay = line[2 * a + 1];
    const dx = line[2 * b] - ax;
    const dy = line[2 * b + 1] - ay;
    const squared = dx * dx + dy * dy;
    let worst = toleranceM;
    let split = -1;
    for (let i = a + 1; i < b; i++) {
      const px = line[2 * i] - ax;
      const py = line[2 * i + 1] - ay;
      const t = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
      const distance = hypot(px - t * dx, py - t * dy);
      if (distance > worst) {
        worst = distance;
        split = i;
      }
    }
    if (split > 0) {
      keep[split] = 1;
      stack.push([a, split], [split, b]);
    }
  }
  const result: number[] = [];
  for (let i = 0; i < n; i++) if (keep[i]) result.push(line[2 * i], line[2 * i + 1]);
  return result;
}

/** Middle of the middle segment of a line. */
export function middleOf(line: readonly number[]): [number, number] {
  const at = 2 * Math.floor((line.length / 2 - 1) / 2);
  return [(line[at] + line[at + 2]) / 2, (line[at + 1] + line[at + 3]) / 2];
}

/** Nearest place on a line: distance, metres along it. */
export function nearestOnLine(line: readonly number[], x: number, y: number): { distanceM: number; alongM: number } {
  let best = Infinity;
  let at = 0;
  let share = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const dx = line[i + 2] - line[i];
    const dy = line[i + 3] - line[i + 1];
    const t = Math.max(0, Math.min(1, ((x - line[i]) * dx + (y - line[i + 1]) * dy) / (dx * dx + dy * dy || 1)));
    const ex = line[i] + t * dx - x;
    const ey = line[i + 1] + t * dy - y;
    const squared = ex * ex + ey * ey;
    if (squared >= best) continue;
    best = squared;
    at = i;
    share = t;
  }
  const alongM = lineLength(line, at) + share * hypot(line[at + 2] - line[at], line[at + 3] - line[at + 1]);
  return { distanceM: Math.sqrt(best), alongM };
}

/** The ring in the wished direction: counter-clockwise, or clockwise for a hole. */
export function counterClockwise(ring: number[], wanted: boolean): number[] {
  return ringArea(ring) > 0 === wanted ? ring : reverseLine(ring);
}
