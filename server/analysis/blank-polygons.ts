import Flatbush from 'flatbush';
import { ringArea, type Ring } from '../../data/geo/polygon-ring.ts';
import { RingLocator } from './ring-locator.ts';

/** Polygons from their rings: each hole (clockwise) belongs to the smallest outer ring that holds it. */
export function polygonsOf(rings: readonly Float64Array[]): Float64Array[][] {
  const shells: { ring: Float64Array; areaM2: number; locator?: RingLocator }[] = [];
  const holes: Float64Array[] = [];
  for (const ring of rings) {
    const areaM2 = ringArea(ring);
    if (areaM2 > 0) shells.push({ ring, areaM2 });
    else holes.push(ring);
  }
  const polygons = shells.map(({ ring }) => [ring]);
  if (holes.length === 0 || shells.length === 0) return polygons;
  const index = new Flatbush(shells.length);
  for (const { ring } of shells) index.add(...boundsOf(ring));
  index.finish();
  for (const hole of holes) {
    const [x, y] = hole;
    const around = index.search(x, y, x, y).sort((a, b) => shells[a].areaM2 - shells[b].areaM2);
    const holder = around.find((shell) => (shells[shell].locator ??= new RingLocator(shells[shell].ring)).holds(x, y));
    if (holder !== undefined) polygons[holder].push(hole);
  }
  return polygons;
}

/** minX, minY, maxX, maxY */
export function boundsOf(ring: Ring): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]);
    maxX = Math.max(maxX, ring[i]);
    minY = Math.min(minY, ring[i + 1]);
    maxY = Math.max(maxY, ring[i + 1]);
  }
  return [minX, minY, maxX, maxY];
}
