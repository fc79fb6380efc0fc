import { clipRingAtAxis, clipRingByHalfPlane, ringArea, type Ring } from '../../data/geo/polygon-ring.ts';
import { cellKey, type Grid } from './grid.ts';

/**
 * Exact area of land in each cell that has any, m². `rings` are those of a valid polygon, outer rings counter-clockwise
 * and holes clockwise: areas are signed sums. Blocks of cells are halved until a block is wholly land or one cell.
 * Stops early, with `false`, when `onCell` says so.
 */
export function landByCell(
  grid: Grid,
  rings: readonly Ring[],
  onCell: (key: number, areaM2: number) => boolean,
): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      minX = Math.min(minX, ring[i]);
      maxX = Math.max(maxX, ring[i]);
      minY = Math.min(minY, ring[i + 1]);
      maxY = Math.max(maxY, ring[i + 1]);
    }
  }
  return minX > maxX || visit(grid, rings, grid.blockOf(minX, minY, maxX, maxY), onCell);
}

function visit(
  grid: Grid,
  rings: readonly Ring[],
  block: [number, number, number, number],
  onCell: (key: number, areaM2: number) => boolean,
): boolean {
  const [c0, r0, c1, r1] = block;
  if (rings.length === 0) return true;
  if (c0 === c1 && r0 === r1) {
    const area = rings.reduce((sum, ring) => sum + ringArea(clipToCell(ring, grid.ring(c0, r0))), 0);
    // Below 1 cm² is what rounding leaves along an edge.
    return area < 1e-4 || onCell(cellKey(c0, r0), Math.min(area, grid.cellAreaM2));
  }
  const [minX, minY, maxX, maxY] = grid.blockBox(...block);
  const boxArea = (maxX - minX) * (maxY - minY);
  if (rings.length === 1 && ringArea(rings[0]) >= boxArea * (1 - 1e-12)) {
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        if (!onCell(cellKey(column, row), grid.cellAreaM2)) return false;
      }
    }
    return true;
  }
  const splitColumns = c1 - c0 >= r1 - r0;
  const middle = splitColumns ? (c0 + c1) >> 1 : (r0 + r1) >> 1;
  const halves: [number, number, number, number][] = splitColumns
    ? [
        [c0, r0, middle, r1],
        [middle + 1, r0, c1, r1],
      ]
    : [
        [c0, r0, c1, middle],
        [c0, middle + 1, c1, r1],
      ];
  return halves.every((half) => visit(grid, clipToBox(rings, grid.blockBox(...half)), half, onCell));
}

function clipToBox(rings: readonly Ring[], [minX, minY, maxX, maxY]: [number, number, number, number]): Ring[] {
  const kept: Ring[] = [];
  for (const ring of rings) {
    let clipped: Ring = clipRingAtAxis(ring, 0, minX, 1);
    clipped = clipRingAtAxis(clipped, 0, maxX, -1);
    clipped = clipRingAtAxis(clipped, 1, minY, 1);
    clipped = clipRingAtAxis(clipped, 1, maxY, -1);
    if (clipped.length >= 6 && ringArea(clipped) !== 0) kept.push(clipped);
  }
  return kept;
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
