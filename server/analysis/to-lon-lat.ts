import type { Projection } from '../../data/geo/crs.ts';
import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import type { ShapeParts, ShapeRing } from './polygon-ops.ts';

/** Parts in metres as GeoJSON in degrees, nine decimals (0.1 mm). */
export function toLonLat(parts: ShapeParts, projection: Projection): PolygonGeometry {
  const polygons = parts.map((rings) => rings.map((ring) => ringToLonLat(ring, projection)));
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function ringToLonLat(ring: ShapeRing, projection: Projection): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    positions.push(positionOf(ring[i], ring[i + 1], projection));
  }
  return positions;
}

/** A place in metres as degrees, nine decimals (0.1 mm). */
export function positionOf(x: number, y: number, projection: Projection): Position {
  const [lon, lat] = projection.inverse(x, y);
  return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
}

/** To 0.1 mm or 1 cm²: what is beyond is noise of the arithmetic, and half the size of an answer. */
export function round4(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
