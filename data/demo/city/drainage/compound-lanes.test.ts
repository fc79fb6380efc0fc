import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundLanes, grainOf, type Lane } from './compound-lanes.ts';

const cellM = 10;
const columns = 200;
const place = (cell: number) => ({
  x: ((cell % columns) + 0.5) * cellM,
  y: (Math.floor(cell / columns) + 0.5) * cellM,
});

/** Cells of a rectangle, in cells. */
const rectangle = (width: number, height: number): number[] =>
  Array.from({ length: width * height }, (_, k) => (k % width) + Math.floor(k / width) * columns);

function distance({ ax, ay, bx, by }: Lane, x: number, y: number): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = squared > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared)) : 0;
  return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y);
}

const grain = fc.double({ min: -Math.PI / 4, max: Math.PI / 4, noNaN: true });
const chance = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('lanes of a compound', () => {
  it('come within reach of all land, but for a cell at its rim (10 m)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), chance, (width, height, random) => {
        const cells = rectangle(width, height);
        const lanes = compoundLanes(cells, { cellM, place }, 0, 49, () => random);
        for (const cell of cells) {
          const { x, y } = place(cell);
          expect(Math.min(...lanes.map((lane) => distance(lane, x, y)))).toBeLessThan(49 + cellM);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('share the land out: every cell belongs to one lane, along the grain or across it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 2, max: 50 }), grain, (width, height, angle) => {
        const cells = rectangle(width, height);
        const lanes = compoundLanes(cells, { cellM, place }, angle, 49, () => 0.5);
        expect(lanes.flatMap((lane) => lane.cells).sort((a, b) => a - b)).toEqual(cells.toSorted((a, b) => a - b));
        for (const { ax, ay, bx, by } of lanes) {
          if (Math.hypot(bx - ax, by - ay) < 1) continue;
          const turn = Math.atan2(by - ay, bx - ax) - angle;
          expect(Math.abs(Math.sin(2 * turn))).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('take the way of least pipe: one lane through a strip, however it lies', () => {
    for (const cells of [rectangle(30, 8), rectangle(8, 30)])
      expect(compoundLanes(cells, { cellM, place }, 0, 49, () => 0.5)).toHaveLength(1);
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
