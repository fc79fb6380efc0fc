/** Values at the corners of square cells, row 0 in the south. */
export interface Field {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  value: ArrayLike<number>;
}

/**
 * Lines of equal value (marching squares, linear between corners), higher ground on the left. Closed lines repeat
 * their first point. A saddle is cut so that the higher corners stay apart.
 */
export function contourLines(field: Field, level: number): number[][] {
  const { columns, rows, value } = field;
  // A crossing lies on a cell edge: 2k for the edge east of corner k, 2k + 1 for the edge north of it.
  const next = new Map<number, number>();
  const link = (from: number, to: number): void => void next.set(from, to);
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const k = row * columns + column;
      const sw = value[k] > level ? 1 : 0;
      const se = value[k + 1] > level ? 1 : 0;
      const ne = value[k + columns + 1] > level ? 1 : 0;
      const nw = value[k + columns] > level ? 1 : 0;
      const code = sw + 2 * se + 4 * ne + 8 * nw;
      if (code === 0 || code === 15) continue;
      const [south, east, north, west] = [2 * k, 2 * (k + 1) + 1, 2 * (k + columns), 2 * k + 1];
      // Each line runs with the high corners on its left.
      if (code === 1) link(south, west);
      else if (code === 2) link(east, south);
      else if (code === 3) link(east, west);
      else if (code === 4) link(north, east);
      else if (code === 5) {
        link(south, west);
        link(north, east);
      } else if (code === 6) link(north, south);
      else if (code === 7) link(north, west);
      else if (code === 8) link(west, north);
      else if (code === 9) link(south, north);
      else if (code === 10) {
        link(east, south);
        link(west, north);
      } else if (code === 11) link(east, north);
      else if (code === 12) link(west, east);
      else if (code === 13) link(south, east);
      else if (code === 14) link(west, south);
    }
  }
  return chain(field, level, next);
}

function chain(field: Field, level: number, next: Map<number, number>): number[][] {
  const ends = new Set(next.values());
  const lines: number[][] = [];
  const follow = (start: number): void => {
    const line: number[] = [];
    for (let at: number | undefined = start; at !== undefined;) {
      line.push(...place(field, level, at));
      const to: number | undefined = next.get(at);
      next.delete(at);
      at = to;
    }
    if (line.length >= 4) lines.push(line);
  };
  for (const start of [...next.keys()]) if (!ends.has(start)) follow(start);
  for (const start of [...next.keys()]) if (next.has(start)) follow(start);
  return lines;
}

function place(field: Field, level: number, crossing: number): [number, number] {
  const k = crossing >> 1;
  const column = k % field.columns;
  const row = Math.floor(k / field.columns);
  const other = crossing & 1 ? k + field.columns : k + 1;
  const a = field.value[k];
  const b = field.value[other];
  const t = a === b ? 0.5 : Math.max(0.001, Math.min(0.999, (level - a) / (b - a)));
  const x = field.minX + (column + (crossing & 1 ? 0 : t)) * field.cellM;
  const y = field.minY + (row + (crossing & 1 ? t : 0)) * field.cellM;
  return [x, y];
}
