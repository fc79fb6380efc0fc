/** Points in square buckets, for the nearest one within a radius. */
export interface PointHash {
  add(x: number, y: number, id: number): void;
  /** Nearest point within `radiusM` that `accept` takes (all by default), or −1. */
  nearest(x: number, y: number, radiusM: number, accept?: (id: number) => boolean): number;
  /** Ids within `radiusM`, in the order they were added per bucket. */
  within(x: number, y: number, radiusM: number): number[];
}

/** An empty hash with square buckets of `bucketM` metres; best near the radius that will be asked for. */
export function createPointHash(bucketM: number): PointHash {
  // Positions in the three lists below, by bucket.
  const buckets = new Map<number, number[]>();
  const ids: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  const key = (i: number, j: number): number => i * 4194304 + j;
  const column = (x: number): number => Math.floor(x / bucketM);
  return {
    add(x, y, id) {
      const k = key(column(x), column(y));
      const bucket = buckets.get(k);
      if (bucket) bucket.push(ids.length);
      else buckets.set(k, [ids.length]);
      ids.push(id);
      xs.push(x);
      ys.push(y);
    },
    nearest(x, y, radiusM, accept) {
      let best = -1;
      let least = radiusM * radiusM;
      const [ci, cj] = [column(x), column(y)];
      const rings = Math.ceil(radiusM / bucketM);
      // Outwards ring by ring of buckets: usually the first two hold the nearest.
      for (let ring = 0; ring <= rings; ring++) {
        if (best >= 0 && ((ring - 1) * bucketM) ** 2 > least) break;
        for (let i = ci - ring; i <= ci + ring; i++) {
          const step = Math.abs(i - ci) === ring || ring === 0 ? 1 : 2 * ring;
          for (let j = cj - ring; j <= cj + ring; j += step) {
            for (const at of buckets.get(key(i, j)) ?? []) {
              const far = (xs[at] - x) ** 2 + (ys[at] - y) ** 2;
              if (far <= least && (far < least || best < 0) && (!accept || accept(ids[at]))) {
                best = ids[at]!;
                least = far;
              }
            }
          }
        }
      }
      return best;
    },
    within(x, y, radiusM) {
      const found: number[] = [];
      for (let i = column(x - radiusM); i <= column(x + radiusM); i++) {
        for (let j = column(y - radiusM); j <= column(y + radiusM); j++) {
          for (const at of buckets.get(key(i, j)) ?? []) {
            if ((xs[at] - x) ** 2 + (ys[at] - y) ** 2 <= radiusM * radiusM) found.push(ids[at]);
          }
        }
      }
      return found;
    },
  };
}
