import Flatbush from 'flatbush';
import type { LayerColumns } from './columns.ts';
import { eachSegmentOf } from './counted-pipes.ts';
import type { RecordClasses } from './pipe-classes.ts';
import type { ZoneGrid } from './zone-grid.ts';

/** Lengths of lines in areas. */
export interface AreaLengths {
  /** For each way of telling lines apart: lengths by area and class, `area * names.length + class`, metres. */
  byClassM: Float64Array[];
  /** For each area the records that do not count but lie in it, by reason (1 and up). */
  leftOut: Map<number, number>[];
}

/** Lines of a layer in each area, clipped exactly. `leftOut` gives a reason per record not to count it; 0 counts. */
export function lengthsInAreas(
  columns: LayerColumns,
  areas: ZoneGrid,
  dimensions: readonly RecordClasses[],
  leftOut?: Uint8Array,
): AreaLengths {
  const byClassM = dimensions.map(({ names }) => new Float64Array(areas.size * names.length));
  const reasons = Array.from({ length: areas.size }, () => new Map<number, number>());
  const { bboxXy } = columns;
  const touched = new Set<number>();
  let current = 0;
  let reason = 0;
  let lengthM = 0;
  const addPiece = (holders: readonly number[], share: number): void => {
    for (const area of holders) {
      if (reason > 0) touched.add(area);
      else {
        for (let d = 0; d < dimensions.length; d++) {
          byClassM[d][area * dimensions[d].names.length + dimensions[d].codes[current]] += lengthM * share;
        }
      }
    }
  };
  for (const feature of Flatbush.from(columns.indexXy!).search(...areas.box)) {
    current = feature;
    reason = leftOut?.[feature] ?? 0;
    const minX = bboxXy[4 * feature];
    const minY = bboxXy[4 * feature + 1];
    const maxX = bboxXy[4 * feature + 2];
    const maxY = bboxXy[4 * feature + 3];
    if (areas.isPlain(minX, minY, maxX, maxY)) {
      const holders = areas.zonesAt((minX + maxX) / 2, (minY + maxY) / 2);
      if (holders.length === 0) continue;
      lengthM = 0;
      eachSegmentOf(columns, feature, (_, x0, y0, x1, y1) => {
        lengthM += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
      });
      addPiece(holders, 1);
    } else {
      eachSegmentOf(columns, feature, (_, x0, y0, x1, y1) => {
        lengthM = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        areas.eachPiece(x0, y0, x1, y1, addPiece);
      });
    }
    for (const area of touched) reasons[area].set(reason, (reasons[area].get(reason) ?? 0) + 1);
    if (touched.size > 0) touched.clear();
  }
  return { byClassM, leftOut: reasons };
}
