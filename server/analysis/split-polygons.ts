import { segmentTouchesBox } from '../../data/geo/segment-box.ts';
import { boundsOf } from './blank-polygons.ts';
import { boundsOverlap, type Zone } from './city-land.ts';
import type { PolygonOps, ShapeParts } from './polygon-ops.ts';
import { RingLocator } from './ring-locator.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Below 1 dm² is what rounding leaves between polygons; it is no place. */
export const noiseM2 = 0.01;

/** Pieces of polygons, one zone each; undefined for what lies in none. */
export interface ZonePiece {
  zone: Zone | undefined;
  parts: ShapeParts;
}

/**
 * Cuts polygons along zones that do not overlap. Most lie in one zone as a whole, which is seen from the zones' edges
 * near them; only the others are overlaid. `onPolygon` is called before each.
 */
export function splitPolygons(
  ops: PolygonOps,
  polygons: ShapeParts,
  zones: readonly Zone[],
  onPolygon: () => void,
): ZonePiece[] {
  const zoneRings = zones.map((zone) => ops.parts(zone.shape).flat());
  const edges = edgesOf(zoneRings.flat());
  const index = new SegmentGrid(edges);
  const locators = zoneRings.map((rings) => rings.map((ring) => new RingLocator(Float64Array.from(ring))));
  const zoneAt = (x: number, y: number): Zone | undefined =>
    zones.find((_, z) => locators[z].reduce((inside, ring) => inside !== ring.holds(x, y), false));

  const pieces: ZonePiece[] = [];
  for (const rings of polygons) {
    onPolygon();
    const bounds = boundsOf(rings[0]);
    const cut = index.find(...bounds).some((e) => segmentTouchesBox(...edge(edges, e), ...bounds));
    if (!cut) {
      pieces.push({ zone: zoneAt(rings[0][0], rings[0][1]), parts: [rings] });
      continue;
    }
    ops.arena(() => {
      const shape = ops.polygon([rings]);
      const near = zones.filter((zone) => boundsOverlap(zone.bounds, bounds));
      let restM2 = ops.area(shape);
      for (const zone of near) {
        const inside = ops.intersection(shape, zone.shape);
        restM2 -= ops.area(inside);
        for (const part of ops.parts(inside)) pieces.push({ zone, parts: [part] });
      }
      if (restM2 < noiseM2) return;
      const outside = ops.difference(shape, ops.union(near.map((zone) => zone.shape)));
      for (const part of ops.parts(outside)) pieces.push({ zone: undefined, parts: [part] });
    });
  }
  return pieces;
}

function edge(edges: Float64Array, e: number): [number, number, number, number] {
  return [edges[4 * e], edges[4 * e + 1], edges[4 * e + 2], edges[4 * e + 3]];
}

function edgesOf(rings: ShapeParts[number]): Float64Array {
  const edges = new Float64Array(rings.reduce((sum, ring) => sum + 2 * ring.length - 4, 0));
  let at = 0;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      for (let k = 0; k < 4; k++) edges[at++] = ring[i + k];
    }
  }
  return edges;
}
