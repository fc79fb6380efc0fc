import { clipRingAtAxis, ringArea, type Ring } from '../../data/geo/polygon-ring.ts';
import type { ShapeParts } from './polygon-ops.ts';

/** Square cells: column 0 and row 0 begin at `minX`, `minY`; metres. */
export interface CellWindow {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
}

/** Share of every cell (row by row, south first) that polygons cover, 0 … 1, exact to rounding. */
export function cellCoverage(parts: ShapeParts, window: CellWindow): Float64Array {
  const { columns, rows } = window;
  const shares = new Float64Array(columns * rows);
  eachCoveredRow(parts, window, (row, first, last, changes) => {
    let sum = 0;
    for (let column = first; column <= last; column++) {
      sum += changes[column];
      shares[row * columns + column] = coveredShare(sum);
    }
  });
  return shares;
}

/** The sum of a row's changes up to a cell as the share of it that is covered. */
export function coveredShare(sum: number): number {
  return sum < 1e-9 ? 0 : Math.min(1, sum);
}

/**
 * Visits the rows that polygons reach, south first. From column `first` to `last` the sum of `changes` up to a cell is
 * the share of it that is covered (`coveredShare`); elsewhere nothing is. `changes` is used again for the next row.
 *
 * Each edge adds to a row, from its own cell rightwards, the signed height it climbs there; what lies left of it in its
 * own cell is left out. Sums along a row are then the covered shares (as font renderers do).
 */
export function eachCoveredRow(
  parts: ShapeParts,
  window: CellWindow,
  visit: (row: number, first: number, last: number, changes: Float64Array) => void,
): void {
  const { columns, rows } = window;
  const { edges, starts } = edgesByRow(parts, window);
  // One more column takes what lies right of the last one.
  const line: Line = { changes: new Float64Array(columns + 1), columns, first: columns, last: -1 };
  let active: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let e = starts[row]; e < starts[row + 1]; e++) active.push(5 * e);
    if (active.length === 0) continue;
    let isPast = false;
    for (const e of active) {
      const y0 = edges[e + 1];
      const y1 = edges[e + 3];
      const low = Math.max(y0, row);
      const high = Math.min(y1, row + 1);
      isPast ||= y1 <= row + 1;
      if (high <= low) continue;
      const slope = (edges[e + 2] - edges[e]) / (y1 - y0);
      addPiece(line, edges[e] + (low - y0) * slope, edges[e] + (high - y0) * slope, edges[e + 4] * (high - low));
    }
    if (isPast) active = active.filter((e) => edges[e + 3] > row + 1);
    if (line.last < 0) continue;
    visit(row, line.first, Math.min(columns - 1, line.last), line.changes);
    line.changes.fill(0, line.first, line.last + 1);
    line.first = columns;
    line.last = -1;
  }
}

/** The row that is being made, and which of its columns have a change. */
interface Line {
  changes: Float64Array;
  columns: number;
  first: number;
  last: number;
}

function clipToWindow(ring: Ring, { minX, minY, cellM, columns, rows }: CellWindow): Ring {
  let clipped = ring;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i]);
    east = Math.max(east, ring[i]);
    south = Math.min(south, ring[i + 1]);
    north = Math.max(north, ring[i + 1]);
  }
  if (west < minX) clipped = clipRingAtAxis(clipped, 0, minX, 1);
  if (east > minX + columns * cellM) clipped = clipRingAtAxis(clipped, 0, minX + columns * cellM, -1);
  if (south < minY) clipped = clipRingAtAxis(clipped, 1, minY, 1);
  if (north > minY + rows * cellM) clipped = clipRingAtAxis(clipped, 1, minY + rows * cellM, -1);
  return clipped;
}

/**
 * The edges of the polygons in cells, lower end first: x0, y0, x1, y1 and the sign of their height; those that begin in
 * a row are `starts[row]` … `starts[row + 1] − 1`.
 */
function edgesByRow(parts: ShapeParts, window: CellWindow): { edges: Float64Array; starts: Uint32Array } {
  const { minX, minY, cellM, rows } = window;
  const list: number[] = [];
  for (const rings of parts) {
    rings.forEach((whole, part) => {
      const ring = clipToWindow(whole, window);
      // Rising edges lie on the east side of a counter-clockwise ring: they end what falling ones began.
      const sign = ringArea(ring) > 0 === (part === 0) ? -1 : 1;
      for (let i = 0; i < ring.length; i += 2) {
        const j = i + 2 < ring.length ? i + 2 : 0;
        const [ax, ay] = [(ring[i] - minX) / cellM, (ring[i + 1] - minY) / cellM];
        const [bx, by] = [(ring[j] - minX) / cellM, (ring[j + 1] - minY) / cellM];
        if (ay < by) list.push(ax, ay, bx, by, sign);
        else if (by < ay) list.push(bx, by, ax, ay, -sign);
      }
    });
  }
  const rowOf = (e: number): number => Math.max(0, Math.min(rows - 1, Math.floor(list[e + 1])));
  const starts = new Uint32Array(rows + 1);
  for (let e = 0; e < list.length; e += 5) starts[rowOf(e) + 1]++;
  for (let row = 0; row < rows; row++) starts[row + 1] += starts[row];
  const next = starts.slice();
  const edges = new Float64Array(list.length);
  for (let e = 0; e < list.length; e += 5) {
    const at = 5 * next[rowOf(e)]++;
    for (let k = 0; k < 5; k++) edges[at + k] = list[e + k];
  }
  return { edges, starts };
}

/** A piece of an edge within the row, from x = a to x = b in cells. */
function addPiece(line: Line, a: number, b: number, height: number): void {
  const { changes, columns } = line;
  const west = Math.max(0, Math.min(columns, Math.min(a, b)));
  const east = Math.max(0, Math.min(columns, Math.max(a, b)));
  const first = Math.floor(west);
  const last = Math.floor(east);
  if (first < line.first) line.first = first;
  if (last + 1 > line.last) line.last = Math.min(columns, last + 1);
  if (first === last) {
    const rightOf = first + 1 - (west + east) / 2;
    changes[first] += height * rightOf;
    if (first < columns) changes[first + 1] += height * (1 - rightOf);
    return;
  }
  const perColumn = height / (east - west);
  for (let column = first; column <= last; column++) {
    const from = Math.max(west, column);
    const to = Math.min(east, column + 1);
    const part = perColumn * (to - from);
    const rightOf = column + 1 - (from + to) / 2;
    changes[column] += part * rightOf;
    if (column < columns) changes[column + 1] += part * (1 - rightOf);
  }
}
