/** Squared distance of the point (x, y) from the segment (x0, y0)–(x1, y1). */
export function squaredDistanceToSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / lengthSquared));
  const ex = x - (x0 + t * dx);
  const ey = y - (y0 + t * dy);
  return ex * ex + ey * ey;
}
