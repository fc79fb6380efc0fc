import { splitRing } from './arrangement.ts';
import { ringArea } from './lines.ts';
import type { Polygon } from './plan.ts';

/**
 * Union of polygons that share their border lines point by point (blocks of a plan): sides that run both ways cancel.
 * Returns polygons with holes, largest first.
 */
export function mergeBlocks(blocks: readonly Polygon[]): Polygon[] {
  const sides = new Map<string, [number, number, number, number]>();
  const key = (a: number, b: number, c: number, d: number): string => `${a},${b},${c},${d}`;
  for (const polygon of blocks) {
    for (const ring of polygon) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [a, b, c, d] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
        if (!sides.delete(key(c, d, a, b))) sides.set(key(a, b, c, d), [a, b, c, d]);
      }
    }
  }
  const from = new Map<string, [number, number, number, number][]>();
  for (const side of sides.values()) {
    const start = `${side[0]},${side[1]}`;
    const list = from.get(start);
    if (list) list.push(side);
    else from.set(start, [side]);
  }
  const rings: number[][] = [];
  for (const list of from.values()) {
    while (list.length > 0) {
      const first = list.pop()!;
      const ring = [first[0], first[1], first[2], first[3]];
      for (;;) {
        const next = from.get(`${ring.at(-2)},${ring.at(-1)}`)?.pop();
        if (!next) break;
        ring.push(next[2], next[3]);
      }
      rings.push(...splitRing(ring));
    }
  }
  const outer = rings.filter((r) => ringArea(r) > 0).sort((a, b) => ringArea(b) - ringArea(a));
  const polygons: Polygon[] = outer.map((r) => [r]);
  for (const hole of rings) {
    if (ringArea(hole) >= 0) continue;
    const around = polygons.findLast((p) => contains(p[0], hole));
    if (around) around.push(hole);
  }
  return polygons;
}

function contains(ring: readonly number[], hole: readonly number[]): boolean {
  const x = (hole[0] + hole[2]) / 2;
  const y = (hole[1] + hole[3]) / 2;
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const y1 = ring[i + 1];
    const y2 = ring[i + 3];
    if (y1 > y !== y2 > y && x < ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i])) inside = !inside;
  }
  return inside;
}
