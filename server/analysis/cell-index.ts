import { columnRow } from './grid.ts';

/** Numbers grid cells in the order in which they are first touched: an open-addressing table of their keys. */
export class CellIndex {
  private table = new Int32Array(2048).fill(-1);
  private list = new Float64Array(1024);
  private count = 0;
  private lastKey = NaN;
  private lastCell = -1;

  /** Number of cells. */
  get size(): number {
    return this.count;
  }

  /** Key of a cell by its number. */
  keyOf(cell: number): number {
    return this.list[cell];
  }

  /** The number of the cell, a new one when it was not touched before. */
  touch(key: number): number {
    // Pipes follow each other along a street: most questions repeat the last one.
    if (key === this.lastKey) return this.lastCell;
    const mask = this.table.length - 1;
    let place = hash(key) & mask;
    let cell = this.table[place];
    while (cell >= 0 && this.list[cell] !== key) {
      place = (place + 1) & mask;
      cell = this.table[place];
    }
    if (cell < 0) {
      cell = this.count++;
      this.table[place] = cell;
      this.list[cell] = key;
      if (this.count === this.list.length) this.grow();
    }
    this.lastKey = key;
    this.lastCell = cell;
    return cell;
  }

  private grow(): void {
    const list = new Float64Array(this.list.length * 2);
    list.set(this.list);
    this.list = list;
    this.table = new Int32Array(this.table.length * 2).fill(-1);
    const mask = this.table.length - 1;
    for (let cell = 0; cell < this.count; cell++) {
      let place = hash(list[cell]) & mask;
      while (this.table[place] >= 0) place = (place + 1) & mask;
      this.table[place] = cell;
    }
  }
}

function hash(key: number): number {
  const [column, row] = columnRow(key);
  const mixed = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
