import type { Position } from '../model/feature.ts';

/** Coordinates at rest have nine decimals: times this they are integers. */
const scale = 1e9;

/** Bound of the rounding error of the determinant below, relative to the sum of its products (Shewchuk 1997). */
const errorBound = 3.3306690738754716e-16;

/**
 * Side of the line a → b on which c lies: 1 left, −1 right, 0 exactly on it, for coordinates with nine decimals.
 * Floating point decides where its error cannot change the sign, integers do elsewhere.
 */
export function orientation(a: Position, b: Position, c: Position): -1 | 0 | 1 {
  const left = (a[0] - c[0]) * (b[1] - c[1]);
  const right = (a[1] - c[1]) * (b[0] - c[0]);
  const determinant = left - right;
  // Differences of decimals are themselves rounded; the factor covers that as well.
  if (Math.abs(determinant) > 1e6 * errorBound * (Math.abs(left) + Math.abs(right))) return determinant > 0 ? 1 : -1;
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map((value) => BigInt(Math.round(value * scale))) as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const exact = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
