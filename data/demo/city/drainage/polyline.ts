import { hypot } from '../hypot.ts';
/** Length of a polyline x, y, x, y … in metres. */
export function polylineLength(points: readonly number[]): number {
  let length = 0;
  for (let i = 0; i + 3 < points.length; i += 2) {
    length += hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]);
  }
  return length;
}

export interface Along {
  x: number;
  y: number;
  /** Unit direction of the line there. */
  dx: number;
  dy: number;
}

/** Place and direction at `distanceM` along a polyline; clamped to its ends. */
export function alongPolyline(points: readonly number[], distanceM: number): Along {
  let left = Math.max(0, distanceM);
  const last = points.length - 4;
  for (let i = 0; i <= last; i += 2) {
    const dx = points[i + 2] - points[i];
    const dy = points[i + 3] - points[i + 1];
    const length = hypot(dx, dy);
    if ((left <= length || i === last) && length > 0) {
      const t = Math.min(left, length) / length;
      return { x: points[i] + t * dx, y: points[i + 1] + t * dy, dx: dx / length, dy: dy / length };
    }
    left -= length;
  }
  return { x: points[0], y: points[1], dx: 1, dy: 0 };
}

/** Place `offsetM` to the right of the line (negative: left) at `distanceM` along it. */
export function offsetAlong(points: readonly number[], distanceM: number, offsetM: number): { x: number; y: number } {
  const at = alongPolyline(points, distanceM);
  // Averaging the direction over a few metres keeps offset lines smooth at bends.
  const before = alongPolyline(points, distanceM - 6);
  const after = alongPolyline(points, distanceM + 6);
  const dx = after.x - before.x;
  const dy = after.y - before.y;
  const length = hypot(dx, dy) || 1;
  return { x: at.x + (dy / length) * offsetM, y: at.y - (dx / length) * offsetM };
}

/** Distances along the line of vertices where it turns by more than `degrees`. */
export function bends(points: readonly number[], degrees: number): number[] {
  const found: number[] = [];
  const limit = Math.cos((degrees * Math.PI) / 180);
  let length = 0;
  for (let i = 2; i + 3 < points.length; i += 2) {
    const ax = points[i] - points[i - 2];
    const ay = points[i + 1] - points[i - 1];
    const bx = points[i + 2] - points[i];
    const by = points[i + 3] - points[i + 1];
    const a = hypot(ax, ay);
    length += a;
    const b = hypot(bx, by);
    if (a > 0 && b > 0 && (ax * bx + ay * by) / (a * b) < limit) found.push(length);
  }
  return found;
}
