import type { Extent, RoadClass } from './plan.ts';
import { hypot } from './hypot.ts';

/** A street as it was drawn: all its pieces share class and, later, name. */
export interface RoadLine {
  roadClass: RoadClass;
  /** Where it came from: 'ring', 'radial', 'riverside', 'street', 'lane', 'country' … */
  origin: string;
  loop: boolean;
}

export interface Hit {
  segment: number;
  x: number;
  y: number;
  t: number;
}

const bucketM = 100;

/**
 * Streets while they grow: vertices and straight segments that meet only at vertices. Drawing a line splits what it
 * crosses. Segments are looked up by squares of 100 m.
 */
export class SegmentGraph {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly line: number[] = [];
  readonly alive: boolean[] = [];
  readonly lines: RoadLine[] = [];
  /** Segments at each vertex. */
  readonly at: number[][] = [];
  private readonly buckets: (number[] | undefined)[];
  private readonly columns: number;
  private readonly rows: number;
  private readonly extent: Extent;
  private readonly mark: number[] = [];
  private round = 0;

  constructor(extent: Extent) {
    this.extent = extent;
    this.columns = Math.ceil((extent.maxX - extent.minX) / bucketM) + 2;
    this.rows = Math.ceil((extent.maxY - extent.minY) / bucketM) + 2;
    this.buckets = new Array<number[] | undefined>(this.columns * this.rows);
  }

  addVertex(x: number, y: number): number {
    this.x.push(x);
    this.y.push(y);
    this.at.push([]);
    return this.x.length - 1;
  }

  addSegment(a: number, b: number, line: number): void {
    if (a === b || this.at[a].some((s) => this.other(s, a) === b)) return;
    const id = this.from.length;
    this.from.push(a);
    this.to.push(b);
    this.line.push(line);
    this.alive.push(true);
    this.mark.push(0);
    this.at[a].push(id);
    this.at[b].push(id);
    const right = this.columnOf(Math.max(this.x[a], this.x[b]));
    const top = this.rowOf(Math.max(this.y[a], this.y[b]));
    for (let row = this.rowOf(Math.min(this.y[a], this.y[b])); row <= top; row++) {
      for (let column = this.columnOf(Math.min(this.x[a], this.x[b])); column <= right; column++)
        (this.buckets[row * this.columns + column] ??= []).push(id);
    }
  }

  removeSegment(id: number): void {
    this.alive[id] = false;
    for (const v of [this.from[id], this.to[id]]) this.at[v] = this.at[v].filter((s) => s !== id);
  }

  other(segment: number, vertex: number): number {
    return this.from[segment] === vertex ? this.to[segment] : this.from[segment];
  }

  roadClass(segment: number): RoadClass {
    return this.lines[this.line[segment]].roadClass;
  }

  /** Splits a segment at a place and returns the vertex there; a vertex of the segment within `snapM` is taken. */
  splitAt(segment: number, x: number, y: number, snapM: number): number {
    const a = this.from[segment];
    const b = this.to[segment];
    const toA = hypot(this.x[a] - x, this.y[a] - y);
    const toB = hypot(this.x[b] - x, this.y[b] - y);
    if (Math.min(toA, toB) <= snapM) return toA < toB ? a : b;
    const v = this.addVertex(x, y);
    const line = this.line[segment];
    this.removeSegment(segment);
    this.addSegment(a, v, line);
    this.addSegment(v, b, line);
    return v;
  }

  /** First living segment that p → q crosses, after the very start of p → q. */
  firstHit(px: number, py: number, qx: number, qy: number, skip = -1): Hit | undefined {
    let best: Hit | undefined;
    const dx = qx - px;
    const dy = qy - py;
    this.visit(px, py, qx, qy, 0, (s) => {
      const a = this.from[s];
      const b = this.to[s];
      if (a === skip || b === skip) return false;
      const ex = this.x[b] - this.x[a];
      const ey = this.y[b] - this.y[a];
      const cross = dx * ey - dy * ex;
      if (cross === 0) return false;
      const wx = this.x[a] - px;
      const wy = this.y[a] - py;
      const t = (wx * ey - wy * ex) / cross;
      const u = (wx * dy - wy * dx) / cross;
      if (t <= 1e-9 || t > 1 || u < 0 || u > 1 || (best && t >= best.t)) return false;
      best = { segment: s, x: px + t * dx, y: py + t * dy, t };
      return false;
    });
    return best;
  }

  /** Whether a living segment within `reachM` runs within about 40° of the direction. */
  hasParallel(x: number, y: number, dirX: number, dirY: number, reachM: number): boolean {
    return this.visit(x, y, x, y, reachM, (s) => {
      const a = this.from[s];
      const b = this.to[s];
      const ax = this.x[a];
      const ay = this.y[a];
      const ex = this.x[b] - ax;
      const ey = this.y[b] - ay;
      const squared = ex * ex + ey * ey;
      const dot = ex * dirX + ey * dirY;
      if (dot * dot < 0.6 * squared) return false;
      const t = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / squared));
      return hypot(ax + t * ex - x, ay + t * ey - y) <= reachM;
    });
  }

  /** Nearest living segment within reach: its distance, id and the place on it. */
  nearest(
    x: number,
    y: number,
    reachM: number,
  ): { segment: number; distance: number; x: number; y: number } | undefined {
    let best: { segment: number; distance: number; x: number; y: number } | undefined;
    this.visit(x, y, x, y, reachM, (s) => {
      const a = this.from[s];
      const b = this.to[s];
      const ax = this.x[a];
      const ay = this.y[a];
      const ex = this.x[b] - ax;
      const ey = this.y[b] - ay;
      const t = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey || 1)));
      const distance = hypot(ax + t * ex - x, ay + t * ey - y);
      if (distance <= reachM && (!best || distance < best.distance)) {
        best = { segment: s, distance, x: ax + t * ex, y: ay + t * ey };
      }
      return false;
    });
    return best;
  }

  /** A junction (three or more streets) within reach, nearest first. */
  nearJunction(segment: number, x: number, y: number, reachM: number): number | undefined {
    let best: number | undefined;
    let bestDistance = reachM;
    const line = this.line[segment];
    // Walk both ways along the street that was hit.
    for (const start of [this.from[segment], this.to[segment]]) {
      let vertex = start;
      let via = segment;
      for (let step = 0; step < 6; step++) {
        const distance = hypot(this.x[vertex] - x, this.y[vertex] - y);
        if (distance > reachM) break;
        if (this.at[vertex].length >= 3 && distance < bestDistance) {
          best = vertex;
          bestDistance = distance;
        }
        const next = this.at[vertex].find((s) => s !== via && this.line[s] === line);
        if (next === undefined) break;
        vertex = this.other(next, vertex);
        via = next;
      }
    }
    return best;
  }

  /**
   * Calls back once for every living segment whose squares touch the box of p → q grown by `reachM`, until one call
   * returns true; says whether one did.
   */
  visit(px: number, py: number, qx: number, qy: number, reachM: number, call: (segment: number) => boolean): boolean {
    const round = ++this.round;
    const right = this.columnOf(Math.max(px, qx) + reachM);
    const top = this.rowOf(Math.max(py, qy) + reachM);
    for (let row = this.rowOf(Math.min(py, qy) - reachM); row <= top; row++) {
      for (let column = this.columnOf(Math.min(px, qx) - reachM); column <= right; column++) {
        const list = this.buckets[row * this.columns + column];
        if (!list) continue;
        for (let i = 0; i < list.length; i++) {
          const s = list[i];
          if (!this.alive[s]) {
            list[i--] = list[list.length - 1]!;
            list.pop();
            continue;
          }
          if (this.mark[s] === round) continue;
          this.mark[s] = round;
          if (call(s)) return true;
        }
      }
    }
    return false;
  }

  private columnOf(x: number): number {
    return Math.max(0, Math.min(this.columns - 1, Math.floor((x - this.extent.minX) / bucketM) + 1));
  }

  private rowOf(y: number): number {
    return Math.max(0, Math.min(this.rows - 1, Math.floor((y - this.extent.minY) / bucketM) + 1));
  }
}
