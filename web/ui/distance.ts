import type { Geometry, Position } from '../../data/model/feature.ts';

export interface PlanePoint {
  x: number;
  y: number;
}

/** Where a place lies in a plane: on the screen, or in a metric one. */
export type Project = (place: Position) => PlanePoint;

/** Distance in the plane, in its units, from a point to a point or line geometry; 0 for areas. */
export function distanceTo(geometry: Geometry, at: PlanePoint, project: Project): number {
  switch (geometry.type) {
    case 'Point':
      return hypot(project(geometry.coordinates), at);
    case 'MultiPoint':
      return Math.min(...geometry.coordinates.map((place) => hypot(project(place), at)));
    case 'LineString':
      return toLine(geometry.coordinates, at, project);
    case 'MultiLineString':
      return Math.min(...geometry.coordinates.map((line) => toLine(line, at, project)));
    default:
      return 0;
  }
}

function toLine(line: readonly Position[], at: PlanePoint, project: Project): number {
  const points = line.map(project);
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(a.x + along * dx - at.x, a.y + along * dy - at.y));
  }
  return least;
}

function hypot(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
