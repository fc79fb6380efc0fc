import type { Block } from './blocks.ts';
import { clipLineToBand } from './clip-line.ts';
import { clipRingToBand } from './clip-polygon.ts';
import type { LayerColumns } from './columns.ts';
import { type Pieces, PieceStore } from './piece-store.ts';
import { BUFFER, EXTENT, tileOf } from './tile-grid.ts';

/** Below the last zoom vertices are left out up to this distance: two tile units are a quarter of a pixel. */
const TOLERANCE = 2;

/**
 * Cuts features of a layer, given in the order of their importance, into the tiles of a zoom that lie in a block.
 * Lines and polygons are simplified below the layer's last zoom and reach BUFFER over the edges. A point is in exactly
 * one tile: renderers drop points outside a tile, and counts stay true. With `keepsSpots` a line that shrinks to a
 * place is kept as that place, for merging.
 */
export function sliceLayer(
  columns: LayerColumns,
  zoom: number,
  features: Uint32Array,
  block: Block,
  keepsSpots = false,
): Pieces {
  const slicer = new Slicer(zoom, block, keepsSpots);
  const scale = 2 ** zoom * EXTENT;
  const tolerance = columns.geometry !== 'point' && zoom < columns.maxZoom ? TOLERANCE / scale : -1;
  const { partStart, pointStart, xy, weights, fromZoom } = columns;
  for (const feature of features) {
    if (fromZoom && fromZoom[feature] > zoom) continue;
    const first = partStart[feature];
    const end = partStart[feature + 1];
    if (columns.geometry === 'line' && end === first + 1) {
      if (slicer.wholeLine(feature, columns, first, scale, tolerance)) continue;
    }
    const parts: number[][] = [];
    for (let p = first; p < end; p++) {
      const flat: number[] = [];
      for (let v = pointStart[p]; v < pointStart[p + 1]; v++) {
        if (weights[v] > tolerance) flat.push(xy[2 * v] * scale, xy[2 * v + 1] * scale);
      }
      parts.push(flat);
    }
    if (columns.geometry === 'point') slicer.points(feature, parts);
    else if (columns.geometry === 'line') slicer.line(feature, parts);
    else slicer.polygon(feature, parts, columns.isOuter.subarray(first, end));
  }
  return slicer.store.finish();
}

class Slicer {
  readonly store: PieceStore;
  private readonly zoom: number;
  private readonly keepsSpots: boolean;
  private readonly minX: number;
  private readonly minY: number;
  private readonly maxX: number;
  private readonly maxY: number;

  constructor(zoom: number, block: Block, keepsSpots: boolean) {
    const across = 2 ** (zoom - block.zoom);
    this.zoom = zoom;
    this.keepsSpots = keepsSpots;
    this.minX = block.x * across;
    this.minY = block.y * across;
    this.maxX = this.minX + across - 1;
    this.maxY = this.minY + across - 1;
    this.store = new PieceStore(this.minX, this.minY, across);
  }

  /** The usual line, inside one tile with its buffer, written without a copy; false for any other. */
  wholeLine(feature: number, columns: LayerColumns, part: number, scale: number, tolerance: number): boolean {
    const { pointStart, xy, weights } = columns;
    const first = pointStart[part];
    const end = pointStart[part + 1];
    let lowX = Infinity;
    let lowY = Infinity;
    let highX = -Infinity;
    let highY = -Infinity;
    for (let v = first; v < end; v++) {
      if (weights[v] <= tolerance) continue;
      const x = xy[2 * v] * scale;
      const y = xy[2 * v + 1] * scale;
      if (x < lowX) lowX = x;
      if (x > highX) highX = x;
      if (y < lowY) lowY = y;
      if (y > highY) highY = y;
    }
    const tileX = Math.floor((lowX - BUFFER) / EXTENT);
    const tileY = Math.floor((lowY - BUFFER) / EXTENT);
    if (tileX !== Math.floor((highX + BUFFER) / EXTENT) || tileY !== Math.floor((highY + BUFFER) / EXTENT))
      return false;
    if (tileX < this.minX || tileX > this.maxX || tileY < this.minY || tileY > this.maxY) return true;
    this.store.open(tileX, tileY);
    this.store.begin(2 * (end - first));
    for (let v = first; v < end; v++) {
      if (weights[v] > tolerance) this.store.vertex(xy[2 * v] * scale, xy[2 * v + 1] * scale);
    }
    this.store.endLine(this.keepsSpots);
    this.store.close(feature);
    return true;
  }

  points(feature: number, parts: readonly number[][]): void {
    const byTile = new Map<number, { x: number; y: number; points: number[] }>();
    for (const part of parts) {
      for (let i = 0; i < part.length; i += 2) {
        const x = tileOf(part[i] / EXTENT, this.zoom);
        const y = tileOf(part[i + 1] / EXTENT, this.zoom);
        if (x < this.minX || x > this.maxX || y < this.minY || y > this.maxY) continue;
        const key = y * 2 ** this.zoom + x;
        const known = byTile.get(key);
        if (known) known.points.push(part[i], part[i + 1]);
        else byTile.set(key, { x, y, points: [part[i], part[i + 1]] });
      }
    }
    for (const { x, y, points } of byTile.values()) {
      this.store.open(x, y);
      this.store.points(points);
      this.store.close(feature);
    }
  }

  /** By columns of tiles first, then each column's strip by rows: a long line is not read again for every tile. */
  line(feature: number, parts: readonly number[][]): void {
    const fromX = this.firstTile(parts, 0);
    const toX = this.lastTile(parts, 0);
    for (let x = Math.max(fromX, this.minX); x <= Math.min(toX, this.maxX); x++) {
      const strips = fromX === toX ? parts : parts.flatMap((part) => clipLineToBand(part, 0, ...band(x)));
      const fromY = this.firstTile(strips, 1);
      const toY = this.lastTile(strips, 1);
      for (let y = Math.max(fromY, this.minY); y <= Math.min(toY, this.maxY); y++) {
        this.store.open(x, y);
        for (const strip of strips) {
          if (fromY === toY) this.store.line(strip, this.keepsSpots);
          else for (const piece of clipLineToBand(strip, 1, ...band(y))) this.store.line(piece, this.keepsSpots);
        }
        this.store.close(feature);
      }
    }
  }

  /** As for lines. A hole is written only when its outer ring left something in the tile. */
  polygon(feature: number, rings: readonly number[][], isOuter: Uint8Array): void {
    const fromX = this.firstTile(rings, 0);
    const toX = this.lastTile(rings, 0);
    for (let x = Math.max(fromX, this.minX); x <= Math.min(toX, this.maxX); x++) {
      const strips = fromX === toX ? rings : rings.map((ring) => clipRingToBand(ring, 0, ...band(x)));
      const fromY = this.firstTile(strips, 1);
      const toY = this.lastTile(strips, 1);
      for (let y = Math.max(fromY, this.minY); y <= Math.min(toY, this.maxY); y++) {
        this.store.open(x, y);
        let hasOuter = false;
        strips.forEach((strip, k) => {
          const outer = isOuter[k] === 1;
          if (!outer && !hasOuter) return;
          const piece = fromY === toY ? strip : clipRingToBand(strip, 1, ...band(y));
          const isWritten = this.store.ring(piece, outer);
          if (outer) hasOuter = isWritten;
        });
        this.store.close(feature);
      }
    }
  }

  /** First column or row that the parts reach with the buffer; without a vertex it lies after the last one. */
  private firstTile(parts: readonly number[][], axis: 0 | 1): number {
    let low = Infinity;
    for (const part of parts) for (let i = axis; i < part.length; i += 2) if (part[i] < low) low = part[i];
    return low === Infinity ? 0 : tileOf((low - BUFFER) / EXTENT, this.zoom);
  }

  private lastTile(parts: readonly number[][], axis: 0 | 1): number {
    let high = -Infinity;
    for (const part of parts) for (let i = axis; i < part.length; i += 2) if (part[i] > high) high = part[i];
    return high === -Infinity ? -1 : tileOf((high + BUFFER) / EXTENT, this.zoom);
  }
}

/** A column or row of tiles with its buffer. */
function band(tile: number): [low: number, high: number] {
  return [tile * EXTENT - BUFFER, (tile + 1) * EXTENT + BUFFER];
}
