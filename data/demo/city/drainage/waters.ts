import type { CityPlan, Water } from '../plan.ts';
import { createGrid, paintPolygon, valueAt, type Grid } from './grid.ts';
import { hypot } from '../hypot.ts';

/** Where water is and where its banks are. */
export interface Waters {
  list: readonly Water[];
  /** Index into `list` of the water at a place, −1 on land. */
  at(x: number, y: number): number;
  /** Nearest bank within `radiusM` of a water that `accept` takes, or undefined. */
  nearestBank(x: number, y: number, radiusM: number, accept?: (water: Water) => boolean): Bank | undefined;
}

export interface Bank {
  x: number;
  y: number;
  distanceM: number;
  water: number;
}

/** Index over the plan's waters: a 10 m raster of their land and their banks in buckets of 250 m. */
export function indexWaters(plan: CityPlan): Waters {
  const grid: Grid = createGrid(plan.extent, 10);
  for (const [i, water] of plan.waters.entries()) paintPolygon(grid, water.polygon, i + 1);
  const bucketM = 250;
  const buckets = new Map<string, { water: number; x1: number; y1: number; x2: number; y2: number }[]>();
  for (const [water, { polygon }] of plan.waters.entries()) {
    for (const ring of polygon) {
      for (let k = 0; k + 3 < ring.length; k += 2) {
        const segment = { water, x1: ring[k], y1: ring[k + 1], x2: ring[k + 2], y2: ring[k + 3] };
        const steps = Math.ceil(hypot(segment.x2 - segment.x1, segment.y2 - segment.y1) / bucketM) + 1;
        const seen = new Set<string>();
        for (let s = 0; s <= steps; s++) {
          const x = segment.x1 + ((segment.x2 - segment.x1) * s) / steps;
          const y = segment.y1 + ((segment.y2 - segment.y1) * s) / steps;
          const key = `${Math.floor(x / bucketM)},${Math.floor(y / bucketM)}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const bucket = buckets.get(key);
          if (bucket) bucket.push(segment);
          else buckets.set(key, [segment]);
        }
      }
    }
  }
  return {
    list: plan.waters,
    at: (x, y) => valueAt(grid, x, y) - 1,
    nearestBank(x, y, radiusM, accept) {
      let best: Bank | undefined;
      for (let i = Math.floor((x - radiusM) / bucketM); i <= Math.floor((x + radiusM) / bucketM); i++) {
        for (let j = Math.floor((y - radiusM) / bucketM); j <= Math.floor((y + radiusM) / bucketM); j++) {
          for (const s of buckets.get(`${i},${j}`) ?? []) {
            if (accept && !accept(plan.waters[s.water])) continue;
            const dx = s.x2 - s.x1;
            const dy = s.y2 - s.y1;
            const t = Math.max(0, Math.min(1, ((x - s.x1) * dx + (y - s.y1) * dy) / (dx * dx + dy * dy || 1)));
            const px = s.x1 + t * dx;
            const py = s.y1 + t * dy;
            const distanceM = hypot(px - x, py - y);
            if (distanceM <= radiusM && (!best || distanceM < best.distanceM))
              best = { x: px, y: py, distanceM, water: s.water };
          }
        }
      }
      return best;
    },
  };
}
