import type { ZoneShare } from './blank-land.ts';
import { cellCoverage, type CellWindow } from './cell-coverage.ts';
import { codeOf, distanceCode } from './distance-code.ts';
import { curveOffset, curveStepM, curveSteps, type DistanceField } from './distance-field.ts';
import { NearestInSquare } from './distance-field-nearest.ts';
import type { ShapeParts } from './polygon-ops.ts';
import type { SegmentGrid } from './segment-grid.ts';

/** Cells are 5 m wide, or 10, 20 … where the city would have more of them than this (one byte each). */
const cellsMax = 72_000_000;
const cellFinestM = 5;
/** Rows that are worked on together, and the side of the squares that share a search for what is near. */
const strip = 64;

/** Makes the field of a set of pipes; arrays are filled here. `onSquare` is told the share done, every few milliseconds. */
export function buildDistanceField(
  about: Pick<DistanceField, 'key' | 'land' | 'completeness' | 'repairedPolygons'>,
  pipes: SegmentGrid,
  zones: readonly ZoneShare[],
  onSquare: (share: number) => void,
): DistanceField {
  const window = cellsOver(zones.flatMap(({ known, unknown }) => [...known, ...unknown]));
  const { columns, rows, cellM } = window;
  const field: DistanceField = {
    ...about,
    ...window,
    codes: new Uint8Array(new SharedArrayBuffer(columns * rows)).fill(distanceCode.noLand),
    zones: zones.map(({ zone, landM2 }) => ({
      districtKey: zone?.key ?? null,
      districtName: zone?.name ?? null,
      landM2,
    })),
    beyondM2: new Float64Array(new SharedArrayBuffer(8 * curveOffset(zones.length, 'known'))),
  };
  const nearest = new NearestInSquare(pipes, cellM, strip);
  const known = zones.map((zone) => byStrip(zone.known, window));
  const unknown = zones.map((zone) => byStrip(zone.unknown, window));
  const distances = new Float32Array(columns * strip);
  for (let row0 = 0; row0 < rows; row0 += strip) {
    const height = Math.min(strip, rows - row0);
    const part = { ...window, minY: window.minY + row0 * cellM, rows: height };
    const knownHere = known.map((strips) => landInStrip(strips[row0 / strip], part));
    const unknownHere = unknown.map((strips) => landInStrip(strips[row0 / strip], part));
    const land = new Float32Array(columns * height);
    const unknownLand = new Float32Array(columns * height);
    for (const here of [...knownHere, ...unknownHere]) addTo(land, here, columns);
    for (const here of unknownHere) addTo(unknownLand, here, columns);
    for (let column0 = 0; column0 < columns; column0 += strip) {
      const square = { ...part, minX: window.minX + column0 * cellM, columns: Math.min(strip, columns - column0) };
      nearest.measureSquare(square, land, distances, column0, columns);
      onSquare((row0 * columns + column0 * strip) / (rows * columns));
    }
    knownHere.forEach((here, zone) => addToCurve(field, curveOffset(zone, 'known'), here, distances));
    unknownHere.forEach((here, zone) => addToCurve(field, curveOffset(zone, 'unknown'), here, distances));
    for (let i = 0; i < columns * height; i++) {
      if (land[i] < 0.5) continue;
      const unsaid = unknownLand[i] > land[i] / 2;
      field.codes[row0 * columns + i] = unsaid ? distanceCode.unknownLand : codeOf(distances[i]);
    }
  }
  for (let curve = 0; curve < field.beyondM2.length; curve += curveSteps + 1) {
    for (let i = curve + curveSteps - 1; i >= curve; i--) field.beyondM2[i] += field.beyondM2[i + 1];
  }
  return field;
}

/** Cells over the bounds of all land, their sides on multiples of the cell. */
function cellsOver(parts: ShapeParts): CellWindow {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ring] of parts) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]);
      east = Math.max(east, ring[i]);
      south = Math.min(south, ring[i + 1]);
      north = Math.max(north, ring[i + 1]);
    }
  }
  if (west > east) return { minX: 0, minY: 0, cellM: cellFinestM, columns: 0, rows: 0 };
  for (let cellM = cellFinestM; ; cellM *= 2) {
    const [minX, minY] = [Math.floor(west / cellM) * cellM, Math.floor(south / cellM) * cellM];
    const columns = Math.ceil((east - minX) / cellM);
    const rows = Math.ceil((north - minY) / cellM);
    if (columns * rows <= cellsMax) return { minX, minY, cellM, columns, rows };
  }
}

/** The polygons that reach into each strip of rows. */
function byStrip(parts: ShapeParts, { minY, cellM, rows }: CellWindow): ShapeParts[] {
  const strips: ShapeParts[] = Array.from({ length: Math.ceil(rows / strip) }, () => []);
  for (const rings of parts) {
    let [south, north] = [Infinity, -Infinity];
    for (let i = 1; i < rings[0].length; i += 2) {
      south = Math.min(south, rings[0][i]);
      north = Math.max(north, rings[0][i]);
    }
    const last = Math.min(strips.length - 1, Math.floor((north - minY) / cellM / strip));
    for (let s = Math.floor((south - minY) / cellM / strip); s <= last; s++) strips[s].push(rings);
  }
  return strips;
}

interface StripLand {
  column0: number;
  columns: number;
  shares: Float64Array;
}

/** Shares of the cells of a strip, of those columns only that the polygons reach. */
function landInStrip(parts: ShapeParts, strip: CellWindow): StripLand {
  let [west, east] = [Infinity, -Infinity];
  for (const [ring] of parts) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]);
      east = Math.max(east, ring[i]);
    }
  }
  if (west > east) return { column0: 0, columns: 0, shares: new Float64Array(0) };
  const column0 = Math.max(0, Math.floor((west - strip.minX) / strip.cellM));
  const columns = Math.min(strip.columns, Math.ceil((east - strip.minX) / strip.cellM)) - column0;
  const minX = strip.minX + column0 * strip.cellM;
  return { column0, columns, shares: cellCoverage(parts, { ...strip, minX, columns }) };
}

function addTo(land: Float32Array, { column0, columns, shares }: StripLand, allColumns: number): void {
  for (let i = 0, row = 0; i < shares.length; row++) {
    for (let at = row * allColumns + column0, end = at + columns; at < end; at++) land[at] += shares[i++];
  }
}

function addToCurve(
  { beyondM2, columns: allColumns, cellM }: DistanceField,
  offset: number,
  { column0, columns, shares }: StripLand,
  distances: Float32Array,
): void {
  const m2 = cellM * cellM;
  for (let i = 0, row = 0; i < shares.length; row++) {
    for (let at = row * allColumns + column0, end = at + columns; at < end; at++) {
      const share = shares[i++];
      if (share > 0) beyondM2[offset + Math.min(curveSteps, Math.floor(distances[at] / curveStepM))] += share * m2;
    }
  }
}
