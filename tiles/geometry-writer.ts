const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7 | (1 << 3);

/** Writes geometries as vector tile command integers (zigzag deltas from a cursor that starts at 0, 0). */
export class GeometryWriter {
  private commands = new Uint32Array(4096);
  length = 0;
  private cursorX = 0;
  private cursorY = 0;

  /** What was written; a view that the next call may overwrite. */
  view(): Uint32Array {
    return this.commands.subarray(0, this.length);
  }

  /** Starts a new geometry. */
  rewind(): void {
    this.cursorX = 0;
    this.cursorY = 0;
  }

  /** Adds points: the first `length` numbers of a flat list of whole tile units. */
  points(points: Int32Array, length: number): void {
    this.reserve(length + 1);
    this.commands[this.length++] = MOVE_TO | ((length / 2) << 3);
    for (let i = 0; i < length; i += 2) this.delta(points[i], points[i + 1]);
  }

  /** Adds a line of at least two points. */
  line(points: Int32Array, length: number): void {
    // With room for the command that closes a ring.
    this.reserve(length + 3);
    this.commands[this.length++] = MOVE_TO | (1 << 3);
    this.delta(points[0], points[1]);
    this.commands[this.length++] = LINE_TO | ((length / 2 - 1) << 3);
    for (let i = 2; i < length; i += 2) this.delta(points[i], points[i + 1]);
  }

  /** Adds a ring of at least three points without the closing one. */
  ring(points: Int32Array, length: number): void {
    this.line(points, length);
    this.commands[this.length++] = CLOSE_PATH;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.commands.length) return;
    const grown = new Uint32Array(Math.max(this.commands.length * 2, this.length + more));
    grown.set(this.commands);
    this.commands = grown;
  }

  private delta(x: number, y: number): void {
    const dx = x - this.cursorX;
    const dy = y - this.cursorY;
    this.commands[this.length++] = (dx << 1) ^ (dx >> 31);
    this.commands[this.length++] = (dy << 1) ^ (dy >> 31);
    this.cursorX = x;
    this.cursorY = y;
  }
}
