import type { BlankOutlines } from './blank-outlines.ts';
import type { Crossings } from './blank-crossings.ts';
import { crossesOdd } from './blank-land-side.ts';
import type { IntList } from './segment-grid.ts';

/** Numbers per piece: line x, y, dx, dy; circle x, y, radius, −, and the direction its half lies in. */
const stride = 6;

/**
 * Finds the corners of blank areas in one small square: points where two outlines cross (of buffers, or of a buffer
 * and the land), on land, and in no third buffer. Pieces of outlines that do not pass through the square are left out
 * first; a corner belongs to the square it lies in, west and south sides included.
 */
export class BlankLeaf {
  private readonly outlines: BlankOutlines;
  private readonly found: Crossings;
  /** Whether a point of the outline of segment s is known to bound blank land: outlines without corners ask. */
  readonly exposed: Uint8Array;

  private pieces = new Float64Array(stride * 64);
  private owners = new Int32Array(64);
  /** Whole part of the parameter; a circle is told from a line by `round`. */
  private bases = new Float64Array(64);
  private round = new Uint8Array(64);
  private count = 0;

  constructor(outlines: BlankOutlines, found: Crossings) {
    this.outlines = outlines;
    this.found = found;
    this.exposed = new Uint8Array(outlines.pipeCount);
  }

  /** `inside`: whether the centre is land. The lists hold what may reach the square, from their index on. */
  search(
    minX: number,
    minY: number,
    sizeM: number,
    inside: boolean,
    pipes: IntList,
    pipesFrom: number,
    edges: IntList,
    edgesFrom: number,
  ): void {
    const { pipeCount } = this.outlines;
    const half = sizeM / 2;
    const cx = minX + half;
    const cy = minY + half;
    const maxX = minX + sizeM;
    const maxY = minY + sizeM;
    const reach = half * Math.SQRT2 + 1e-6;
    this.count = 0;
    for (let i = pipesFrom; i < pipes.length; i++) this.addOutline(pipes.items[i], cx, cy, reach);
    const landFrom = this.count;
    for (let i = edgesFrom; i < edges.length; i++) this.addEdge(edges.items[i]);

    const visible = (x: number, y: number, a: number, b: number): boolean =>
      x >= minX &&
      x < maxX &&
      y >= minY &&
      y < maxY &&
      !this.covered(x, y, a, b, pipes, pipesFrom) &&
      // A corner with the land lies on its boundary: nothing to ask.
      (b >= pipeCount || this.isLand(x, y, cx, cy, inside, edges, edgesFrom));

    for (let f = 1; f < this.count; f++) {
      const until = Math.min(f, landFrom);
      for (let e = 0; e < until; e++) {
        if (this.owners[e] === this.owners[f]) continue;
        if (this.round[e]) {
          if (this.round[f]) this.crossCircles(e, f, visible);
          else this.crossLineCircle(f, e, e, f, visible);
        } else if (this.round[f]) this.crossLineCircle(e, f, e, f, visible);
        else this.crossLines(e, f, visible);
      }
    }

    // One fixed point of each outline: the middle of the half circle at the segment's start.
    for (let piece = 0; piece < landFrom; piece++) {
      if (this.bases[piece] !== 3) continue;
      const at = stride * piece;
      const x = this.pieces[at] + this.pieces[at + 2] * this.pieces[at + 4];
      const y = this.pieces[at + 1] + this.pieces[at + 2] * this.pieces[at + 5];
      if (x < minX || x >= maxX || y < minY || y >= maxY) continue;
      const s = this.owners[piece];
      if (this.covered(x, y, s, s, pipes, pipesFrom)) continue;
      if (this.isLand(x, y, cx, cy, inside, edges, edgesFrom)) this.exposed[s] = 1;
    }
  }

  private covered(x: number, y: number, a: number, b: number, pipes: IntList, from: number): boolean {
    const { pipes: xy, radii, pipesX, pipesY } = this.outlines;
    for (let i = from; i < pipes.length; i++) {
      const s = pipes.items[i];
      if (s === a || s === b) continue;
      const x0 = xy[4 * s] - pipesX;
      const y0 = xy[4 * s + 1] - pipesY;
      const dx = xy[4 * s + 2] - pipesX - x0;
      const dy = xy[4 * s + 3] - pipesY - y0;
      const t = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
      const ex = x - x0 - t * dx;
      const ey = y - y0 - t * dy;
      if (ex * ex + ey * ey < radii[s] * radii[s]) return true;
    }
    return false;
  }

  /** On land when the way from the centre crosses the land's edges an even number of times and the centre is land. */
  private isLand(x: number, y: number, cx: number, cy: number, inside: boolean, edges: IntList, from: number): boolean {
    return inside !== crossesOdd(this.outlines.edges, edges, from, edges.length, cx, cy, x, y);
  }

  private add(owner: number, base: number, round: 0 | 1): number {
    const at = this.count++;
    if (at === this.owners.length) {
      this.pieces = grown(this.pieces, new Float64Array(2 * this.pieces.length));
      this.owners = grown(this.owners, new Int32Array(2 * at));
      this.bases = grown(this.bases, new Float64Array(2 * at));
      this.round = grown(this.round, new Uint8Array(2 * at));
    }
    this.owners[at] = owner;
    this.bases[at] = base;
    this.round[at] = round;
    return stride * at;
  }

  /** The pieces of an outline that may pass within `reach` of the centre. */
  private addOutline(s: number, cx: number, cy: number, reach: number): void {
    const { pipes, radii, pipesX, pipesY } = this.outlines;
    const x0 = pipes[4 * s] - pipesX;
    const y0 = pipes[4 * s + 1] - pipesY;
    const dx = pipes[4 * s + 2] - pipesX - x0;
    const dy = pipes[4 * s + 3] - pipesY - y0;
    const length = Math.sqrt(dx * dx + dy * dy);
    const ux = dx / length;
    const uy = dy / length;
    const r = radii[s];
    const along = (cx - x0) * ux + (cy - y0) * uy;
    const left = (cy - y0) * ux - (cx - x0) * uy;
    if (along >= -reach && along <= length + reach) {
      if (Math.abs(left - r) <= reach) this.addLine(s, 0, x0 - r * uy, y0 + r * ux, dx, dy);
      if (Math.abs(left + r) <= reach) this.addLine(s, 2, x0 + dx + r * uy, y0 + dy - r * ux, -dx, -dy);
    }
    if (along >= length - reach && passes(along - length, left, r, reach))
      this.addCircle(s, 1, x0 + dx, y0 + dy, r, ux, uy);
    if (along <= reach && passes(along, left, r, reach)) this.addCircle(s, 3, x0, y0, r, -ux, -uy);
  }

  private addLine(owner: number, base: number, x: number, y: number, dx: number, dy: number): void {
    const at = this.add(owner, base, 0);
    this.pieces[at] = x;
    this.pieces[at + 1] = y;
    this.pieces[at + 2] = dx;
    this.pieces[at + 3] = dy;
  }

  private addCircle(owner: number, base: number, x: number, y: number, r: number, ux: number, uy: number): void {
    const at = this.add(owner, base, 1);
    this.pieces[at] = x;
    this.pieces[at + 1] = y;
    this.pieces[at + 2] = r;
    this.pieces[at + 4] = ux;
    this.pieces[at + 5] = uy;
  }

  private addEdge(edge: number): void {
    const { edges, edgeRing, ringStarts, pipeCount } = this.outlines;
    const ring = edgeRing[edge];
    const x = edges[4 * edge];
    const y = edges[4 * edge + 1];
    this.addLine(pipeCount + ring, edge - ringStarts[ring], x, y, edges[4 * edge + 2] - x, edges[4 * edge + 3] - y);
  }

  private crossLines(e: number, f: number, visible: Visible): void {
    const { pieces } = this;
    const a = stride * e;
    const b = stride * f;
    const ex = pieces[a];
    const ey = pieces[a + 1];
    const edx = pieces[a + 2];
    const edy = pieces[a + 3];
    const fx = pieces[b];
    const fy = pieces[b + 1];
    const fdx = pieces[b + 2];
    const fdy = pieces[b + 3];
    const turn = edx * fdy - edy * fdx;
    if (turn === 0) return;
    const t = ((fx - ex) * fdy - (fy - ey) * fdx) / turn;
    const u = ((fx - ex) * edy - (fy - ey) * edx) / turn;
    if (!(t >= 0 && t <= 1 && u >= 0 && u <= 1)) return;
    this.report(e, f, ex + t * edx, ey + t * edy, this.bases[e] + t, this.bases[f] + u, visible);
  }

  private crossLineCircle(line: number, circle: number, e: number, f: number, visible: Visible): void {
    const { pieces } = this;
    const l = stride * line;
    const c = stride * circle;
    const dx = pieces[l + 2];
    const dy = pieces[l + 3];
    const rx = pieces[l] - pieces[c];
    const ry = pieces[l + 1] - pieces[c + 1];
    const r = pieces[c + 2];
    const square = dx * dx + dy * dy;
    const foot = -(rx * dx + ry * dy) / square;
    const qx = rx + foot * dx;
    const qy = ry + foot * dy;
    const rest = r * r - (qx * qx + qy * qy);
    if (rest <= 0) return;
    const half = Math.sqrt(rest / square);
    for (let side = -1; side <= 1; side += 2) {
      const t = foot + side * half;
      if (t < 0 || t > 1) continue;
      const vx = qx + side * half * dx;
      const vy = qy + side * half * dy;
      if (vx * pieces[c + 4] + vy * pieces[c + 5] < 0) continue;
      const onLine = this.bases[line] + t;
      const onCircle = this.bases[circle];
      this.report(
        e,
        f,
        pieces[c] + vx,
        pieces[c + 1] + vy,
        e === line ? onLine : onCircle,
        f === line ? onLine : onCircle,
        visible,
      );
    }
  }

  private crossCircles(e: number, f: number, visible: Visible): void {
    const { pieces } = this;
    const a = stride * e;
    const b = stride * f;
    const dx = pieces[b] - pieces[a];
    const dy = pieces[b + 1] - pieces[a + 1];
    const square = dx * dx + dy * dy;
    if (square === 0) return;
    const r = pieces[a + 2];
    const q = pieces[b + 2];
    const along = ((r - q) * (r + q) + square) / (2 * square);
    const rest = r * r - along * along * square;
    if (!(rest > 0)) return;
    const across = Math.sqrt(rest / square);
    for (let side = -1; side <= 1; side += 2) {
      const vx = along * dx - side * across * dy;
      const vy = along * dy + side * across * dx;
      if (vx * pieces[a + 4] + vy * pieces[a + 5] < 0) continue;
      if ((vx - dx) * pieces[b + 4] + (vy - dy) * pieces[b + 5] < 0) continue;
      this.report(e, f, pieces[a] + vx, pieces[a + 1] + vy, this.bases[e], this.bases[f], visible);
    }
  }

  /** Keeps a crossing that is a corner; where the curve turns left of the other one, its piece of boundary begins. */
  private report(e: number, f: number, x: number, y: number, onE: number, onF: number, visible: Visible): void {
    const [a, b] = [this.owners[e], this.owners[f]];
    if (!visible(x, y, a, b)) return;
    const [ex, ey] = this.headingAt(e, x, y);
    const [fx, fy] = this.headingAt(f, x, y);
    const paramE = this.round[e] ? onE + this.shareOfHalf(e, x, y) : onE;
    const paramF = this.round[f] ? onF + this.shareOfHalf(f, x, y) : onF;
    if (fx * ey - fy * ex > 0) this.found.add(x, y, a, paramE, b, paramF);
    else this.found.add(x, y, b, paramF, a, paramE);
  }

  private headingAt(piece: number, x: number, y: number): [number, number] {
    const at = stride * piece;
    const { pieces } = this;
    if (!this.round[piece]) return [pieces[at + 2], pieces[at + 3]];
    return [y - pieces[at + 1], pieces[at] - x];
  }

  /** How far round the half circle the point lies, 0 … 1, clockwise. */
  private shareOfHalf(piece: number, x: number, y: number): number {
    const at = stride * piece;
    const { pieces } = this;
    const [vx, vy] = [x - pieces[at], y - pieces[at + 1]];
    const [ux, uy] = [pieces[at + 4], pieces[at + 5]];
    // From the left of the direction (−uy, ux), clockwise.
    return Math.max(0, Math.min(1, Math.atan2(vx * ux + vy * uy, vy * ux - vx * uy) / Math.PI));
  }
}

/** Whether a circle of radius r round (x, y) comes within `reach` of the origin. */
function passes(x: number, y: number, r: number, reach: number): boolean {
  return Math.abs(Math.sqrt(x * x + y * y) - r) <= reach;
}

type Visible = (x: number, y: number, a: number, b: number) => boolean;

function grown<T extends Float64Array | Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
