/**
 * Outline of all points within `radius` of a segment, as a closed ring (x, y interleaved, counter-clockwise). The two
 * half circles have `2 × quadrantSegments` chords each, with their corners on the circle: the ring lies inside the
 * true outline by at most `arcTolerance(radius, quadrantSegments)`. A segment shorter than a micrometre gives a circle
 * around its start: its two half circles would meet in corners that only rounding tells apart.
 */
export function segmentStadium(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  radius: number,
  quadrantSegments: number,
): Float64Array {
  const steps = 2 * quadrantSegments;
  if (Math.hypot(x1 - x0, y1 - y0) < 1e-6) return circle(x0, y0, radius, 2 * steps);
  const ring = new Float64Array(4 * (steps + 1) + 2);
  const start = Math.atan2(y1 - y0, x1 - x0) - Math.PI / 2;
  for (let i = 0; i <= steps; i++) {
    const angle = start + (i * Math.PI) / steps;
    const dx = radius * Math.cos(angle);
    const dy = radius * Math.sin(angle);
    ring[2 * i] = x1 + dx;
    ring[2 * i + 1] = y1 + dy;
    // The other half circle is the same one turned by 180°.
    ring[2 * (steps + 1 + i)] = x0 - dx;
    ring[2 * (steps + 1 + i) + 1] = y0 - dy;
  }
  ring[ring.length - 2] = ring[0]!;
  ring[ring.length - 1] = ring[1]!;
  return ring;
}

function circle(x: number, y: number, radius: number, corners: number): Float64Array {
  const ring = new Float64Array(2 * corners + 2);
  for (let i = 0; i <= corners; i++) {
    const angle = ((i % corners) * 2 * Math.PI) / corners;
    ring[2 * i] = x + radius * Math.cos(angle);
    ring[2 * i + 1] = y + radius * Math.sin(angle);
  }
  return ring;
}

/** Largest distance between a circle and the chords that stand for it, in the unit of the radius. */
export function arcTolerance(radius: number, quadrantSegments: number): number {
  return radius * (1 - Math.cos(Math.PI / (4 * quadrantSegments)));
}
