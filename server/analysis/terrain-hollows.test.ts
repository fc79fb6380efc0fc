import { describe, expect, it } from 'vitest';
import type { LayerColumns } from './columns.ts';
import { findHollows } from './terrain-hollows.ts';

const columns = 21;
/** Ground of 20 m cells falling 1 ‰ to the east, with what `dig` takes away. */
function hollowsOf(dig: (column: number, row: number) => number, water?: LayerColumns) {
  const levelM = Float32Array.from({ length: columns * columns }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    return 30 - 0.02 * column - dig(column, row);
  });
  const terrain = { minX: 0, minY: 0, cellM: 20, columns, rows: columns, levelM };
  return findHollows(terrain, (x, y) => [x, y], [0, 0, 400, 400], water);
}
/** 0.5 m at (10, 10), 0.3 m in the eight cells around it. */
const bowl = (column: number, row: number): number => {
  const away = Math.max(Math.abs(column - 10), Math.abs(row - 10));
  return away === 0 ? 0.5 : away === 1 ? 0.3 : 0;
};
/** A pond over the cells around (`x`, `y`), as columns of a polygon layer. */
function pond(x: number, y: number): LayerColumns {
  const ring = [x - 15, y - 15, x + 15, y - 15, x + 15, y + 15, x - 15, y + 15, x - 15, y - 15];
  return {
    count: 1,
    featureParts: Uint32Array.of(0, 1),
    partRings: Uint32Array.of(0, 1),
    ringStarts: Uint32Array.of(0, 5),
    xy: Float64Array.from(ring),
  } as unknown as LayerColumns;
}

describe('hollows of the ground', () => {
  it('there are none on a slope', () => {
    expect(hollowsOf(() => 0).list).toEqual([]);
  });

  it('are as deep as the level at which they run over says', () => {
    // The bowl runs over its eastern rim, column 12: 30 − 0.24 = 29.76 m; its bottom lies at 30 − 0.2 − 0.5 = 29.3 m.
    const { list } = hollowsOf(bowl);
    expect(list).toHaveLength(1);
    expect(list[0].spillM).toBeCloseTo(29.76, 6);
    expect(list[0].depthM).toBeCloseTo(0.46, 4);
    expect([list[0].x, list[0].y]).toEqual([200, 200]);
    // All nine cells lie at least 0.15 m below: the western ones, at 29.52 m, by 0.24 m.
    expect(list[0].areaM2).toBe(9 * 400);
  });

  it('are named by places in them and near them', () => {
    const hollows = hollowsOf(bowl);
    expect(hollows.depthAt(205, 195)).toBeCloseTo(0.46, 4);
    expect(hollows.depthAt(300, 200)).toBe(0);
    expect(hollows.near(200, 200, 0)?.distanceM).toBe(0);
    // The hollow ends at x = 230: 25 m from 255.
    expect(hollows.near(255, 200, 30)?.distanceM).toBeCloseTo(25, 9);
    expect(hollows.near(255, 200, 24)).toBeUndefined();
  });

  it('shallower than 15 cm they are none', () => {
    expect(hollowsOf((column, row) => 0.36 * bowl(column, row)).list).toEqual([]);
  });

  it('with open water in it the ground drains into that', () => {
    expect(hollowsOf(bowl, pond(200, 200)).list).toEqual([]);
    expect(hollowsOf(bowl, pond(60, 60)).list).toHaveLength(1);
  });

  it('what has no level is a rim, and a terrain without levels has none', () => {
    expect(hollowsOf((c, r) => (c === 10 && r === 10 ? NaN : bowl(c, r))).list).toEqual([]);
    expect(hollowsOf(() => NaN).list).toEqual([]);
  });
});
