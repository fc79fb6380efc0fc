import { ringArea, simplifyLine } from './lines.ts';
import { hypot } from './hypot.ts';

/** A closed ring drawn in by `distanceM` on every side, or undefined where nothing sound is left. */
export function insetRing(ring: readonly number[], distanceM: number): number[] | undefined {
  const corners = simplifyRing(ring);
  const n = corners.length / 2;
  if (n < 3) return undefined;
  const result: number[] = [];
  for (let k = 0; k < n; k++) {
    const [ax, ay] = [corners[2 * ((k + n - 1) % n)], corners[2 * ((k + n - 1) % n) + 1]];
    const [bx, by] = [corners[2 * k], corners[2 * k + 1]];
    const [cx, cy] = [corners[2 * ((k + 1) % n)], corners[2 * ((k + 1) % n) + 1]];
    const l1 = hypot(bx - ax, by - ay) || 1;
    const l2 = hypot(cx - bx, cy - by) || 1;
    // Inner normals of both sides; the corner moves along their sum.
    const [n1x, n1y] = [-(by - ay) / l1, (bx - ax) / l1];
    const [n2x, n2y] = [-(cy - by) / l2, (cx - bx) / l2];
    const scale = distanceM / Math.max(0.35, 1 + n1x * n2x + n1y * n2y);
    result.push(bx + (n1x + n2x) * scale, by + (n1y + n2y) * scale);
  }
  result.push(result[0], result[1]);
  return ringArea(result) > 0.25 * ringArea(ring) && isSimple(result) ? result : undefined;
}

/** Corners without the closing point. */
function simplifyRing(ring: readonly number[]): number[] {
  const half = 2 * Math.floor(ring.length / 4);
  const a = simplifyLine(ring.slice(0, half + 2), 1.5);
  const b = simplifyLine(ring.slice(half), 1.5);
  return [...a.slice(0, -2), ...b.slice(0, -2)];
}

function isSimple(ring: readonly number[]): boolean {
  const n = ring.length / 2 - 1;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (cross(ring, i, j)) return false;
    }
  }
  return true;
}

function cross(r: readonly number[], i: number, j: number): boolean {
  const side = (a: number, b: number, c: number): number =>
    Math.sign(
      (r[2 * b] - r[2 * a]) * (r[2 * c + 1] - r[2 * a + 1]) - (r[2 * b + 1] - r[2 * a + 1]) * (r[2 * c] - r[2 * a]),
    );
  return side(i, i + 1, j) * side(i, i + 1, j + 1) <= 0 && side(j, j + 1, i) * side(j, j + 1, i + 1) <= 0;
}
