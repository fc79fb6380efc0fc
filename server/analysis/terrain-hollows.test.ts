import { describe, expect, it } from 'vitest';
import { eachCellInside } from './raster-rings.ts';
import { gatherHollows, type Hollows } from './terrain-hollows.ts';
import { findHollows } from './weak-points/sinks.ts';

const columns = 21;
/** Ground of 20 m cells falling 1 ‰ to the east, with what `dig` takes away; water in a ring, if any. */
function hollowsOf(dig: (column: number, row: number) => number, pond?: number[]): Hollows {
  const levelM = Float32Array.from({ length: columns * columns }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return 30 - 0.02 * column - dig(column, row);
  });
  const grid = { minX: 0, minY: 0, cellM: 20, columns, rows: columns, levelM };
  const hollows = findHollows(grid, undefined, (frame) => {
    const wet = new Uint8Array(levelM.length);
    if (pond) eachCellInside(frame, [pond], (cell) => (wet[cell] = 1));
    return wet;
  });
  return gatherHollows({ hollows, toGrid: (x, y) => [x, y] });
}
/** 0.5 m at (10, 10), 0.3 m in the eight cells around it. */
const bowl = (column: number, row: number): number => {
  const away = Math.max(Math.abs(column - 10), Math.abs(row - 10));
  return away === 0 ? 0.5 : away === 1 ? 0.3 : 0;
};
const pond = (x: number, y: number): number[] => [x - 15, y - 15, x + 15, y - 15, x + 15, y + 15, x - 15, y + 15, x - 15, y - 15]; // prettier-ignore

describe('hollows of the ground', () => {
  it('there are none on a slope, and none without levels', () => {
    expect(hollowsOf(() => 0).list).toEqual([]);
    expect(hollowsOf(() => NaN).list).toEqual([]);
  });

  it('are as deep as the level at which they run over says', () => {
    // The bowl runs over its eastern rim, column 12: 30 − 0.24 = 29.76 m; its bottom lies at 30 − 0.2 − 0.5 = 29.3 m.
    const { list } = hollowsOf(bowl);
    expect(list).toHaveLength(1);
    expect(list[0].spillM).toBeCloseTo(29.76, 2);
    expect(list[0].depthM).toBeCloseTo(0.46, 2);
    expect([list[0].x, list[0].y]).toEqual([200, 200]);
    // All nine cells lie at least 0.15 m below: the western ones, at 29.52 m, by 0.24 m.
    expect(list[0].areaM2).toBe(9 * 400);
  });

  it('are found from places in them and near them', () => {
    const hollows = hollowsOf(bowl);
    expect(hollows.near(200, 200, 0)?.distanceM).toBe(0);
    // The hollow ends at x = 230: 25 m from 255.
    expect(hollows.near(255, 200, 30)?.distanceM).toBeCloseTo(25, 9);
    expect(hollows.near(255, 200, 24)).toBeUndefined();
  });

  it('shallower than 15 cm they are none', () => {
    expect(hollowsOf((column, row) => 0.36 * bowl(column, row)).list).toEqual([]);
  });

  it('with open water in it the ground drains into that, and what has no level is a rim', () => {
    expect(hollowsOf(bowl, pond(200, 200)).list).toEqual([]);
    expect(hollowsOf(bowl, pond(60, 60)).list).toHaveLength(1);
    expect(hollowsOf((c, r) => (c === 10 && r === 10 ? NaN : bowl(c, r))).list).toEqual([]);
  });
});
