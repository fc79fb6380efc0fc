/**
 * A regular grid in the working CRS. Cells have a column and a row; a pair of them is one integer key. All edges lie on
 * families of parallel lines `a·x + b·y = k·spacing` with whole k, so that a segment cut at all of them falls into
 * pieces that each lie in one cell (or along an edge).
 */
export interface Grid {
  type: 'square' | 'hexagon';
  sizeM: number;
  cellAreaM2: number;
  lines: readonly { a: number; b: number; spacing: number }[];
  /** Key of the cell that holds the point. */
  keyAt(x: number, y: number): number;
  /** Key of the one cell that surely holds all of the segment, `marginM` to either side; −1 where that is not clear. */
  keyAround(x0: number, y0: number, x1: number, y1: number, marginM: number): number;
  /** Corners, counter-clockwise, not closed; x, y interleaved. */
  ring(column: number, row: number): number[];
  /** Smallest box around the cells of a block, ends included: minX, minY, maxX, maxY. */
  blockBox(column0: number, row0: number, column1: number, row1: number): [number, number, number, number];
  /** A block that holds every cell touching the box: column0, row0, column1, row1. */
  blockOf(minX: number, minY: number, maxX: number, maxY: number): [number, number, number, number];
}

export interface GridCells {
  type: 'square' | 'hexagon';
  sizeM: number;
}

export function makeGrid({ type, sizeM }: GridCells): Grid {
  return type === 'square' ? squareGrid(sizeM) : hexagonGrid(sizeM);
}

const offset = 2 ** 25;

export function cellKey(column: number, row: number): number {
  return (row + offset) * 2 ** 26 + (column + offset);
}

export function columnRow(key: number): [number, number] {
  const row = Math.floor(key / 2 ** 26);
  return [key - row * 2 ** 26 - offset, row - offset];
}

/** Squares whose sides are multiples of their size in the working CRS. */
function squareGrid(sizeM: number): Grid {
  return {
    type: 'square',
    sizeM,
    cellAreaM2: sizeM * sizeM,
    lines: [
      { a: 1, b: 0, spacing: sizeM },
      { a: 0, b: 1, spacing: sizeM },
    ],
    keyAt: (x, y) => cellKey(Math.floor(x / sizeM), Math.floor(y / sizeM)),
    keyAround(x0, y0, x1, y1, marginM) {
      const column = Math.floor((Math.min(x0, x1) - marginM) / sizeM);
      const row = Math.floor((Math.min(y0, y1) - marginM) / sizeM);
      const isOne = Math.max(x0, x1) + marginM < (column + 1) * sizeM && Math.max(y0, y1) + marginM < (row + 1) * sizeM;
      return isOne ? cellKey(column, row) : -1;
    },
    ring(column, row) {
      const [x0, y0, x1, y1] = [column * sizeM, row * sizeM, (column + 1) * sizeM, (row + 1) * sizeM];
      return [x0, y0, x1, y0, x1, y1, x0, y1];
    },
    blockBox: (c0, r0, c1, r1) => [c0 * sizeM, r0 * sizeM, (c1 + 1) * sizeM, (r1 + 1) * sizeM],
    blockOf: (minX, minY, maxX, maxY) => [
      Math.floor(minX / sizeM),
      Math.floor(minY / sizeM),
      Math.floor(maxX / sizeM),
      Math.floor(maxY / sizeM),
    ],
  };
}

/**
 * Hexagons that stand on a corner: `sizeM` wide from flat side to flat side, west to east. The centre of column 0, row
 * 0 is the origin of the working CRS; odd rows are shifted east by half a cell.
 */
function hexagonGrid(sizeM: number): Grid {
  const rowM = (sizeM * Math.sqrt(3)) / 2;
  const cornerM = sizeM / Math.sqrt(3);
  const centre = (column: number, row: number): [number, number] => [(column + (row & 1) / 2) * sizeM, row * rowM];
  const keyAt = (x: number, y: number): number => {
    // Nearest centre: rounding in cube coordinates, where the three always add up to zero.
    const r = y / rowM;
    const q = x / sizeM - r / 2;
    let cq = Math.round(q);
    let cr = Math.round(r);
    const cs = Math.round(-q - r);
    const dq = Math.abs(cq - q);
    const dr = Math.abs(cr - r);
    const ds = Math.abs(cs + q + r);
    if (dq > dr && dq > ds) cq = -cr - cs;
    else if (dr > ds) cr = -cq - cs;
    return cellKey(cq + (cr - (cr & 1)) / 2, cr);
  };
  return {
    type: 'hexagon',
    sizeM,
    cellAreaM2: sizeM * rowM,
    lines: [
      { a: 1, b: 0, spacing: sizeM / 2 },
      { a: 0.5, b: Math.sqrt(3) / 2, spacing: sizeM / 2 },
      { a: -0.5, b: Math.sqrt(3) / 2, spacing: sizeM / 2 },
    ],
    keyAt,
    keyAround(x0, y0, x1, y1, marginM) {
      // Cells are convex: when all corners of a box around both ends lie in one, so does everything between.
      const [left, right] = [Math.min(x0, x1) - marginM, Math.max(x0, x1) + marginM];
      const [low, high] = [Math.min(y0, y1) - marginM, Math.max(y0, y1) + marginM];
      const key = keyAt(left, low);
      return key === keyAt(right, high) && key === keyAt(left, high) && key === keyAt(right, low) ? key : -1;
    },
    ring(column, row) {
      const [x, y] = centre(column, row);
      const half = sizeM / 2;
      const low = cornerM / 2;
      return [
        x,
        y - cornerM,
        x + half,
        y - low,
        x + half,
        y + low,
        x,
        y + cornerM,
        x - half,
        y + low,
        x - half,
        y - low,
      ];
    },
    blockBox: (c0, r0, c1, r1) => [(c0 - 0.5) * sizeM, r0 * rowM - cornerM, (c1 + 1) * sizeM, r1 * rowM + cornerM],
    blockOf: (minX, minY, maxX, maxY) => [
      Math.floor(minX / sizeM) - 1,
      Math.floor((minY - cornerM) / rowM),
      Math.ceil(maxX / sizeM) + 1,
      Math.ceil((maxY + cornerM) / rowM),
    ],
  };
}
