import type { Projection } from '../../data/geo/crs.ts';
import type { Position } from '../../data/model/feature.ts';
import type { Truth } from '../../data/demo/city/truth.ts';
import type { BlankAreasResult } from '../../server/contract/blank-areas.ts';

type Ring = [number, number][];

interface Found {
  areaM2: number;
  polygons: Ring[][];
}

export interface BlankAreaScore {
  /** Of each planted area: found land ÷ land that was planted, by a raster of 5 m. */
  foundShare: Map<string, number>;
  /** Blank land that belongs to no planted area, m². */
  elsewhereM2: number;
  blankM2: number;
}

/** Compares the blank areas that the product found with those that were planted. */
export function scoreBlankAreas(
  result: BlankAreasResult,
  truths: readonly Truth[],
  projection: Projection,
): BlankAreaScore {
  const found = polygonsOf(result, 'blank', projection);
  const hit = new Set<Found>();
  const foundShare = new Map<string, number>();
  for (const truth of truths) {
    if (truth.type !== 'blank_area') continue;
    const areaM2 = truth.ring ? insideRing(truth, found, hit, projection) : around(truth, found, hit, projection);
    foundShare.set(truth.id, areaM2 / truth.areaM2!);
  }
  const elsewhereM2 = found.reduce((sum, area) => sum + (hit.has(area) ? 0 : area.areaM2), 0);
  return { foundShare, elsewhereM2, blankM2: result.totals.blankM2 };
}

/** Areas of one class in the working CRS. */
export function polygonsOf(result: BlankAreasResult, kind: 'blank' | 'unknown', projection: Projection): Found[] {
  return result.features
    .filter(({ properties }) => properties.class === kind)
    .map(({ geometry, properties }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return {
        areaM2: properties.areaM2,
        polygons: polygons.map((rings) => rings.map((ring) => toPlane(ring, projection))),
      };
    });
}

/** Whether a place lies in one of the polygons, holes left out. */
export function isInside({ polygons }: Pick<Found, 'polygons'>, x: number, y: number): boolean {
  return polygons.some((rings) => rings.filter((ring) => isInRing(ring, x, y)).length % 2 === 1);
}

function toPlane(ring: readonly Position[], projection: Projection): Ring {
  return ring.map(([lon, lat]) => projection.forward(lon, lat));
}

/** Found land inside the ring in which no pipe was laid. */
function insideRing(truth: Truth, found: readonly Found[], hit: Set<Found>, projection: Projection): number {
  const stepM = 5;
  const ring = toPlane(truth.ring!, projection);
  const [minX, maxX] = [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))];
  const [minY, maxY] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
  const near = found.filter(({ polygons }) =>
    polygons.some(([shell]) => shell.some(([x, y]) => x > minX && x < maxX && y > minY && y < maxY)),
  );
  let cells = 0;
  for (let x = minX; x <= maxX; x += stepM) {
    for (let y = minY; y <= maxY; y += stepM) {
      if (!isInRing(ring, x, y)) continue;
      const area = near.find((candidate) => isInside(candidate, x, y));
      if (!area) continue;
      hit.add(area);
      cells++;
    }
  }
  return cells * stepM ** 2;
}

/** Found land around the place of a truth without a ring: land that no street leads to, in one piece or several. */
function around(truth: Truth, found: readonly Found[], hit: Set<Found>, projection: Projection): number {
  const [x, y] = projection.forward(...truth.place);
  const reachM = 1.5 * Math.sqrt(truth.areaM2!);
  const near = found.filter((area) =>
    area.polygons.some((rings) => rings[0].some(([px, py]) => Math.hypot(px - x, py - y) < reachM)),
  );
  for (const area of near) hit.add(area);
  return near.reduce((sum, area) => sum + area.areaM2, 0);
}

function isInRing(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
