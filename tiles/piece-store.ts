import { signedArea } from './clip-polygon.ts';
import { GeometryWriter } from './geometry-writer.ts';
import { GrowingUint32 } from './growing-array.ts';
import { EXTENT } from './tile-grid.ts';

/** The pieces of one layer in the tiles of a block: which feature reaches which tile, with what geometry. */
export interface Pieces {
  /** Tile of each piece, counted within the block: `y * across + x`. */
  tile: Uint32Array;
  feature: Uint32Array;
  /** Piece i has the geometry `commands[start[i]] … commands[start[i + 1] - 1]`, as vector tile integers. */
  start: Uint32Array;
  commands: Uint32Array;
}

/** Collects pieces; coordinates come in tile units of the zoom's whole world and are rounded to whole units here. */
export class PieceStore {
  private readonly tile = new GrowingUint32(1024, ArrayBuffer);
  private readonly feature = new GrowingUint32(1024, ArrayBuffer);
  private readonly start = new GrowingUint32(1024, ArrayBuffer);
  private readonly writer = new GeometryWriter();
  private readonly blockX: number;
  private readonly blockY: number;
  private readonly across: number;
  /** Whole tile units of the geometry being read, flat, and how many of them. */
  private whole = new Int32Array(1024);
  private count = 0;
  private tileNumber = 0;
  private originX = 0;
  private originY = 0;
  private openAt = 0;

  /** For the tiles of a block: its first column and row of tiles, and how many tiles lie side by side. */
  constructor(blockX: number, blockY: number, across: number) {
    this.blockX = blockX;
    this.blockY = blockY;
    this.across = across;
  }

  /** Starts a piece for a tile. */
  open(tileX: number, tileY: number): void {
    this.tileNumber = (tileY - this.blockY) * this.across + (tileX - this.blockX);
    this.originX = tileX * EXTENT;
    this.originY = tileY * EXTENT;
    this.openAt = this.writer.length;
    this.writer.rewind();
  }

  /** Ends the piece; one without geometry is forgotten. */
  close(feature: number): void {
    if (this.writer.length === this.openAt) return;
    this.tile.push(this.tileNumber);
    this.feature.push(feature);
    this.start.push(this.openAt);
  }

  /** Points inside the tile; one that rounding would put on the far edge stays on this tile. */
  points(points: readonly number[]): void {
    this.begin(points.length);
    for (let i = 0; i < points.length; i += 2) {
      this.whole[this.count++] = Math.min(EXTENT - 1, Math.round(points[i] - this.originX));
      this.whole[this.count++] = Math.min(EXTENT - 1, Math.round(points[i + 1] - this.originY));
    }
    this.writer.points(this.whole, this.count);
  }

  /** A line. One no longer than a rounding is left out, or with `keepsSpots` kept as the place where it lies. */
  line(points: readonly number[], keepsSpots: boolean): void {
    this.begin(points.length);
    for (let i = 0; i < points.length; i += 2) this.vertex(points[i], points[i + 1]);
    this.endLine(keepsSpots);
  }

  /** A ring, wound as vector tiles want it: outer rings from +x to +y, holes against. False when no area is left. */
  ring(points: readonly number[], isOuter: boolean): boolean {
    this.begin(points.length);
    for (let i = 0; i < points.length; i += 2) this.vertex(points[i], points[i + 1]);
    const { whole } = this;
    let n = this.count;
    if (n >= 4 && whole[0] === whole[n - 2] && whole[1] === whole[n - 1]) n -= 2;
    if (n < 6) return false;
    const area = signedArea(whole.subarray(0, n));
    if (area === 0) return false;
    if (area > 0 !== isOuter) reversePoints(whole, n);
    this.writer.ring(whole, n);
    return true;
  }

  /** Begins a line or ring of which `vertex` is told vertex by vertex; `length` is twice their number. */
  begin(length: number): void {
    this.count = 0;
    if (length > this.whole.length) this.whole = new Int32Array(2 * length);
  }

  /** Adds a vertex, unless it falls together with the one before. */
  vertex(worldX: number, worldY: number): void {
    const x = Math.round(worldX - this.originX);
    const y = Math.round(worldY - this.originY);
    const { whole, count } = this;
    if (count > 0 && x === whole[count - 2] && y === whole[count - 1]) return;
    whole[count] = x;
    whole[count + 1] = y;
    this.count = count + 2;
  }

  endLine(keepsSpots: boolean): void {
    if (this.count >= 4) this.writer.line(this.whole, this.count);
    else if (keepsSpots && this.count === 2) this.writer.points(this.whole, this.count);
  }

  finish(): Pieces {
    this.start.push(this.writer.length);
    return {
      tile: this.tile.view(),
      feature: this.feature.view(),
      start: this.start.view(),
      commands: this.writer.view(),
    };
  }
}

function reversePoints(flat: Int32Array, length: number): void {
  for (let i = 0, j = length - 2; i < j; i += 2, j -= 2) {
    [flat[i], flat[j]] = [flat[j], flat[i]];
    [flat[i + 1], flat[j + 1]] = [flat[j + 1], flat[i + 1]];
  }
}
