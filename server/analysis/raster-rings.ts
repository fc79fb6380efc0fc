/** Square cells over a plane: cell of column c and row r has its middle at minX + c · cellM, minY + r · cellM. */
export interface CellFrame {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
}

/** Visits the cells whose middle lies inside the rings of a polygon (even–odd rule, so holes stay out), row by row. */
export function eachCellInside(
  { minX, minY, cellM, columns, rows }: CellFrame,
  rings: readonly (Float64Array | readonly number[])[],
  visit: (cell: number) => void,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [x0, y0, x1, y1] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]];
      const first = Math.max(0, Math.ceil((Math.min(y0, y1) - minY) / cellM));
      const last = Math.min(rows - 1, Math.ceil((Math.max(y0, y1) - minY) / cellM) - 1);
      for (let row = first; row <= last; row++) {
        const x = x0 + ((minY + row * cellM - y0) / (y1 - y0)) * (x1 - x0);
        const list = crossings.get(row);
        if (list) list.push(x);
        else crossings.set(row, [x]);
      }
    }
  }
  for (const [row, list] of crossings) {
    list.sort((a, b) => a - b);
    for (let k = 0; k + 1 < list.length; k += 2) {
      const from = Math.max(0, Math.ceil((list[k] - minX) / cellM));
      const to = Math.min(columns - 1, Math.ceil((list[k + 1] - minX) / cellM) - 1);
      for (let column = from; column <= to; column++) visit(row * columns + column);
    }
  }
}
