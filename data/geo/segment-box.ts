/**
 * Whether the segment (x0, y0)–(x1, y1) has a point in the closed box (Liang–Barsky). A segment of zero length is a
 * point. Units are those of the input.
 */
export function segmentTouchesBox(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): boolean {
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  const deltas = [-dx, dx, -dy, dy];
  const distances = [x0 - minX, maxX - x0, y0 - minY, maxY - y0];
  for (let side = 0; side < 4; side++) {
    const delta = deltas[side];
    const distance = distances[side];
    if (delta === 0) {
      if (distance < 0) return false;
      continue;
    }
    const t = distance / delta;
    if (delta < 0) from = Math.max(from, t);
    else to = Math.min(to, t);
    if (from > to) return false;
  }
  return true;
}
