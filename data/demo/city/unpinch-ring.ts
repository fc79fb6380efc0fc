import { hypot } from './hypot.ts';
import { ringArea } from './lines.ts';

/** Corners nearer than this are one: the records are rounded to 0.1 mm, and what is thinner would fold. */
const pinchM = 0.01;

/** A closed ring without the slivers that hang on it by two corners in one place: the larger part of every pinch. */
export function unpinchRing(ring: number[]): number[] {
  const pinch = findPinch(ring);
  if (!pinch) return ring;
  const [a, b] = pinch;
  const loop = [...ring.slice(2 * a, 2 * b), ring[2 * a], ring[2 * a + 1]];
  const rest = [...ring.slice(0, 2 * a), ...ring.slice(2 * b)];
  if (a === 0) rest.splice(rest.length - 2, 2, rest[0], rest[1]);
  return unpinchRing(Math.abs(ringArea(loop)) > Math.abs(ringArea(rest)) ? loop : rest);
}

/** Two corners, in the order of the ring, that lie in one place; the closing corner is the first one. */
function findPinch(ring: readonly number[]): [number, number] | undefined {
  const corners = Array.from({ length: ring.length / 2 - 1 }, (_, i) => i).sort((p, q) => ring[2 * p] - ring[2 * q]);
  for (const [k, p] of corners.entries()) {
    for (let next = k + 1; next < corners.length; next++) {
      const q = corners[next];
      const dx = ring[2 * q] - ring[2 * p];
      if (dx > pinchM) break;
      if (hypot(dx, ring[2 * q + 1] - ring[2 * p + 1]) <= pinchM) return p < q ? [p, q] : [q, p];
    }
  }
  return undefined;
}
