/** Squares, numbered row by row from the south-west. */
export interface Squares {
  minX: number;
  minY: number;
  sizeM: number;
  columns: number;
  rows: number;
}

/**
 * Visits the pieces of a segment square by square, as from–to along it (0..1); outside all squares the number is −1. The
 * next line to cross, between columns or between rows, is the one the segment meets first.
 */
export function walkCells(
  { minX, minY, sizeM, columns, rows }: Squares,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  visit: (cell: number, t0: number, t1: number) => void,
): void {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const fromX = x0 - minX;
  const fromY = y0 - minY;
  const [enterX, leaveX] = within(fromX, dx, columns * sizeM);
  const [enterY, leaveY] = within(fromY, dy, rows * sizeM);
  const enter = Math.max(enterX, enterY, 0);
  const leave = Math.min(leaveX, leaveY, 1);
  if (!(enter < leave)) {
    visit(-1, 0, 1);
    return;
  }
  if (enter > 0) visit(-1, 0, enter);
  let column = clampedPlace((fromX + dx * enter) / sizeM, columns);
  let row = clampedPlace((fromY + dy * enter) / sizeM, rows);
  // The next line between columns, and between rows, and where the segment meets it.
  let lineX = dx > 0 ? column + 1 : column;
  let lineY = dy > 0 ? row + 1 : row;
  let atX = dx === 0 ? Infinity : (lineX * sizeM - fromX) / dx;
  let atY = dy === 0 ? Infinity : (lineY * sizeM - fromY) / dy;
  for (let t = enter; ;) {
    const next = Math.min(atX, atY, leave);
    if (next > t) {
      visit(row * columns + column, t, next);
      t = next;
    }
    if (next >= leave) break;
    if (atX <= atY) {
      column += dx > 0 ? 1 : -1;
      lineX += dx > 0 ? 1 : -1;
      // Behind the last column only what rounding leaves.
      if (column < 0 || column >= columns) break;
      atX = (lineX * sizeM - fromX) / dx;
    } else {
      row += dy > 0 ? 1 : -1;
      lineY += dy > 0 ? 1 : -1;
      if (row < 0 || row >= rows) break;
      atY = (lineY * sizeM - fromY) / dy;
    }
  }
  if (leave < 1) visit(-1, leave, 1);
}

/** Number of the row or column that a place lies in, of the `count` there are. */
export function clampedPlace(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.floor(place)));
}

/** From where to where along it a segment lies between 0 and `widthM`. */
function within(from: number, change: number, widthM: number): [number, number] {
  if (change === 0) return from >= 0 && from <= widthM ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const low = -from / change;
  const high = (widthM - from) / change;
  return low < high ? [low, high] : [high, low];
}
