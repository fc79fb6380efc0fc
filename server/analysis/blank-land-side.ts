import type { IntList } from './segment-grid.ts';

/** Whether the way from a to b crosses the edges of a list an odd number of times. */
export function crossesOdd(
  edges: Float64Array,
  list: IntList,
  from: number,
  to: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): boolean {
  let odd = false;
  const dx = bx - ax;
  const dy = by - ay;
  for (let i = from; i < to; i++) {
    const e = 4 * list.items[i];
    const x0 = edges[e];
    const y0 = edges[e + 1];
    const x1 = edges[e + 2];
    const y1 = edges[e + 3];
    // Of two edges that meet on the way, exactly one counts: "left of the way" is half open.
    if (dx * (y0 - ay) - dy * (x0 - ax) >= 0 === dx * (y1 - ay) - dy * (x1 - ax) >= 0) continue;
    const [ex, ey] = [x1 - x0, y1 - y0];
    if (ex * (ay - y0) - ey * (ax - x0) >= 0 !== ex * (by - y0) - ey * (bx - x0) >= 0) odd = !odd;
  }
  return odd;
}
