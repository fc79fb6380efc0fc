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
  // One more column takes what lies right of the last one.
  const shares = new Float64Array((columns + 1) * rows);
  for (const rings of parts) rings.forEach((ring, i) => addRing(clipToWindow(ring, window), i === 0, window, shares));
  // Rows close up as their sums are made: what is written never lies beyond what is read.
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) {
      sum += shares[row * (columns + 1) + column];
      shares[row * columns + column] = sum < 1e-9 ? 0 : Math.min(1, sum);
    }
  }
  return shares.subarray(0, columns * rows);
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
 * Adds a ring by its edges: each adds to a row, from its own cell rightwards, the signed height it climbs there; what
 * lies left of it in its own cell is left out. Sums along a row are then the covered shares (as font renderers do).
 */
function addRing(
  ring: Ring,
  outer: boolean,
  { minX, minY, cellM, columns, rows }: CellWindow,
  shares: Float64Array,
): void {
  const n = ring.length;
  // Rising edges lie on the east side of a counter-clockwise ring: they end what falling ones began.
  const sign = ringArea(ring) > 0 === outer ? -1 : 1;
  for (let i = 0; i < n; i += 2) {
    const j = i + 2 < n ? i + 2 : 0;
    const [ax, ay] = [(ring[i] - minX) / cellM, (ring[i + 1] - minY) / cellM];
    const [bx, by] = [(ring[j] - minX) / cellM, (ring[j + 1] - minY) / cellM];
    if (ay === by) continue;
    const up = ay < by;
    const [x0, y0, x1, y1] = up ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const slope = (x1 - x0) / (y1 - y0);
    const lastRow = Math.min(rows - 1, Math.ceil(y1) - 1);
    for (let row = Math.max(0, Math.floor(y0)); row <= lastRow; row++) {
      const low = Math.max(y0, row);
      const high = Math.min(y1, row + 1);
      if (high <= low) continue;
      const height = (up ? sign : -sign) * (high - low);
      const start = row * (columns + 1);
      addPiece(shares, start, columns, x0 + (low - y0) * slope, x0 + (high - y0) * slope, height);
    }
  }
}

/** A piece of an edge within one row, from x = a to x = b in cells. */
function addPiece(shares: Float64Array, start: number, columns: number, a: number, b: number, height: number): void {
  const west = Math.max(0, Math.min(columns, Math.min(a, b)));
  const east = Math.max(0, Math.min(columns, Math.max(a, b)));
  const first = Math.floor(west);
  const last = Math.floor(east);
  if (first === last) {
    const rightOf = first + 1 - (west + east) / 2;
    shares[start + first] += height * rightOf;
    if (first < columns) shares[start + first + 1] += height * (1 - rightOf);
    return;
  }
  const perColumn = height / (east - west);
  for (let column = first; column <= last; column++) {
    const from = Math.max(west, column);
    const to = Math.min(east, column + 1);
    const part = perColumn * (to - from);
    const rightOf = column + 1 - (from + to) / 2;
    shares[start + column] += part * rightOf;
    if (column < columns) shares[start + column + 1] += part * (1 - rightOf);
  }
}
