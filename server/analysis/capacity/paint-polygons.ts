import type { CellWindow } from '../cell-coverage.ts';
import type { GeometryColumns } from '../columns.ts';

/**
 * Writes a value into every cell whose centre lies in a polygon of a layer: row by row between the crossings of its
 * rings, holes and islands by the even-odd rule. Later polygons overwrite earlier ones; a value of 0 is left out.
 */
export function paintPolygons(
  layer: GeometryColumns,
  { minX, minY, cellM, columns, rows }: CellWindow,
  into: Int32Array | Uint8Array,
  valueOf: (feature: number) => number,
): void {
  const { featureParts, partRings, ringStarts, xy, bboxXy } = layer;
  for (let feature = 0; feature < layer.count; feature++) {
    const value = valueOf(feature);
    if (value === 0) continue;
    const low = Math.max(0, Math.ceil((bboxXy[4 * feature + 1] - minY) / cellM - 0.5));
    const high = Math.min(rows - 1, Math.floor((bboxXy[4 * feature + 3] - minY) / cellM - 0.5));
    if (high < low) continue;
    const crossings: number[][] = Array.from({ length: high - low + 1 }, () => []);
    const lastRing = partRings[featureParts[feature + 1]];
    for (let ring = partRings[featureParts[feature]]; ring < lastRing; ring++) {
      for (let v = ringStarts[ring]; v + 1 < ringStarts[ring + 1]; v++) {
        const x0 = (xy[2 * v] - minX) / cellM;
        const y0 = (xy[2 * v + 1] - minY) / cellM;
        const x1 = (xy[2 * v + 2] - minX) / cellM;
        const y1 = (xy[2 * v + 3] - minY) / cellM;
        if (y0 === y1) continue;
        const from = Math.max(low, Math.ceil(Math.min(y0, y1) - 0.5));
        const to = Math.min(high, Math.ceil(Math.max(y0, y1) - 0.5) - 1);
        for (let row = from; row <= to; row++) {
          crossings[row - low].push(x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0));
        }
      }
    }
    crossings.forEach((xs, i) => {
      sortFew(xs);
      const start = (low + i) * columns;
      for (let k = 0; k + 1 < xs.length; k += 2) {
        const first = Math.max(0, Math.ceil(xs[k] - 0.5));
        const last = Math.min(columns - 1, Math.ceil(xs[k + 1] - 0.5) - 1);
        if (last >= first) into.fill(value, start + first, start + last + 1);
      }
    });
  }
}

/** Sorts by insertion: a row crosses most polygons twice. */
function sortFew(xs: number[]): void {
  for (let i = 1; i < xs.length; i++) {
    const x = xs[i];
    let at = i;
    for (; at > 0 && xs[at - 1] > x; at--) xs[at] = xs[at - 1];
    xs[at] = x;
  }
}
