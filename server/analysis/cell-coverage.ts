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
  eachCoveredRun(parts, window, (row, first, end, share) => {
    shares.fill(share, row * columns + first, row * columns + end);
  });
  return shares;
}

/**
 * Visits the runs of cells of which polygons cover the same share, rows from the south and in a row from the west:
 * columns `first` to `end` − 1, and the share, above 0. Cells that nothing covers are not visited.
 *
 * Each edge adds to a row, from its own cell rightwards, the signed height it climbs there; what lies left of it in its
 * own cell is left out. Sums along a row are then the covered shares (as font renderers do), and they change only in
 * the few cells that edges run through.
 */
export function eachCoveredRun(
  parts: ShapeParts,
  window: CellWindow,
  visit: (row: number, first: number, end: number, share: number) => void,
): void {
  const { columns, rows } = window;
  const { edges, starts } = edgesByRow(parts, window);
  const line: Line = {
    columns,
    // One more column takes what lies right of the last one.
    changes: new Float64Array(columns + 1),
    changed: new Int32Array((columns >> 5) + 1),
  };
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
    takeRuns(line, (first, end, share) => visit(row, first, end, share));
  }
}

/** The row that is being made. */
interface Line {
  columns: number;
  changes: Float64Array;
  /** A bit per column: whether it has a change. */
  changed: Int32Array;
}

/** Visits the runs of a row and empties it. */
function takeRuns({ columns, changes, changed }: Line, visit: (first: number, end: number, share: number) => void) {
  let sum = 0;
  let share = 0;
  let from = 0;
  for (let word = 0; word < changed.length; word++) {
    for (let bits = changed[word]; bits !== 0; bits &= bits - 1) {
      const column = (word << 5) | (31 - Math.clz32(bits & -bits));
      if (share > 0) visit(from, Math.min(columns, column), share);
      sum += changes[column];
      changes[column] = 0;
      // What rounding leaves is none or all.
      share = sum < 1e-9 ? 0 : sum > 1 - 1e-9 ? 1 : sum;
      from = column;
    }
    changed[word] = 0;
  }
  if (share > 0 && from < columns) visit(from, columns, share);
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
  const { columns } = line;
  const west = Math.max(0, Math.min(columns, Math.min(a, b)));
  const east = Math.max(0, Math.min(columns, Math.max(a, b)));
  const first = Math.floor(west);
  const last = Math.floor(east);
  if (first === last) {
    addChange(line, first, height, first + 1 - (west + east) / 2);
    return;
  }
  const perColumn = height / (east - west);
  for (let column = first; column <= last; column++) {
    const from = Math.max(west, column);
    const to = Math.min(east, column + 1);
    addChange(line, column, perColumn * (to - from), column + 1 - (from + to) / 2);
  }
}

/** A change of which a share falls into the column, and the rest into the next one. */
function addChange({ columns, changes, changed }: Line, column: number, change: number, share: number): void {
  changes[column] += change * share;
  changed[column >> 5] |= 1 << (column & 31);
  if (column === columns) return;
  changes[column + 1] += change * (1 - share);
  changed[(column + 1) >> 5] |= 1 << ((column + 1) & 31);
}
