/** Points by place: finds the nearest one within a fixed distance. */
export interface PointGrid {
  /** Number of the point: 0, 1, 2 … */
  add(x: number, y: number): number;
  /** Nearest point within the distance (the first added of equals), −1 when there is none. */
  nearest(x: number, y: number): number;
  distance(point: number, x: number, y: number): number;
}

/**
 * Cells are this many times as wide as the distance: most searches then touch one cell, and in a city, where manholes
 * stand tens of metres apart, few cells hold more than one point.
 */
const cellsPerDistance = 16;

/**
 * An empty grid. Cells are hashed into a table with chains, 8 × 8 neighbours side by side, so that pipes which follow
 * each other find their neighbours in the cache; `capacity` is the number of points that will be added at most.
 */
export function createPointGrid(withinM: number, capacity: number): PointGrid {
  const cellM = cellsPerDistance * withinM;
  let size = 1024;
  while (size < 2 * capacity) size *= 2;
  const head = new Int32Array(size).fill(-1);
  const next = new Int32Array(capacity);
  const xy = new Float64Array(2 * capacity);
  let count = 0;
  const slot = (cx: number, cy: number): number =>
    (((Math.imul(cx >> 3, 0x9e3779b1) ^ Math.imul(cy >> 3, 0x85ebca6b)) << 6) | ((cy & 7) << 3) | (cx & 7)) &
    (size - 1);
  return {
    distance: (point, x, y) => Math.sqrt((xy[2 * point] - x) ** 2 + (xy[2 * point + 1] - y) ** 2),
    add(x, y) {
      const point = count++;
      xy[2 * point] = x;
      xy[2 * point + 1] = y;
      const at = slot(Math.floor(x / cellM), Math.floor(y / cellM));
      next[point] = head[at];
      head[at] = point;
      return point;
    },
    nearest(x, y) {
      const east = Math.floor((x + withinM) / cellM);
      const north = Math.floor((y + withinM) / cellM);
      let best = -1;
      let bestM2 = withinM * withinM;
      for (let cy = Math.floor((y - withinM) / cellM); cy <= north; cy++) {
        for (let cx = Math.floor((x - withinM) / cellM); cx <= east; cx++) {
          for (let point = head[slot(cx, cy)]; point >= 0; point = next[point]) {
            const dx = xy[2 * point] - x;
            const dy = xy[2 * point + 1] - y;
            const apartM2 = dx * dx + dy * dy;
            if (apartM2 < bestM2 || (apartM2 === bestM2 && (best < 0 || point < best))) {
              best = point;
              bestM2 = apartM2;
            }
          }
        }
      }
      return best;
    },
  };
}
