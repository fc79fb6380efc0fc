import { describe, expect, it } from 'vitest';
import { frameOf, grainOf, stretchesOf } from './land-frame.ts';

const cellM = 10;
const xOf = (cell: number): number => ((cell % 100) + 0.5) * cellM;
const yOf = (cell: number): number => (Math.floor(cell / 100) + 0.5) * cellM;
const cellsOf = (columns: [number, number], rows: [number, number]): number[] => {
  const cells: number[] = [];
  for (let row = rows[0]; row < rows[1]; row++)
    for (let column = columns[0]; column < columns[1]; column++) cells.push(row * 100 + column);
  return cells;
};

describe('a frame of land', () => {
  it('runs along the longer side, and leads back to the place on the plane', () => {
    for (const [angle, cells] of [
      [0, cellsOf([0, 8], [0, 20])],
      [0.4, cellsOf([0, 20], [0, 8])],
      [0.4, cellsOf([0, 8], [0, 20])],
    ] as const) {
      const frame = frameOf(cells, { cellM, xOf, yOf }, angle);
      expect(frame.lengthM).toBeGreaterThan(frame.widthM);
      for (const { cell, u, v } of frame.spots) {
        const [x, y] = frame.at(u, v);
        expect(x).toBeCloseTo(xOf(cell), 9);
        expect(y).toBeCloseTo(yOf(cell), 9);
      }
    }
  });

  it('falls into stretches where the land is interrupted by a step of 25 m, each with its sides', () => {
    const cells = [...cellsOf([0, 10], [2, 6]), ...cellsOf([15, 30], [0, 4])];
    const frame = frameOf(cells, { cellM, xOf, yOf }, 0);
    const stretches = stretchesOf(frame, cellM);
    expect(stretches.map(({ cells }) => cells.length)).toEqual([40, 60]);
    expect(stretches[0].sidesAt(50)).toEqual({ low: 20, high: 60 });
    expect(stretches[1].sidesAt(200)).toEqual({ low: 0, high: 40 });
    expect(stretches.map(({ widthM }) => widthM)).toEqual([40, 40]);
    expect([stretches[0].fromU, stretches[0].toU, stretches[1].fromU, stretches[1].toU]).toEqual([0, 100, 150, 300]);
  });
});

describe('the grain of a block', () => {
  it('is the direction of its longest sides, turned into a quarter circle', () => {
    const angle = 0.3;
    const corners = [[0, 0], [300, 0], [300, 120], [0, 120], [0, 0]]; // prettier-ignore
    const ring = corners.flatMap(([x, y]) => [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ]);
    expect(grainOf([ring])).toBeCloseTo(angle, 9);
    const upright = ring.flatMap((_, i) => (i % 2 === 0 ? [-ring[i + 1], ring[i]] : []));
    expect(grainOf([upright])).toBeCloseTo(angle, 9);
  });
});
