import { clipLineToBand } from './clip-line.ts';
import { clipRingToBand } from './clip-polygon.ts';
import type { LayerColumns } from './columns.ts';
import { EXTENT, type Pieces, PieceStore } from './piece-store.ts';

/** How far lines and polygons reach over a tile's edge, in tile units, so that a stroke is not cut at the edge. */
const BUFFER = 64;

/** Below the last zoom vertices are left out up to this distance: two tile units are a quarter of a pixel. */
const TOLERANCE = 2;

/**
 * Cuts a layer into the tiles of a zoom, the most important feature first. Lines and polygons are simplified below
 * the layer's last zoom and reach BUFFER over the edges. A point is in exactly one tile: renderers drop points outside
 * a tile, and counts stay true. With `keepsSpots` a line that shrinks to a place is kept as that place, for merging.
 */
export function sliceLayer(columns: LayerColumns, zoom: number, keepsSpots = false): Pieces {
  const store = new PieceStore(zoom);
  const scale = 2 ** zoom * EXTENT;
  const tolerance = zoom < columns.maxZoom ? TOLERANCE / scale : -1;
  for (const feature of columns.order) {
    const parts: number[][] = [];
    const outer: boolean[] = [];
    for (let p = columns.partStart[feature]; p < columns.partStart[feature + 1]; p++) {
      parts.push(partAt(columns, p, scale, tolerance));
      outer.push(columns.isOuter[p] === 1);
    }
    if (columns.geometry === 'point') slicePoints(store, feature, parts, zoom);
    else if (columns.geometry === 'line') sliceLine(store, feature, parts, zoom, keepsSpots);
    else slicePolygon(store, feature, parts, outer, zoom);
  }
  return store.finish();
}

/** Kept vertices of a part, flat, in tile units of the zoom's whole world. */
function partAt(columns: LayerColumns, part: number, scale: number, tolerance: number): number[] {
  const flat: number[] = [];
  const isPoint = columns.geometry === 'point';
  for (let v = columns.pointStart[part]; v < columns.pointStart[part + 1]; v++) {
    if (isPoint || columns.weights[v] > tolerance) flat.push(columns.xy[2 * v] * scale, columns.xy[2 * v + 1] * scale);
  }
  return flat;
}

function slicePoints(store: PieceStore, feature: number, parts: readonly number[][], zoom: number): void {
  const byTile = new Map<string, { x: number; y: number; points: number[] }>();
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) {
      const x = tileOf(part[i], zoom);
      const y = tileOf(part[i + 1], zoom);
      const known = byTile.get(`${x} ${y}`);
      if (known) known.points.push(part[i], part[i + 1]);
      else byTile.set(`${x} ${y}`, { x, y, points: [part[i], part[i + 1]] });
    }
  }
  for (const { x, y, points } of byTile.values()) {
    store.open(x, y);
    store.points(points);
    store.close(feature);
  }
}

/** By columns of tiles first, then each column's strip by rows: a long line is not read again for every tile. */
function sliceLine(
  store: PieceStore,
  feature: number,
  parts: readonly number[][],
  zoom: number,
  keepsSpots: boolean,
): void {
  const [fromX, toX] = tileRange(parts, 0, zoom);
  for (let x = fromX; x <= toX; x++) {
    const strips = fromX === toX ? parts : parts.flatMap((part) => clipLineToBand(part, 0, ...band(x)));
    const [fromY, toY] = tileRange(strips, 1, zoom);
    for (let y = fromY; y <= toY; y++) {
      store.open(x, y);
      for (const strip of strips) {
        if (fromY === toY) store.line(strip, keepsSpots);
        else for (const piece of clipLineToBand(strip, 1, ...band(y))) store.line(piece, keepsSpots);
      }
      store.close(feature);
    }
  }
}

/** As for lines. A hole is written only when its outer ring left something in the tile. */
function slicePolygon(
  store: PieceStore,
  feature: number,
  rings: readonly number[][],
  isOuter: readonly boolean[],
  zoom: number,
): void {
  const [fromX, toX] = tileRange(rings, 0, zoom);
  for (let x = fromX; x <= toX; x++) {
    const strips = fromX === toX ? rings : rings.map((ring) => clipRingToBand(ring, 0, ...band(x)));
    const [fromY, toY] = tileRange(strips, 1, zoom);
    for (let y = fromY; y <= toY; y++) {
      store.open(x, y);
      let hasOuter = false;
      strips.forEach((strip, k) => {
        if (!isOuter[k] && !hasOuter) return;
        const piece = fromY === toY ? strip : clipRingToBand(strip, 1, ...band(y));
        const isWritten = store.ring(piece, isOuter[k]);
        if (isOuter[k]) hasOuter = isWritten;
      });
      store.close(feature);
    }
  }
}

/** A column or row of tiles with its buffer. */
function band(tile: number): [low: number, high: number] {
  return [tile * EXTENT - BUFFER, (tile + 1) * EXTENT + BUFFER];
}

/** First and last column or row that the parts reach with the buffer; first > last when there is no vertex. */
function tileRange(parts: readonly number[][], axis: 0 | 1, zoom: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const part of parts) {
    for (let i = axis; i < part.length; i += 2) {
      if (part[i] < low) low = part[i]!;
      if (part[i] > high) high = part[i]!;
    }
  }
  return low > high ? [0, -1] : [tileOf(low - BUFFER, zoom), tileOf(high + BUFFER, zoom)];
}

function tileOf(units: number, zoom: number): number {
  return Math.min(2 ** zoom - 1, Math.max(0, Math.floor(units / EXTENT)));
}
