/**
 * Edges of a polygon (all rings of all its parts) sorted into horizontal bands, so that a point or a segment meets only
 * the edges near it. Even–odd rule: holes need no mark and ring direction does not matter.
 */
export class PolygonEdges {
  readonly count: number;
  /** x0, y0, x1, y1 per edge. */
  readonly edges: Float64Array;
  private readonly bandStarts: Uint32Array;
  private readonly bandEdges: Uint32Array;
  private readonly minY: number;
  private readonly bandHeight: number;
  private readonly bands: number;

  constructor(rings: Iterable<Float64Array | readonly number[]>) {
    const list: number[] = [];
    let minY = Infinity;
    let maxY = -Infinity;
    for (const ring of rings) {
      const n = ring.length >> 1;
      for (let i = 0, j = n - 1; i < n; j = i++) {
        const x0 = ring[2 * j];
        const y0 = ring[2 * j + 1];
        const x1 = ring[2 * i];
        const y1 = ring[2 * i + 1];
        if (x0 === x1 && y0 === y1) continue;
        list.push(x0, y0, x1, y1);
        minY = Math.min(minY, y1);
        maxY = Math.max(maxY, y1);
      }
    }
    this.edges = Float64Array.from(list);
    this.count = list.length / 4;
    this.minY = minY;
    this.bands = Math.max(1, Math.min(4096, this.count >> 2));
    this.bandHeight = Math.max((maxY - minY) / this.bands, 1e-9);
    const counts = new Uint32Array(this.bands + 1);
    this.eachBandOfEdges((band) => counts[band + 1]++);
    for (let i = 0; i < this.bands; i++) counts[i + 1] += counts[i];
    this.bandStarts = counts;
    this.bandEdges = new Uint32Array(counts[this.bands]);
    const next = counts.slice();
    this.eachBandOfEdges((band, edge) => (this.bandEdges[next[band]++] = edge));
  }

  private eachBandOfEdges(visit: (band: number, edge: number) => void): void {
    for (let edge = 0; edge < this.count; edge++) {
      const a = this.bandOf(this.edges[4 * edge + 1]);
      const b = this.bandOf(this.edges[4 * edge + 3]);
      for (let band = Math.min(a, b); band <= Math.max(a, b); band++) visit(band, edge);
    }
  }

  private bandOf(y: number): number {
    return Math.max(0, Math.min(this.bands - 1, Math.floor((y - this.minY) / this.bandHeight)));
  }

  /** Whether the point is inside; for a point exactly on an edge either answer may come. */
  contains(x: number, y: number): boolean {
    if (this.count === 0) return false;
    const band = this.bandOf(y);
    const { edges } = this;
    let inside = false;
    for (let k = this.bandStarts[band]; k < this.bandStarts[band + 1]; k++) {
      const e = 4 * this.bandEdges[k];
      const y0 = edges[e + 1];
      const y1 = edges[e + 3];
      if (y0 > y === y1 > y) continue;
      const x0 = edges[e];
      if (x < x0 + ((edges[e + 2] - x0) * (y - y0)) / (y1 - y0)) inside = !inside;
    }
    return inside;
  }

  /**
   * Appends to `out` where along the segment (0..1) it meets an edge; both ends of an edge it runs along are among them.
   * A place may come twice.
   */
  cut(x0: number, y0: number, x1: number, y1: number, out: number[]): void {
    if (this.count === 0) return;
    const dx = x1 - x0;
    const dy = y1 - y0;
    const lengthSquared = dx * dx + dy * dy;
    if (lengthSquared === 0) return;
    const { edges } = this;
    const first = this.bandOf(Math.min(y0, y1));
    const last = this.bandOf(Math.max(y0, y1));
    for (let band = first; band <= last; band++) {
      for (let k = this.bandStarts[band]; k < this.bandStarts[band + 1]; k++) {
        const e = 4 * this.bandEdges[k];
        const ax = edges[e] - x0;
        const ay = edges[e + 1] - y0;
        const bx = edges[e + 2] - x0;
        const by = edges[e + 3] - y0;
        // Signed distances (times the segment's length) of the edge's ends from the segment's line.
        const da = dx * ay - dy * ax;
        const db = dx * by - dy * bx;
        if (da > 0 === db > 0 && da !== 0 && db !== 0) continue;
        const ta = (ax * dx + ay * dy) / lengthSquared;
        const tb = (bx * dx + by * dy) / lengthSquared;
        if (da === db) {
          pushInside(out, ta);
          pushInside(out, tb);
        } else {
          pushInside(out, ta + ((tb - ta) * da) / (da - db));
        }
      }
    }
  }
}

function pushInside(out: number[], t: number): void {
  if (t > 0 && t < 1) out.push(t);
}
