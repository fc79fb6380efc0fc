import type { ZoneGrid } from './zone-grid.ts';

/**
 * Area that each zone of `a` shares with each zone of `b`, m²: `areas[i * b.size + j]`. The border of what two polygons
 * share is what lies of either border in the other polygon, so that the shoelace sum over those pieces is its area;
 * where borders run along each other both count half, and cancel when the polygons lie on different sides. Rings must
 * be those of valid polygons, outer ones counter-clockwise and holes clockwise.
 */
export function overlapAreas(a: ZoneGrid, b: ZoneGrid): Float64Array {
  const areas = new Float64Array(a.size * b.size);
  const [boxA, boxB] = [a.box, b.box];
  // Near to what is measured, so that seven-digit coordinates lose nothing.
  const ox = (Math.max(boxA[0], boxB[0]) + Math.min(boxA[2], boxB[2])) / 2;
  const oy = (Math.max(boxA[1], boxB[1]) + Math.min(boxA[3], boxB[3])) / 2;
  const addPieces = (of: ZoneGrid, through: ZoneGrid, place: (zone: number, other: number) => number): void => {
    of.eachEdgeNear(through.box, (zone, x0, y0, x1, y1) => {
      const half = ((x0 - ox) * (y1 - oy) - (x1 - ox) * (y0 - oy)) / 2;
      through.eachPiece(x0, y0, x1, y1, (others, share) => {
        for (const other of others) areas[place(zone, other)] += half * share;
      });
    });
  };
  addPieces(a, b, (zone, other) => zone * b.size + other);
  addPieces(b, a, (zone, other) => other * b.size + zone);
  // What rounding leaves of polygons that only touch is no area.
  return areas.map((areaM2) => (areaM2 < 1e-4 ? 0 : areaM2));
}
