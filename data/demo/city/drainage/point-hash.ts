/** Points in square buckets, for the nearest one within a radius. */
export interface PointHash {
  add(x: number, y: number, id: number): void;
  /** Nearest point within `radiusM` that `accept` takes (all by default), or −1. */
  nearest(x: number, y: number, radiusM: number, accept?: (id: number) => boolean): number;
  /** Ids within `radiusM`, in the order they were added per bucket. */
  within(x: number, y: number, radiusM: number): number[];
}

export function createPointHash(bucketM: number): PointHash {
  const buckets = new Map<number, number[]>();
  const xs = new Map<number, number>();
  const ys = new Map<number, number>();
  const key = (x: number, y: number): number => Math.floor(x / bucketM) * 4194304 + Math.floor(y / bucketM);
  function* near(x: number, y: number, radiusM: number): Generator<[number, number]> {
    for (let i = Math.floor((x - radiusM) / bucketM); i <= Math.floor((x + radiusM) / bucketM); i++) {
      for (let j = Math.floor((y - radiusM) / bucketM); j <= Math.floor((y + radiusM) / bucketM); j++) {
        for (const id of buckets.get(i * 4194304 + j) ?? []) {
          const distance = Math.hypot(xs.get(id)! - x, ys.get(id)! - y);
          if (distance <= radiusM) yield [id, distance];
        }
      }
    }
  }
  return {
    add(x, y, id) {
      const k = key(x, y);
      const bucket = buckets.get(k);
      if (bucket) bucket.push(id);
      else buckets.set(k, [id]);
      xs.set(id, x);
      ys.set(id, y);
    },
    nearest(x, y, radiusM, accept) {
      let best = -1;
      let least = Infinity;
      for (const [id, distance] of near(x, y, radiusM)) {
        if (distance < least && (!accept || accept(id))) {
          best = id;
          least = distance;
        }
      }
      return best;
    },
    within(x, y, radiusM) {
      return [...near(x, y, radiusM)].map(([id]) => id);
    },
  };
}
