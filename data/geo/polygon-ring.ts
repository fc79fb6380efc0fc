/** A closed or open ring as interleaved x, y in metres; a repeated last vertex changes nothing. */
export type Ring = Float64Array | readonly number[];

/** Signed area of a ring, m²: positive counter-clockwise. Shifted to the first vertex, so that 7-digit coordinates lose nothing. */
export function ringArea(ring: Ring): number {
  const n = ring.length >> 1;
  if (n < 3) return 0;
  const ox = ring[0];
  const oy = ring[1];
  let twice = 0;
  let px = ring[2 * n - 2] - ox;
  let py = ring[2 * n - 1] - oy;
  for (let i = 0; i < n; i++) {
    const x = ring[2 * i] - ox;
    const y = ring[2 * i + 1] - oy;
    twice += px * y - x * py;
    px = x;
    py = y;
  }
  return twice / 2;
}

/**
 * The part of a ring on the side `a·x + b·y ≤ c` (Sutherland–Hodgman). The result may run along the cutting line more
 * than once; its signed area is exact all the same, which is what it is for.
 */
export function clipRingByHalfPlane(ring: Ring, a: number, b: number, c: number): number[] {
  const out: number[] = [];
  const n = ring.length >> 1;
  if (n === 0) return out;
  let px = ring[2 * n - 2];
  let py = ring[2 * n - 1];
  let pd = a * px + b * py - c;
  for (let i = 0; i < n; i++) {
    const x = ring[2 * i];
    const y = ring[2 * i + 1];
    const d = a * x + b * y - c;
    if (d <= 0 !== pd <= 0) {
      const t = pd / (pd - d);
      out.push(px + (x - px) * t, py + (y - py) * t);
    }
    if (d <= 0) out.push(x, y);
    px = x;
    py = y;
    pd = d;
  }
  return out;
}

/** The part of a ring below (`side` −1) or above (`side` 1) a value of x (`axis` 0) or y (`axis` 1). */
export function clipRingAtAxis(ring: Ring, axis: 0 | 1, value: number, side: -1 | 1): number[] {
  const out: number[] = [];
  const n = ring.length >> 1;
  if (n === 0) return out;
  let px = ring[2 * n - 2];
  let py = ring[2 * n - 1];
  let pd = ((axis === 0 ? px : py) - value) * side;
  for (let i = 0; i < n; i++) {
    const x = ring[2 * i];
    const y = ring[2 * i + 1];
    const d = ((axis === 0 ? x : y) - value) * side;
    if (d >= 0 !== pd >= 0) {
      const t = pd / (pd - d);
      // The cutting value itself, not a rounded copy of it: blocks of cells then add up without gaps.
      if (axis === 0) out.push(value, py + (y - py) * t);
      else out.push(px + (x - px) * t, value);
    }
    if (d >= 0) out.push(x, y);
    px = x;
    py = y;
    pd = d;
  }
  return out;
}
