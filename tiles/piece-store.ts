import { signedArea } from './clip-polygon.ts';
import { GrowingUint32 } from './growing-array.ts';

/** Side of a tile in tile units. */
export const EXTENT = 4096;

const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7 | (1 << 3);

/** The pieces of one layer at one zoom: which feature reaches which tile, with what geometry. */
export interface Pieces {
  /** Tile of each piece: `y * 2 ** zoom + x`. */
  tile: Uint32Array;
  feature: Uint32Array;
  /** Piece i has the geometry `commands[start[i]] … commands[start[i + 1] - 1]`, as vector tile integers. */
  start: Uint32Array;
  commands: Uint32Array;
}

/** Writes geometries as vector tile command integers (zigzag deltas from a cursor that starts at 0, 0). */
export class GeometryWriter {
  readonly commands = new GrowingUint32();
  private cursorX = 0;
  private cursorY = 0;

  /** Starts a new geometry. */
  rewind(): void {
    this.cursorX = 0;
    this.cursorY = 0;
  }

  /** Adds points, flat whole tile units. */
  points(points: readonly number[]): void {
    this.commands.push(MOVE_TO | ((points.length / 2) << 3));
    for (let i = 0; i < points.length; i += 2) this.delta(points[i], points[i + 1]);
  }

  /** Adds a line of at least two points, flat whole tile units. */
  line(points: readonly number[]): void {
    this.commands.push(MOVE_TO | (1 << 3));
    this.delta(points[0], points[1]);
    this.commands.push(LINE_TO | ((points.length / 2 - 1) << 3));
    for (let i = 2; i < points.length; i += 2) this.delta(points[i], points[i + 1]);
  }

  /** Adds a ring of at least three points without the closing one. */
  ring(points: readonly number[]): void {
    this.line(points);
    this.commands.push(CLOSE_PATH);
  }

  private delta(x: number, y: number): void {
    const dx = x - this.cursorX;
    const dy = y - this.cursorY;
    this.commands.push(((dx << 1) ^ (dx >> 31)) >>> 0);
    this.commands.push(((dy << 1) ^ (dy >> 31)) >>> 0);
    this.cursorX = x;
    this.cursorY = y;
  }
}

/** Collects pieces; coordinates come in tile units of the zoom's whole world and are rounded to whole units here. */
export class PieceStore {
  private readonly tile = new GrowingUint32();
  private readonly feature = new GrowingUint32();
  private readonly start = new GrowingUint32();
  private readonly writer = new GeometryWriter();
  private readonly tilesAcross: number;
  private originX = 0;
  private originY = 0;
  private openAt = 0;

  constructor(zoom: number) {
    this.tilesAcross = 2 ** zoom;
  }

  /** Starts a piece for a tile. */
  open(tileX: number, tileY: number): void {
    this.originX = tileX * EXTENT;
    this.originY = tileY * EXTENT;
    this.openAt = this.writer.commands.length;
    this.writer.rewind();
  }

  /** Ends the piece; one without geometry is forgotten. */
  close(feature: number): void {
    if (this.writer.commands.length === this.openAt) return;
    this.tile.push((this.originY / EXTENT) * this.tilesAcross + this.originX / EXTENT);
    this.feature.push(feature);
    this.start.push(this.openAt);
  }

  /** Points inside the tile; one that rounding would put on the far edge stays on this tile. */
  points(points: ArrayLike<number>): void {
    const whole: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      whole.push(Math.min(EXTENT - 1, Math.round(points[i] - this.originX)));
      whole.push(Math.min(EXTENT - 1, Math.round(points[i + 1] - this.originY)));
    }
    this.writer.points(whole);
  }

  /** A line. One no longer than a rounding is left out, or with `keepsSpots` kept as the place where it lies. */
  line(points: ArrayLike<number>, keepsSpots: boolean): void {
    const whole = this.round(points);
    if (whole.length >= 4) this.writer.line(whole);
    else if (keepsSpots && whole.length === 2) this.writer.points(whole);
  }

  /** A ring, wound as vector tiles want it: outer rings from +x to +y, holes against. False when no area is left. */
  ring(points: ArrayLike<number>, isOuter: boolean): boolean {
    const whole = this.round(points);
    const n = whole.length;
    if (n >= 4 && whole[0] === whole[n - 2] && whole[1] === whole[n - 1]) whole.length -= 2;
    if (whole.length < 6) return false;
    const area = signedArea(whole);
    if (area === 0) return false;
    if (area > 0 !== isOuter) reversePoints(whole);
    this.writer.ring(whole);
    return true;
  }

  finish(): Pieces {
    this.start.push(this.writer.commands.length);
    return {
      tile: this.tile.view(),
      feature: this.feature.view(),
      start: this.start.view(),
      commands: this.writer.commands.view(),
    };
  }

  /** Whole tile units, repeated points left out. */
  private round(points: ArrayLike<number>): number[] {
    const whole: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      const x = Math.round(points[i] - this.originX);
      const y = Math.round(points[i + 1] - this.originY);
      if (i > 0 && x === whole[whole.length - 2] && y === whole[whole.length - 1]) continue;
      whole.push(x, y);
    }
    return whole;
  }
}

function reversePoints(flat: number[]): void {
  for (let i = 0, j = flat.length - 2; i < j; i += 2, j -= 2) {
    [flat[i], flat[j]] = [flat[j], flat[i]];
    [flat[i + 1], flat[j + 1]] = [flat[j + 1], flat[i + 1]];
  }
}
