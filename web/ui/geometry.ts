import type { Bbox, Geometry, Position } from '../../data/model/feature.ts';

type Nested = Position | readonly Nested[];

/** West, south, east, north of a geometry; undefined for one without a vertex. */
export function bboxOf(geometry: Geometry): Bbox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: Nested): void => {
    if (typeof part[0] === 'number') {
      const [lon, lat] = part as Position;
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else for (const inner of part as readonly Nested[]) visit(inner);
  };
  visit(geometry.coordinates);
  return west <= east ? [west, south, east, north] : undefined;
}

/**
 * Length of a line in metres on the WGS 84 ellipsoid, each segment by the radii of curvature at its middle latitude.
 * Against the exact geodesic the error is below 1e-6 for segments up to 10 km, which is longer than any pipe segment.
 */
export function lineLengthM(geometry: Geometry): number | undefined {
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return undefined;
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return lines.reduce((sum, line) => sum + lengthOf(line), 0);
}

const semiMajorM = 6_378_137;
const eccentricity2 = 0.006_694_379_990_141_317;

function lengthOf(line: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [lonA, latA] = line[i - 1];
    const [lonB, latB] = line[i];
    const middle = ((latA + latB) / 2) * (Math.PI / 180);
    const w2 = 1 - eccentricity2 * Math.sin(middle) ** 2;
    const meridianM = (semiMajorM * (1 - eccentricity2)) / w2 ** 1.5;
    const normalM = semiMajorM / Math.sqrt(w2);
    const dx = (lonB - lonA) * (Math.PI / 180) * normalM * Math.cos(middle);
    const dy = (latB - latA) * (Math.PI / 180) * meridianM;
    length += Math.hypot(dx, dy);
  }
  return length;
}

/** Whether a place lies inside the rings of a polygon. Even-odd, so that holes are outside. */
export function isInside(rings: readonly (readonly Position[])[], [x, y]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
