import type { Bbox, PolygonGeometry, Position } from '../../data/model/feature.ts';
import type { TaskResult } from '../state/app-state.ts';

/** One polygon of a result feature (a multipolygon gives several): what deck.gl draws and a pointer can hit. */
export interface ResultPart {
  /** Id of the result feature. */
  id: string;
  /** Class of the legend. */
  class: string;
  /** km/km² for density, m² for blank areas; null where there is none. */
  value: number | null;
  name: string | null;
  rings: Position[][];
  bbox: Bbox;
}

/** Parts of a result in the order of its features. `classOf` gives the legend class of a density. */
export function resultParts(result: TaskResult, classOf: (density: number | null) => string): ResultPart[] {
  if (result.task === 'density') {
    return result.data.features.flatMap((cell) => {
      const value = cell.properties.densityKmPerKm2;
      return parts(cell.geometry, { id: cell.id, class: classOf(value), value, name: cell.properties.name ?? null });
    });
  }
  return result.data.features.flatMap((area) =>
    parts(area.geometry, {
      id: area.id,
      class: area.properties.class,
      value: area.properties.areaM2,
      name: area.properties.districtName,
    }),
  );
}

function parts(geometry: PolygonGeometry, common: Omit<ResultPart, 'rings' | 'bbox'>): ResultPart[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .filter((rings) => (rings[0]?.length ?? 0) >= 4)
    .map((rings) => ({ ...common, rings, bbox: bboxOf(rings[0]) }));
}

function bboxOf(ring: readonly Position[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** The part a place lies in, the last drawn first; undefined outside all. Even-odd, so that holes are outside. */
export function findPartAt(all: readonly ResultPart[], [x, y]: Position): ResultPart | undefined {
  return all.findLast((part) => {
    const [west, south, east, north] = part.bbox;
    if (x < west || x > east || y < south || y > north) return false;
    let inside = false;
    for (const ring of part.rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i];
        const [bx, by] = ring[j];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  });
}
