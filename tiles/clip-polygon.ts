import type { Axis } from './clip-line.ts';

/**
 * Ring clipped to the closed band `low … high` of one axis (Sutherland–Hodgman). The ring is a flat list
 * `[x, y, x, y …]` without the closing point, and so is the result; empty when nothing is inside. The signed area of
 * the result is the area inside the band; where a concave ring falls apart, its pieces stay joined by edges that run
 * along the band's border and back.
 */
export function clipRingToBand(ring: ArrayLike<number>, axis: Axis, low: number, high: number): number[] {
  return clipHalf(clipHalf(ring, axis, low, 1), axis, high, -1);
}

/** Keeps the side where `(value - edge) * sign >= 0`. */
function clipHalf(ring: ArrayLike<number>, axis: Axis, edge: number, sign: 1 | -1): number[] {
  const result: number[] = [];
  const other = 1 - axis;
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 === n ? 0 : i + 2;
    const a = ring[i + axis];
    const b = ring[j + axis];
    const aInside = (a - edge) * sign >= 0;
    const bInside = (b - edge) * sign >= 0;
    if (aInside) result.push(ring[i], ring[i + 1]);
    if (aInside !== bInside && a !== edge && b !== edge) {
      const across = ring[i + other] + ((ring[j + other] - ring[i + other]) * (edge - a)) / (b - a);
      if (axis === 0) result.push(edge, across);
      else result.push(across, edge);
    }
  }
  return result.length >= 6 ? result : [];
}

/** Signed area of a flat ring: positive when it runs from +x to +y (clockwise on a screen, where y points down). */
export function signedArea(ring: ArrayLike<number>): number {
  let sum = 0;
  const n = ring.length;
  // Coordinates relative to the first point: far from the origin the products would lose digits.
  const x0 = ring[0];
  const y0 = ring[1];
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
    sum += (ring[j] - x0) * (ring[i + 1] - y0) - (ring[i] - x0) * (ring[j + 1] - y0);
  }
  return sum / 2;
}
