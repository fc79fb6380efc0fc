/** Points by place: finds the nearest one within a fixed distance. */
export interface PointGrid {
  /** Number of the point: 0, 1, 2 … */
  add(x: number, y: number): number;
  /** Nearest point within the distance (the first added of equals), −1 when there is none. */
  nearest(x: number, y: number): number;
  distance(point: number, x: number, y: number): number;
}

/**
 * An empty grid of cells as wide as `withinM`, so that whatever lies within that distance is in one of nine cells.
 * Cells are hashed into a table with chains; `capacity` is the number of points that will be added at most.
 */
export function createPointGrid(withinM: number, capacity: number): PointGrid {
  let size = 1024;
  while (size < 2 * capacity) size *= 2;
  const head = new Int32Array(size).fill(-1);
  const next = new Int32Array(capacity);
  const xy = new Float64Array(2 * capacity);
  let count = 0;
  const slot = (cx: number, cy: number): number =>
    ((Math.imul(cx, 0x9e3779b1) ^ Math.imul(cy, 0x85ebca6b)) >>> 0) & (size - 1);
  const distance = (point: number, x: number, y: number): number =>
    Math.hypot(xy[2 * point] - x, xy[2 * point + 1] - y);
  return {
    distance,
    add(x, y) {
      const point = count++;
      xy[2 * point] = x;
      xy[2 * point + 1] = y;
      const at = slot(Math.floor(x / withinM), Math.floor(y / withinM));
      next[point] = head[at];
      head[at] = point;
      return point;
    },
    nearest(x, y) {
      const cx = Math.floor(x / withinM);
      const cy = Math.floor(y / withinM);
      let best = -1;
      let bestM = withinM;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          for (let point = head[slot(cx + dx, cy + dy)]; point >= 0; point = next[point]) {
            const apartM = distance(point, x, y);
            if (apartM < bestM || (apartM === bestM && (best < 0 || point < best))) {
              best = point;
              bestM = apartM;
            }
          }
        }
      }
      return best;
    },
  };
}
