import type { FeatureCollection } from 'geojson';
import type { Bbox, PolygonGeometry, Position } from '../../data/model/feature.ts';
import type { DensityCell } from '../../server/contract/density.ts';
import type { PolicyRow } from '../../server/contract/policy-matrix.ts';
import type { TaskResult } from '../state/task-result.ts';
import { isInside } from '../ui/geometry.ts';

/** One polygon of a result feature (a multipolygon gives several): what is drawn and what a pointer can hit. */
export interface ResultPart {
  /** Id of the result feature. */
  id: string;
  /** Class of the legend. */
  class: string;
  /** km/km² for density, m² for blank and drawn areas, the score of a place; null where there is none. */
  value: number | null;
  name: string | null;
  rings: Position[][];
  bbox: Bbox;
}

/** A result that is drawn as areas. */
export type AreaResult = Extract<TaskResult, { task: (typeof areaTasks)[number] }>;

const areaTasks = ['density', 'blank', 'summary', 'policy'] as const;

export function isAreaResult(result: TaskResult): result is AreaResult {
  return areaTasks.some((task) => task === result.task);
}

/** Legend class of what is told apart by a scale of its own. */
export interface ClassOf {
  cell: (cell: DensityCell) => string;
  place: (row: PolicyRow) => string;
}

/** The one class of drawn areas. */
export const areaClass = 'area';

/** Parts of a result in the order of its features; of a policy matrix those of one layer where `places` names it. */
export function resultParts(result: AreaResult, classOf: ClassOf, places: string | null = null): ResultPart[] {
  if (result.task === 'density') {
    return result.data.features.flatMap((cell) => {
      const { densityKmPerKm2: value, name = null } = cell.properties;
      return parts(cell.geometry, { id: cell.id, class: classOf.cell(cell), value, name });
    });
  }
  if (result.task === 'summary') {
    return result.data.features.flatMap((area) =>
      parts(area.geometry, { id: area.id, class: areaClass, value: area.properties.areaM2, name: area.id }),
    );
  }
  if (result.task === 'policy') {
    return result.data.features.flatMap((row) => {
      const { score: value, name, key, layer } = row.properties;
      if (places !== null && layer !== places) return [];
      return parts(row.geometry, { id: row.id, class: classOf.place(row), value, name: name ?? key });
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

/** Parts as the map draws them flat: their class is all the style needs. */
export function partFeatures(parts: readonly ResultPart[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: parts.map((part) => ({
      type: 'Feature',
      properties: { class: part.class },
      geometry: { type: 'Polygon', coordinates: part.rings },
    })),
  };
}

function parts(geometry: PolygonGeometry, common: Omit<ResultPart, 'rings' | 'bbox'>): ResultPart[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .filter((rings) => (rings[0]?.length ?? 0) >= 4)
    .map((rings) => ({ ...common, rings, bbox: bboxOfRing(rings[0]) }));
}

function bboxOfRing(ring: readonly Position[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** The part a place lies in, the last drawn first; undefined outside all. */
export function findPartAt(all: readonly ResultPart[], place: Position): ResultPart | undefined {
  const [x, y] = place;
  return all.findLast(({ bbox: [west, south, east, north], rings }) => {
    return x >= west && x <= east && y >= south && y <= north && isInside(rings, place);
  });
}
