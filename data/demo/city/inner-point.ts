import type { Polygon } from './plan.ts';
import { ringArea } from './lines.ts';
import { hypot } from './hypot.ts';

/** A place well inside a polygon: the middle of the widest gap on one of five levels. */
export function innerPoint(polygon: Polygon): [number, number] {
  let bottom = Infinity;
  let top = -Infinity;
  for (let i = 1; i < polygon[0].length; i += 2) {
    bottom = Math.min(bottom, polygon[0][i]);
    top = Math.max(top, polygon[0][i]);
  }
  let best: [number, number] = [polygon[0][0], polygon[0][1]];
  let widest = 0;
  for (const share of [0.5, 0.37, 0.63, 0.21, 0.79]) {
    const y = bottom + (top - bottom) * share;
    const xs: number[] = [];
    for (const ring of polygon) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const y1 = ring[i + 1];
        const y2 = ring[i + 3];
        if (y1 > y !== y2 > y) xs.push(ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i]));
      }
    }
    xs.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      if (xs[k + 1] - xs[k] <= widest) continue;
      widest = xs[k + 1] - xs[k];
      best = [(xs[k] + xs[k + 1]) / 2, y];
    }
    if (share === 0.5 && widest > 0.45 * (top - bottom)) break;
  }
  return best;
}

/** Area of a polygon less its holes, m². */
export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + ringArea(ring), 0);
}

/** Length of a closed ring (x, y by turns, the first point again at the end), m. */
export function ringPerimeter(ring: readonly number[]): number {
  let sum = 0;
  for (let i = 2; i < ring.length; i += 2) sum += hypot(ring[i] - ring[i - 2], ring[i + 1] - ring[i - 1]);
  return sum;
}
