import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import { clampedPlace } from './cell-walk.ts';

/** minX, minY, maxX, maxY, metres. */
export type Box = [number, number, number, number];

const cellsMax = 2 ** 21;

/**
 * Edges sorted into the squares they touch. Squares are numbered row by row from the south-west; an edge nearer to a
 * square than `marginM` touches it.
 */
export class EdgeCells {
  readonly columns: number;
  readonly rows: number;
  readonly sizeM: number;
  /** South-western corner of the squares. */
  readonly minX: number;
  readonly minY: number;
  /** x0, y0, x1, y1 each. */
  readonly edges: Float64Array;
  private readonly starts: Uint32Array;
  private readonly list: Uint32Array;
  /** Which edges the running search has visited: those that bear its mark. */
  private marks: Uint32Array | undefined;
  private mark = 0;

  /** `edges`: x0, y0, x1, y1 each; `squares`: about how many to lay over them. */
  constructor(edges: Float64Array, squares: number, marginM: number) {
    this.edges = edges;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < edges.length; i += 2) {
      minX = Math.min(minX, edges[i]);
      maxX = Math.max(maxX, edges[i]);
      minY = Math.min(minY, edges[i + 1]);
      maxY = Math.max(maxY, edges[i + 1]);
    }
    if (minX > maxX) [minX, minY, maxX, maxY] = [0, 0, 0, 0];
    this.minX = minX - 2 * marginM;
    this.minY = minY - 2 * marginM;
    const width = maxX - minX + 4 * marginM;
    const height = maxY - minY + 4 * marginM;
    this.sizeM = Math.max(Math.sqrt((width * height) / squares), Math.max(width, height) / squares, 1e-3);
    this.columns = Math.floor(width / this.sizeM) + 1;
    this.rows = Math.floor(height / this.sizeM) + 1;
    if (this.columns * this.rows > cellsMax) throw new Error(`${squares} squares are more than ${cellsMax}`);
    const counts = new Uint32Array(this.count + 1);
    this.eachTouch(marginM, (cell) => counts[cell + 1]++);
    for (let cell = 0; cell < this.count; cell++) counts[cell + 1] += counts[cell];
    this.starts = counts;
    this.list = new Uint32Array(counts[this.count]);
    const next = counts.slice();
    this.eachTouch(marginM, (cell, edge) => (this.list[next[cell]++] = edge));
  }

  /** Number of squares. */
  get count(): number {
    return this.columns * this.rows;
  }

  /** Number of the square that holds the place; −1 outside all of them. */
  at(x: number, y: number): number {
    const column = Math.floor((x - this.minX) / this.sizeM);
    const row = Math.floor((y - this.minY) / this.sizeM);
    return column < 0 || row < 0 || column >= this.columns || row >= this.rows ? -1 : row * this.columns + column;
  }

  private centreX(column: number): number {
    return this.minX + (column + 0.5) * this.sizeM;
  }

  private centreY(row: number): number {
    return this.minY + (row + 0.5) * this.sizeM;
  }

  hasEdges(cell: number): boolean {
    return this.starts[cell + 1] > this.starts[cell];
  }

  /** Whether no square that the box touches has an edge. */
  isPlain(minX: number, minY: number, maxX: number, maxY: number): boolean {
    const column0 = Math.max(0, Math.floor((minX - this.minX) / this.sizeM));
    const row0 = Math.max(0, Math.floor((minY - this.minY) / this.sizeM));
    const column1 = Math.min(this.columns - 1, Math.floor((maxX - this.minX) / this.sizeM));
    const row1 = Math.min(this.rows - 1, Math.floor((maxY - this.minY) / this.sizeM));
    for (let row = row0; row <= row1; row++) {
      const cell = row * this.columns;
      if (column1 >= column0 && this.starts[cell + column1 + 1] > this.starts[cell + column0]) return false;
    }
    return true;
  }

  /**
   * The edge nearest to a place among those closer than `withinM`, and its distance squared; −1 where there is none.
   * Squares are looked at ring by ring around the place, until no edge in those left can be nearer.
   */
  nearest(x: number, y: number, withinM: number): { edge: number; squaredM: number } {
    const { edges, starts, list, columns, rows, sizeM } = this;
    const column = Math.max(0, Math.min(columns - 1, Math.floor((x - this.minX) / sizeM)));
    const row = Math.max(0, Math.min(rows - 1, Math.floor((y - this.minY) / sizeM)));
    // How far outside the squares the place lies: no edge is nearer than that.
    const outX = Math.max(0, this.minX - x, x - (this.minX + columns * sizeM));
    const outY = Math.max(0, this.minY - y, y - (this.minY + rows * sizeM));
    let best = withinM * withinM;
    let edge = -1;
    const look = (from: number, end: number): void => {
      for (let k = from; k < end; k++) {
        const e = 4 * list[k];
        const squaredM = squaredDistanceToSegment(x, y, edges[e], edges[e + 1], edges[e + 2], edges[e + 3]);
        if (squaredM >= best) continue;
        best = squaredM;
        edge = list[k];
      }
    };
    const rowOf = (r: number, c0: number, c1: number): void =>
      look(starts[r * columns + c0], starts[r * columns + c1 + 1]);
    for (let ring = 0; ; ring++) {
      const left = column - ring;
      const right = column + ring;
      const low = row - ring;
      const high = row + ring;
      const c0 = Math.max(0, left);
      const c1 = Math.min(columns - 1, right);
      if (low >= 0) rowOf(low, c0, c1);
      if (high < rows && ring > 0) rowOf(high, c0, c1);
      for (let r = Math.max(0, low + 1); r <= Math.min(rows - 1, high - 1); r++) {
        if (left >= 0) rowOf(r, left, left);
        if (right < columns) rowOf(r, right, right);
      }
      // How far away the nearest square is that was not looked at.
      const reachX = Math.min(
        left > 0 ? x - (this.minX + left * sizeM) : Infinity,
        right < columns - 1 ? this.minX + (right + 1) * sizeM - x : Infinity,
      );
      const reachY = Math.min(
        low > 0 ? y - (this.minY + low * sizeM) : Infinity,
        high < rows - 1 ? this.minY + (high + 1) * sizeM - y : Infinity,
      );
      const reached = Math.min(reachX * reachX + outY * outY, reachY * reachY + outX * outX);
      if (reached === Infinity || reached >= best) return { edge, squaredM: best };
    }
  }

  /** The box of all edges, metres; grown a little. */
  get bounds(): Box {
    const { minX, minY, columns, rows, sizeM } = this;
    return [minX, minY, minX + columns * sizeM, minY + rows * sizeM];
  }

  /** Visits every edge in the squares that the box touches, once. */
  eachEdgeNear([minX, minY, maxX, maxY]: Box, visit: (edge: number) => void): void {
    const column0 = Math.max(0, Math.floor((minX - this.minX) / this.sizeM));
    const row0 = Math.max(0, Math.floor((minY - this.minY) / this.sizeM));
    const column1 = Math.min(this.columns - 1, Math.floor((maxX - this.minX) / this.sizeM));
    const row1 = Math.min(this.rows - 1, Math.floor((maxY - this.minY) / this.sizeM));
    if (column0 > column1) return;
    if (column0 === 0 && row0 === 0 && column1 === this.columns - 1 && row1 === this.rows - 1) {
      for (let edge = 0; edge < this.edges.length / 4; edge++) visit(edge);
      return;
    }
    this.marks ??= new Uint32Array(this.edges.length / 4);
    const { marks, list } = this;
    const mark = ++this.mark;
    for (let row = row0; row <= row1; row++) {
      const end = this.starts[row * this.columns + column1 + 1];
      for (let k = this.starts[row * this.columns + column0]; k < end; k++) {
        const edge = list[k];
        if (marks[edge] === mark) continue;
        marks[edge] = mark;
        visit(edge);
      }
    }
  }

  /** Something of every edge in a square. */
  edgesIn<T>(cell: number, read: (edge: number) => T): T[] {
    const found: T[] = [];
    for (let k = this.starts[cell]; k < this.starts[cell + 1]; k++) found.push(read(this.list[k]));
    return found;
  }

  /**
   * Visits the edges of a square that lie between its centre and a place in it, on the way eastwards or westwards first,
   * then northwards or southwards. False where an edge goes through the corner of that way: the visits then mean nothing.
   */
  eachCrossing(cell: number, x: number, y: number, visit: (edge: number) => void): boolean {
    const { edges, list } = this;
    const column = cell % this.columns;
    const cx = this.centreX(column);
    const cy = this.centreY((cell - column) / this.columns);
    for (let k = this.starts[cell], end = this.starts[cell + 1]; k < end; k++) {
      const e = 4 * list[k];
      const x0 = edges[e];
      const y0 = edges[e + 1];
      const x1 = edges[e + 2];
      const y1 = edges[e + 3];
      if (y0 > cy !== y1 > cy) {
        const at = x0 + ((x1 - x0) * (cy - y0)) / (y1 - y0);
        if (at === x) return false;
        if (at > cx !== at > x) visit(list[k]);
      }
      if (x0 > x !== x1 > x) {
        const at = y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
        if (at === cy) return false;
        if (at > cy !== at > y) visit(list[k]);
      }
    }
    return true;
  }

  /** Visits each row whose line of centres an edge crosses, with how many centres lie west of the crossing. */
  eachCentreLine(edge: number, visit: (row: number, column: number) => void): void {
    const [x0, y0, x1, y1] = this.edges.subarray(4 * edge, 4 * edge + 4);
    const low = Math.floor((Math.min(y0, y1) - this.minY) / this.sizeM - 0.5);
    const high = Math.min(this.rows - 1, Math.ceil((Math.max(y0, y1) - this.minY) / this.sizeM - 0.5));
    for (let row = Math.max(0, low); row <= high; row++) {
      const cy = this.centreY(row);
      if (y0 > cy === y1 > cy) continue;
      const at = x0 + ((x1 - x0) * (cy - y0)) / (y1 - y0);
      let column = Math.max(0, Math.min(this.columns, Math.ceil((at - this.minX) / this.sizeM - 0.5)));
      // Rounded the other way than `eachCrossing` asks.
      while (column > 0 && this.centreX(column - 1) >= at) column--;
      while (column < this.columns && this.centreX(column) < at) column++;
      visit(row, column);
    }
  }

  /**
   * Where along the segment (0..1, from (x0, y0) by (dx, dy)) it meets an edge of the square; both ends of an edge it
   * runs along are among them. A place may come twice, and places outside 0..1 may come.
   */
  cutByEdges(cell: number, x0: number, y0: number, dx: number, dy: number, add: (t: number) => void): void {
    const { edges } = this;
    const lengthSquared = dx * dx + dy * dy;
    for (let k = this.starts[cell]; k < this.starts[cell + 1]; k++) {
      const e = 4 * this.list[k];
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
        add(ta);
        add(tb);
      } else {
        add(ta + ((tb - ta) * da) / (da - db));
      }
    }
  }

  /** Every square an edge touches: row by row, the columns it crosses there. */
  private eachTouch(marginM: number, visit: (cell: number, edge: number) => void): void {
    const { edges, sizeM, columns, rows } = this;
    for (let edge = 0; edge < edges.length / 4; edge++) {
      const x0 = edges[4 * edge] - this.minX;
      const y0 = edges[4 * edge + 1] - this.minY;
      const x1 = edges[4 * edge + 2] - this.minX;
      const y1 = edges[4 * edge + 3] - this.minY;
      const lowRow = clampedPlace((Math.min(y0, y1) - marginM) / sizeM, rows);
      const highRow = clampedPlace((Math.max(y0, y1) + marginM) / sizeM, rows);
      const slope = y1 === y0 ? 0 : (x1 - x0) / (y1 - y0);
      for (let row = lowRow; row <= highRow; row++) {
        let left = Math.min(x0, x1);
        let right = Math.max(x0, x1);
        if (lowRow !== highRow) {
          const atLow = x0 + (row * sizeM - marginM - y0) * slope;
          const atHigh = x0 + ((row + 1) * sizeM + marginM - y0) * slope;
          left = Math.max(left, Math.min(atLow, atHigh));
          right = Math.min(right, Math.max(atLow, atHigh));
        }
        const last = clampedPlace((right + marginM) / sizeM, columns);
        for (let column = clampedPlace((left - marginM) / sizeM, columns); column <= last; column++)
          visit(row * columns + column, edge);
      }
    }
  }
}
