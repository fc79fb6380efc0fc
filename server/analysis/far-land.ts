import { findCrossings } from './blank-crossings.ts';
import { ringArea } from '../../data/geo/polygon-ring.ts';
import { blankOutlines, radiusSpread } from './blank-outlines.ts';
import { noiseM2 } from './split-polygons.ts';
import { polygonsOf } from './blank-polygons.ts';
import { blankRings } from './blank-rings.ts';
import type { ShapeParts } from './polygon-ops.ts';
import type { SegmentGrid } from './segment-grid.ts';

const attemptsMax = 8;

/**
 * Land farther than `distanceM` from every segment, as polygons (outer ring counter-clockwise, holes clockwise, metres).
 *
 * Exact: the boundary is put together from pieces of the buffers' true outlines and of the land's edges, and only drawn
 * with chords at the end. It turns where two outlines cross in no third buffer; between two such corners it follows
 * one outline. Both are local, so that most of a city, covered by one single buffer or out of reach of all, is never
 * looked at closely. That beginnings and ends of pieces alternate along every outline proves the corners complete; where
 * rounding breaks that, the search is repeated with radii changed by less than `radiusSpread`.
 */
export function farLand(
  pipes: SegmentGrid,
  land: ShapeParts,
  distanceM: number,
  quadrantSegments: number,
  onTile: (share: number) => void,
): Float64Array[][] {
  if (land.length === 0) return [];
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const outlines = blankOutlines(pipes, land, distanceM, attempt);
    const found = findCrossings(outlines, onTile);
    const rings = blankRings(outlines, found, quadrantSegments, () => onTile(1));
    if (!rings) continue;
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        ring[i] += outlines.originX;
        ring[i + 1] += outlines.originY;
      }
    }
    return polygonsOf(rings).filter((polygon) => !isSliver(polygon, distanceM));
  }
  throw new Error(`blank areas at ${distanceM} m did not close in ${attemptsMax} attempts`);
}

/** Land that ends where a buffer does leaves as much as the radii were spread; that is no place, nor is 1 dm². */
function isSliver([shell, ...holes]: Float64Array[], distanceM: number): boolean {
  let lengthM = 0;
  for (let i = 2; i < shell.length; i += 2) lengthM += Math.hypot(shell[i] - shell[i - 2], shell[i + 1] - shell[i - 1]);
  const areaM2 = holes.reduce((sum, hole) => sum + ringArea(hole), ringArea(shell));
  return areaM2 < Math.max(noiseM2, lengthM * distanceM * radiusSpread);
}
