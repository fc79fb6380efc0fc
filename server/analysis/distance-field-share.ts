import { type CellWindow, eachCoveredRun } from './cell-coverage.ts';
import { codeEdge, distanceCode } from './distance-code.ts';
import { halfDiagonal, type DistanceField } from './distance-field.ts';
import type { ShapeParts } from './polygon-ops.ts';

export interface BlankShare {
  /** Blank ÷ known land; null where there is no known land. */
  share: number | null;
  knownM2: number;
  blankM2: number;
  unknownM2: number;
  /** The exact blank area of the same cells of land differs by at most this. */
  errorM2: number;
}

/**
 * How much of a polygon's land is farther than `distanceM` from every pipe, from the field. `parts` are in the working
 * CRS, outer ring first, in any direction. Land is taken by cells (half of a cell or more), so that narrow parcels
 * count roughly; cells at the polygon's edge count by the exact share inside.
 */
export function blankShareFromField(field: DistanceField, parts: ShapeParts, distanceM: number): BlankShare {
  const window = windowOf(field, parts);
  const { cellM } = field;
  const sums = { known: 0, unknown: 0, blank: 0, atLeast: 0, atMost: 0 };
  if (window) {
    const byCode = coveredByCode(field, parts, window);
    const blank = blankByCode(cellM, distanceM);
    sums.unknown = byCode[distanceCode.unknownLand];
    for (let code = 0; code <= distanceCode.farthest; code++) {
      sums.known += byCode[code];
      sums.blank += byCode[code] * blank.estimate[code];
      sums.atLeast += byCode[code] * blank.atLeast[code];
      sums.atMost += byCode[code] * blank.atMost[code];
    }
  }
  const m2 = cellM * cellM;
  return {
    share: sums.known === 0 ? null : sums.blank / sums.known,
    knownM2: sums.known * m2,
    blankM2: sums.blank * m2,
    unknownM2: sums.unknown * m2,
    errorM2: Math.max(sums.atMost - sums.blank, sums.blank - sums.atLeast) * m2,
  };
}

/** How many cells the polygon covers by their code; one at its edge counts by the share inside. */
function coveredByCode({ codes, columns, minX, minY, cellM }: DistanceField, parts: ShapeParts, window: CellWindow) {
  const shares = new Float64Array(256);
  // Four tables in turn: neighbours often have one code, and would wait for each other's count.
  const whole = new Uint32Array(4 * 256);
  const column0 = Math.round((window.minX - minX) / cellM);
  const row0 = Math.round((window.minY - minY) / cellM);
  eachCoveredRun(parts, window, (row, first, end, share) => {
    const offset = (row0 + row) * columns + column0;
    let at = offset + first;
    const last = offset + end;
    if (share < 1) for (; at < last; at++) shares[codes[at]] += share;
    for (; at + 3 < last; at += 4) {
      whole[codes[at]]++;
      whole[256 + codes[at + 1]]++;
      whole[512 + codes[at + 2]]++;
      whole[768 + codes[at + 3]]++;
    }
    for (; at < last; at++) whole[codes[at]]++;
  });
  return shares.map((share, code) => share + whole[code] + whole[256 + code] + whole[512 + code] + whole[768 + code]);
}

/** Share of a cell that is blank, by its code: 0 … 1, and 0 or 1 for what is certain and what is possible. */
function blankByCode(cellM: number, distanceM: number) {
  const half = halfDiagonal(cellM);
  const table = { estimate: new Float64Array(254), atLeast: new Float64Array(254), atMost: new Float64Array(254) };
  for (let code = 0; code <= distanceCode.farthest; code++) {
    const from = codeEdge(code);
    const to = code === distanceCode.farthest ? Infinity : codeEdge(code + 1);
    table.atLeast[code] = from > distanceM + half ? 1 : 0;
    table.atMost[code] = to > distanceM - half ? 1 : 0;
    const beyond = (from + to) / 2 - distanceM;
    table.estimate[code] = to === Infinity ? 1 : Math.max(0, Math.min(1, 0.5 + beyond / Math.max(cellM, to - from)));
  }
  return table;
}

/** The cells of the field a polygon may touch; undefined where it lies outside. */
function windowOf({ minX, minY, cellM, columns, rows }: DistanceField, parts: ShapeParts): CellWindow | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ring] of parts) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]);
      east = Math.max(east, ring[i]);
      south = Math.min(south, ring[i + 1]);
      north = Math.max(north, ring[i + 1]);
    }
  }
  const c0 = Math.max(0, Math.floor((west - minX) / cellM));
  const r0 = Math.max(0, Math.floor((south - minY) / cellM));
  const c1 = Math.min(columns, Math.ceil((east - minX) / cellM));
  const r1 = Math.min(rows, Math.ceil((north - minY) / cellM));
  if (!(c0 < c1 && r0 < r1)) return undefined;
  return { minX: minX + c0 * cellM, minY: minY + r0 * cellM, cellM, columns: c1 - c0, rows: r1 - r0 };
}
