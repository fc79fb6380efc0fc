import type { Area } from '../publication.ts';

type LonLat = readonly [number, number];

/** Eight winds, clockwise from north. */
export const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** Metres of a degree of latitude on a sphere of 6,371,008.8 m, the mean radius of WGS 84. */
const degreeM = (Math.PI * 6_371_008.8) / 180;

/** East and north of `from` to `to`, metres: the sphere taken as flat around the two, good to 0.1 % within a city. */
function offsetM(from: LonLat, to: LonLat): [number, number] {
  const middle = ((from[1] + to[1]) / 2) * (Math.PI / 180);
  return [(to[0] - from[0]) * degreeM * Math.cos(middle), (to[1] - from[1]) * degreeM];
}

/** Metres between two places at most a few tens of kilometres apart. */
export function distanceM(from: LonLat, to: LonLat): number {
  return Math.hypot(...offsetM(from, to));
}

/** In which of eight directions `to` lies from `from`; north for the same place. */
export function windTo(from: LonLat, to: LonLat): Wind {
  const [east, north] = offsetM(from, to);
  return winds[Math.round(Math.atan2(east, north) / (Math.PI / 4) + 8) % 8];
}

/** The spot of a box (west, south, east, north) that is nearest to a place; the place itself inside. */
export function nearestInBox(box: readonly [number, number, number, number], at: LonLat): [number, number] {
  return [Math.min(Math.max(at[0], box[0]), box[2]), Math.min(Math.max(at[1], box[1]), box[3])];
}

/** Whether a place lies in one of the outer rings. On an edge it may count as either. */
export function isInRings(rings: readonly (readonly LonLat[])[], [x, y]: LonLat): boolean {
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

/**
 * Index of the area that holds a place, else of the one whose edge is nearest within `toleranceM` (outlines are
 * simplified, so that neighbours leave slivers between them); null: none.
 */
export function areaAt(areas: readonly Pick<Area, 'rings'>[], at: LonLat, toleranceM: number): number | null {
  const holding = areas.findIndex(({ rings }) => isInRings(rings, at));
  if (holding >= 0) return holding;
  let best: number | null = null;
  let reachM = toleranceM;
  for (const [index, { rings }] of areas.entries()) {
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const apartM = distanceToSegmentM(at, ring[j], ring[i]);
        if (apartM <= reachM) [best, reachM] = [index, apartM];
      }
    }
  }
  return best;
}

function distanceToSegmentM(at: LonLat, from: LonLat, to: LonLat): number {
  const [ax, ay] = offsetM(at, from);
  const [bx, by] = offsetM(at, to);
  const [dx, dy] = [bx - ax, by - ay];
  const lengthSquared = dx * dx + dy * dy;
  const share = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
