import type { CellWindow } from './cell-coverage.ts';
import { codeEdge, distanceCode } from './distance-code.ts';
import { IntList, type SegmentGrid } from './segment-grid.ts';

/** Beyond this nobody asks: cells farther from every pipe may be given any distance above it. */
const farthestM = codeEdge(distanceCode.farthest) + 20;
/** Squares of this many cells are not divided again. */
const leafCells = 4;

/**
 * Exact distances of cells from the nearest segment. A square of cells is halved again and again; each keeps those
 * segments that can be the nearest of one of its cells: distance changes by at most a metre per metre, so that they
 * are no farther from its centre than the nearest one and twice the way to its corner.
 */
export class NearestInSquare {
  private readonly pipes: SegmentGrid;
  private readonly cellM: number;
  private readonly list = new IntList();
  private squares = new Float64Array(1024);
  private readonly cells = new Float64Array(leafCells * leafCells);
  private readonly side: number;

  constructor(pipes: SegmentGrid, cellM: number, side: number) {
    this.pipes = pipes;
    this.cellM = cellM;
    this.side = side;
  }

  /** Fills `distances` (metres; rows of `stride`) of the cells of a square that have land, from column `column0` on. */
  measureSquare(
    square: CellWindow,
    land: Float32Array,
    distances: Float32Array,
    column0: number,
    stride: number,
  ): void {
    const { minX, minY, columns, rows } = square;
    if (!anyLand(land, column0, 0, columns, rows, stride)) return;
    this.list.length = 0;
    this.findNear(minX, minY);
    this.visit(square, 0, 0, this.side, 0, land, distances, column0, stride);
  }

  /** Segments that may be nearest to a point of the square, none when all are too far to matter. */
  private findNear(minX: number, minY: number): void {
    const half = (this.side * this.cellM) / 2;
    const [cx, cy] = [minX + half, minY + half];
    const reach = half * Math.SQRT2;
    const all = new IntList();
    for (let within = half; ; within *= 2) {
      this.pipes.search(cx - within, cy - within, cx + within, cy + within, all);
      this.measure(all, 0, all.length, cx, cy);
      let nearest = Infinity;
      for (let i = 0; i < all.length; i++) nearest = Math.min(nearest, this.squares[i]);
      nearest = Math.sqrt(nearest);
      if (nearest + 2 * reach > within && within < farthestM + reach) {
        // Once something is near, the next search is the last.
        if (nearest <= within) within = (nearest + 2 * reach + 1e-6) / 2;
        continue;
      }
      this.list.length = 0;
      for (let i = 0; i < all.length; i++) this.list.push(all.items[i]);
      return;
    }
  }

  private measure(list: IntList, from: number, to: number, x: number, y: number): void {
    const { segments } = this.pipes;
    if (this.squares.length < to - from) this.squares = new Float64Array(2 * (to - from));
    for (let i = from; i < to; i++) {
      const s = 4 * list.items[i];
      this.squares[i - from] = squareTo(segments, s, x, y);
    }
  }

  private visit(
    square: CellWindow,
    column: number,
    row: number,
    side: number,
    from: number,
    land: Float32Array,
    distances: Float32Array,
    column0: number,
    stride: number,
  ): void {
    const width = Math.min(side, square.columns - column);
    const height = Math.min(side, square.rows - row);
    if (width <= 0 || height <= 0 || !anyLand(land, column0 + column, row, width, height, stride)) return;
    const { list, cellM } = this;
    const to = list.length;
    const x = square.minX + column * cellM;
    const y = square.minY + row * cellM;
    const half = (side * cellM) / 2;
    this.measure(list, from, to, x + half, y + half);
    let nearest = Infinity;
    for (let i = 0; i < to - from; i++) if (this.squares[i] < nearest) nearest = this.squares[i];
    // The centres of the outermost cells lie half a cell within.
    const limit = (Math.sqrt(nearest) + (2 * half - cellM) * Math.SQRT2 + 1e-6) ** 2;
    for (let i = from; i < to; i++) if (this.squares[i - from] <= limit) list.push(list.items[i]);
    if (side <= leafCells) {
      this.measureCells(to, x + cellM / 2, y + cellM / 2);
      for (let r = 0; r < height; r++) {
        const start = (row + r) * stride + column0 + column;
        for (let c = 0; c < width; c++) distances[start + c] = Math.sqrt(this.cells[r * leafCells + c]);
      }
    } else {
      for (let quarter = 0; quarter < 4; quarter++) {
        const [c, r] = [column + ((quarter & 1) * side) / 2, row + ((quarter >> 1) * side) / 2];
        this.visit(square, c, r, side / 2, to, land, distances, column0, stride);
      }
    }
    list.length = to;
  }

  /** Squared distances of the cells of a leaf, the first of which has its centre at (x, y). */
  private measureCells(from: number, x: number, y: number): void {
    const { list, cells, cellM } = this;
    const { segments } = this.pipes;
    cells.fill(Infinity);
    for (let i = from; i < list.length; i++) {
      const s = 4 * list.items[i];
      const x0 = segments[s];
      const y0 = segments[s + 1];
      const dx = segments[s + 2] - x0;
      const dy = segments[s + 3] - y0;
      const perLength = 1 / (dx * dx + dy * dy);
      for (let at = 0; at < leafCells * leafCells; at++) {
        const px = x - x0 + (at % leafCells) * cellM;
        const py = y - y0 + ((at / leafCells) | 0) * cellM;
        let t = (px * dx + py * dy) * perLength;
        if (t < 0) t = 0;
        else if (t > 1) t = 1;
        const ex = px - t * dx;
        const ey = py - t * dy;
        const square = ex * ex + ey * ey;
        if (square < cells[at]) cells[at] = square;
      }
    }
  }
}

function squareTo(segments: Float64Array, at: number, x: number, y: number): number {
  const x0 = segments[at];
  const y0 = segments[at + 1];
  const dx = segments[at + 2] - x0;
  const dy = segments[at + 3] - y0;
  let t = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
  if (t < 0) t = 0;
  else if (t > 1) t = 1;
  const ex = x - x0 - t * dx;
  const ey = y - y0 - t * dy;
  return ex * ex + ey * ey;
}

function anyLand(
  land: Float32Array,
  column: number,
  row: number,
  columns: number,
  rows: number,
  stride: number,
): boolean {
  for (let r = row; r < row + rows; r++) {
    for (let at = r * stride + column, end = at + columns; at < end; at++) if (land[at] > 0) return true;
  }
  return false;
}
