import { clipRingAtAxis, clipRingByHalfPlane, ringArea, type Ring } from '../../data/geo/polygon-ring.ts';
import { CellIndex } from './cell-index.ts';
import { cellKey, type Grid } from './grid.ts';

type Block = [number, number, number, number];

/**
 * Exact area of land in each cell that has any, m². `rings` are those of a valid polygon, outer rings counter-clockwise
 * and holes clockwise: areas are signed sums. Blocks of cells are halved until a block is wholly in a ring or one cell.
 * Stops early, with `undefined`, at more than `cellsMax` cells.
 */
export function landByCell(grid: Grid, rings: readonly Ring[], cellsMax: number): CellLand | undefined {
  const index = new CellIndex();
  let areas = new Float64Array(1024);
  const add = (key: number, areaM2: number): boolean => {
    const cell = index.touch(key);
    if (cell === areas.length) {
      const larger = new Float64Array(2 * cell);
      larger.set(areas);
      areas = larger;
    }
    areas[cell] += areaM2;
    return index.size <= cellsMax;
  };
  for (const ring of rings) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      minX = Math.min(minX, ring[i]);
      maxX = Math.max(maxX, ring[i]);
      minY = Math.min(minY, ring[i + 1]);
      maxY = Math.max(maxY, ring[i + 1]);
    }
    const block = grid.blockOf(minX, minY, maxX, maxY);
    if (minX <= maxX && !visit(grid, ring, block, [minX, minY, maxX, maxY], add)) return undefined;
  }
  return new CellLand(grid, index, areas);
}

/** Land in cells, m². */
export class CellLand {
  readonly size: number;
  private readonly index: CellIndex;
  private readonly areas: Float64Array;
  private readonly cellAreaM2: number;

  constructor(grid: Grid, index: CellIndex, areas: Float64Array) {
    this.size = index.size;
    this.index = index;
    this.areas = areas;
    this.cellAreaM2 = grid.cellAreaM2;
  }

  /** Visits the cells that have land. */
  eachCell(visit: (key: number, areaM2: number) => void): void {
    for (let cell = 0; cell < this.size; cell++) {
      // Below 1 cm² is what rounding leaves along an edge.
      if (this.areas[cell] >= 1e-4) visit(this.index.keyOf(cell), Math.min(this.areas[cell], this.cellAreaM2));
    }
  }
}

/** `done` is the box that the ring is known to lie in: it is cut only where that reaches over the block. */
function visit(
  grid: Grid,
  ring: Ring,
  block: Block,
  done: Block,
  add: (key: number, areaM2: number) => boolean,
): boolean {
  const [c0, r0, c1, r1] = block;
  if (c0 === c1 && r0 === r1) {
    // Squares are cut to size already.
    const part =
      grid.type === 'square' ? clipToBox(ring, grid.blockBox(...block), done) : clipToCell(ring, grid.ring(c0, r0));
    const areaM2 = ringArea(part);
    return areaM2 === 0 || add(cellKey(c0, r0), areaM2);
  }
  const box = grid.blockBox(...block);
  const part = clipToBox(ring, box, done);
  const areaM2 = ringArea(part);
  if (part.length < 6 || areaM2 === 0) return true;
  const boxM2 = (box[2] - box[0]) * (box[3] - box[1]);
  if (Math.abs(areaM2) >= boxM2 * (1 - 1e-12)) {
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        if (!add(cellKey(column, row), Math.sign(areaM2) * grid.cellAreaM2)) return false;
      }
    }
    return true;
  }
  const middle = c1 - c0 >= r1 - r0 ? (c0 + c1) >> 1 : (r0 + r1) >> 1;
  const halves: Block[] =
    c1 - c0 >= r1 - r0
      ? [
          [c0, r0, middle, r1],
          [middle + 1, r0, c1, r1],
        ]
      : [
          [c0, r0, c1, middle],
          [c0, middle + 1, c1, r1],
        ];
  return halves.every((half) => visit(grid, part, half, box, add));
}

function clipToBox(ring: Ring, [minX, minY, maxX, maxY]: Block, done: Block): Ring {
  let part = ring;
  if (done[0] < minX) part = clipRingAtAxis(part, 0, minX, 1);
  if (done[2] > maxX) part = clipRingAtAxis(part, 0, maxX, -1);
  if (done[1] < minY) part = clipRingAtAxis(part, 1, minY, 1);
  if (done[3] > maxY) part = clipRingAtAxis(part, 1, maxY, -1);
  return part;
}

/** The part of a ring in a convex, counter-clockwise cell. */
function clipToCell(ring: Ring, cell: number[]): Ring {
  let clipped = ring;
  for (let i = 0; i < cell.length && clipped.length > 0; i += 2) {
    const [x0, y0] = [cell[i], cell[i + 1]];
    const [x1, y1] = [cell[(i + 2) % cell.length], cell[(i + 3) % cell.length]];
    // Inside is left of the side: cross(side, point − start) ≥ 0.
    const [a, b] = [y1 - y0, x0 - x1];
    clipped = clipRingByHalfPlane(clipped, a, b, a * x0 + b * y0);
  }
  return clipped;
}
