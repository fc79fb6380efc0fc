/** Average number of segments a bucket is made for: fewer cost memory, more cost time. */
const perBucket = 8;
const bucketsMax = 1 << 22;

/**
 * Segments (x0, y0, x1, y1 after each other) in the buckets of a square grid, to be asked which of them may touch a
 * box. Typed arrays only; built in one pass over counts and one over places.
 */
export class SegmentGrid {
  readonly count: number;
  readonly segments: Float64Array;
  private readonly minX: number;
  private readonly minY: number;
  private readonly bucketM: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Segments of bucket b: `items[starts[b]] … items[starts[b + 1] − 1]`. */
  private readonly starts: Uint32Array;
  private readonly items: Uint32Array;

  constructor(segments: Float64Array) {
    this.segments = segments;
    this.count = segments.length / 4;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    let spanM = 0;
    for (let i = 0; i < segments.length; i += 4) {
      const [x0, y0, x1, y1] = [segments[i], segments[i + 1], segments[i + 2], segments[i + 3]];
      minX = Math.min(minX, x0, x1);
      maxX = Math.max(maxX, x0, x1);
      minY = Math.min(minY, y0, y1);
      maxY = Math.max(maxY, y0, y1);
      spanM += Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    }
    const [width, height] = this.count === 0 ? [0, 0] : [maxX - minX, maxY - minY];
    const wanted = Math.min(bucketsMax, Math.max(1, this.count / perBucket));
    // Not much smaller than the segments themselves: each would lie in many buckets.
    this.bucketM = Math.max(
      Math.sqrt((width * height) / wanted),
      Math.max(width, height) / 2048,
      spanM / this.count,
      1e-3,
    );
    if (this.count === 0) this.bucketM = 1;
    this.minX = this.count === 0 ? 0 : minX;
    this.minY = this.count === 0 ? 0 : minY;
    this.columns = Math.floor(width / this.bucketM) + 1;
    this.rows = Math.floor(height / this.bucketM) + 1;
    this.starts = new Uint32Array(this.columns * this.rows + 1);
    this.eachPlace((bucket) => this.starts[bucket + 1]++);
    for (let b = 0; b < this.columns * this.rows; b++) this.starts[b + 1] += this.starts[b];
    this.items = new Uint32Array(this.starts[this.columns * this.rows]);
    const next = this.starts.slice();
    this.eachPlace((bucket, segment) => (this.items[next[bucket]++] = segment));
  }

  /** Writes the segments whose bounding box touches the box to `out` and returns how many; each comes once. */
  search(minX: number, minY: number, maxX: number, maxY: number, out: IntList): number {
    out.length = 0;
    if (this.count === 0) return 0;
    const { segments, starts, items } = this;
    const [c0, c1] = [this.column(minX), this.column(maxX)];
    const [r0, r1] = [this.row(minY), this.row(maxY)];
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        const bucket = row * this.columns + column;
        for (let at = starts[bucket]; at < starts[bucket + 1]; at++) {
          const s = items[at];
          const x0 = segments[4 * s];
          const y0 = segments[4 * s + 1];
          const x1 = segments[4 * s + 2];
          const y1 = segments[4 * s + 3];
          const west = x0 < x1 ? x0 : x1;
          const south = y0 < y1 ? y0 : y1;
          if (west > maxX || (x0 < x1 ? x1 : x0) < minX || south > maxY || (y0 < y1 ? y1 : y0) < minY) continue;
          // One that lies in several buckets is reported from the first of them that is asked.
          if (column > c0 && this.column(west) < column) continue;
          if (row > r0 && this.row(south) < row) continue;
          out.push(s);
        }
      }
    }
    return out.length;
  }

  /** The segments whose bounding box touches the box. */
  find(minX: number, minY: number, maxX: number, maxY: number): Int32Array {
    const found = new IntList();
    this.search(minX, minY, maxX, maxY, found);
    return found.items.subarray(0, found.length);
  }

  private column(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.minX) / this.bucketM)));
  }

  private row(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.minY) / this.bucketM)));
  }

  private eachPlace(visit: (bucket: number, segment: number) => void): void {
    const { segments } = this;
    for (let s = 0; s < this.count; s++) {
      const [x0, y0, x1, y1] = [segments[4 * s], segments[4 * s + 1], segments[4 * s + 2], segments[4 * s + 3]];
      const [c0, c1] = [this.column(Math.min(x0, x1)), this.column(Math.max(x0, x1))];
      const [r0, r1] = [this.row(Math.min(y0, y1)), this.row(Math.max(y0, y1))];
      for (let row = r0; row <= r1; row++)
        for (let column = c0; column <= c1; column++) visit(row * this.columns + column, s);
    }
  }
}

/** A list of indices that grows, on a typed array: `items[0] … items[length − 1]`. */
export class IntList {
  items = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = value;
  }
}
