import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from './analysis-error.ts';
import type { AnalysisContext } from './context.ts';
import type { Shape } from './polygon-ops.ts';

/**
 * A polygon somebody drew, in the working CRS; its sides are straight there. Throws when it is too large, crosses
 * itself (naming where), or has nothing of the city in it. `field` is its name in the request.
 */
export function drawnPolygon(geometry: PolygonGeometry, field: string, context: AnalysisContext): Shape {
  const { ops, projection, dataset, land } = context;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  checkPositions(polygons.flat(2), field);
  for (const ring of polygons.flat()) checkRing(ring, field);
  checkInCity(polygons.flat(2), field, context);

  const shape = ops.polygon(
    polygons.map((rings) => rings.map((ring) => ring.flatMap(([lon, lat]) => projection.forward(lon, lat)))),
  );
  const fault = ops.findFault(shape);
  if (fault) {
    const place = projection
      .inverse(fault.x, fault.y)
      .map((value) => value.toFixed(6))
      .join(', ');
    const message = `${field} is not a valid polygon: ${fault.reason.toLowerCase()} at ${place}; ${mending(fault.reason)}`;
    throw new AnalysisError('polygon-invalid', field, message);
  }
  if (ops.area(shape) === 0) throw new AnalysisError('polygon-invalid', field, `${field} has no area`);
  const choice = land.defaultLand();
  if (choice && !land.isIn(choice, ops.parts(shape).flat())) {
    throw new AnalysisError(
      'polygon-outside-city',
      field,
      `${field} lies outside the land of ${dataset.city}; draw it within`,
    );
  }
  return shape;
}

/** What to do about a fault, by GEOS' word for it. */
function mending(reason: string): string {
  if (/hole/i.test(reason)) return 'draw every hole within the outer ring, and no hole within another';
  if (/nested shells/i.test(reason)) return 'draw polygons that lie apart, or one with a hole';
  return 'draw it so that its sides do not cross or touch';
}

/** Throws when there are too many positions, or one is not of degrees. */
export function checkPositions(positions: Position[], field: string): void {
  if (positions.length > limits.polygonVerticesMax) {
    const message = `${field} may have ${limits.polygonVerticesMax} vertices, got ${positions.length}; simplify it`;
    throw new AnalysisError('polygon-too-large', field, message);
  }
  for (const [lon, lat] of positions) {
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) continue;
    const swapped = Math.abs(lon) <= 90 && Math.abs(lat) <= 180;
    const hint = swapped
      ? '; positions are [longitude, latitude]: the two look swapped'
      : '; positions are degrees (WGS 84)';
    throw new AnalysisError('polygon-invalid', field, `${field} has the position [${lon}, ${lat}]${hint}`);
  }
}

function checkRing(ring: Position[], field: string): void {
  const first = ring[0];
  const last = ring.at(-1)!;
  if (first[0] !== last[0] || first[1] !== last[1]) {
    const message = `${field} has a ring that ends at [${last[0]}, ${last[1]}], not where it began at [${first[0]}, ${first[1]}]`;
    throw new AnalysisError('polygon-invalid', field, `${message}; repeat the first position`);
  }
  for (let i = 1; i < ring.length; i++) {
    if (Math.abs(ring[i][0] - ring[i - 1][0]) > 180) {
      const message = `${field} crosses the 180° meridian at latitude ${ring[i][1]}; draw one polygon on each side`;
      throw new AnalysisError('polygon-invalid', field, message);
    }
  }
}

function checkInCity(positions: Position[], field: string, { dataset, land }: AnalysisContext): void {
  const city = land.bounds();
  /** With 1, as if the two axes were swapped. */
  const overlaps = (x: 0 | 1): boolean => {
    const lons = positions.map((position) => position[x]);
    const lats = positions.map((position) => position[1 - x]);
    const [west, east] = [Math.min(...lons), Math.max(...lons)];
    const [south, north] = [Math.min(...lats), Math.max(...lats)];
    return west <= city[2] && east >= city[0] && south <= city[3] && north >= city[1];
  };
  if (city[0] > city[2] || overlaps(0)) return;
  const hint = overlaps(1) ? 'positions are [longitude, latitude]: the two look swapped' : 'draw it within';
  const box = city.map((value) => value.toFixed(4)).join(', ');
  const message = `${field} lies outside ${dataset.city} (${box}), its first position is [${positions[0]?.join(', ')}]; ${hint}`;
  throw new AnalysisError('polygon-outside-city', field, message);
}
