import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { compoundLanes } from './compound-lanes.ts';
import type { Lane } from './lane-forms.ts';

const cellM = 10;
const columns = 200;
const reachM = 49;
const xOf = (cell: number): number => ((cell % columns) + 0.5) * cellM;
const yOf = (cell: number): number => (Math.floor(cell / columns) + 0.5) * cellM;

/** Cells of a rectangle, in cells. */
const rectangle = (width: number, height: number): number[] =>
  Array.from({ length: width * height }, (_, k) => (k % width) + Math.floor(k / width) * columns);

const lanesOf = (cells: number[], seed: number, grain = 0): Lane[] =>
  compoundLanes(cells, { cellM, xOf, yOf }, grain, reachM, randomStream(seed, 'test'));

/** Legs of a lane, the one back to the start of a loop included. */
function legs({ line, isLoop }: Lane): [number, number, number, number][] {
  const whole = isLoop || line.length === 2 ? [...line, line[0], line[1]] : line;
  return Array.from({ length: whole.length / 2 - 1 }, (_, k) => whole.slice(2 * k, 2 * k + 4)) as [
    number,
    number,
    number,
    number,
  ][];
}

function distance(lane: Lane, x: number, y: number): number {
  const far = legs(lane).map(([ax, ay, bx, by]) => {
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = squared > 0 ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared)) : 0;
    return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y);
  });
  return Math.min(...far);
}

const side = fc.integer({ min: 3, max: 60 });
const seeds = fc.integer({ min: 1, max: 1e6 });

describe('lanes of a compound', () => {
  it('lie within the land they serve', () => {
    fc.assert(
      fc.property(side, side, seeds, fc.double({ min: -0.7, max: 0.7, noNaN: true }), (width, height, seed, grain) => {
        for (const { line } of lanesOf(rectangle(width, height), seed, grain))
          for (let i = 0; i < line.length; i += 2) {
            // The slanted steps by which the sides are known round them by half a step at most.
            expect(line[i]).toBeGreaterThan(-25);
            expect(line[i]).toBeLessThan(width * cellM + 25);
            expect(line[i + 1]).toBeGreaterThan(-25);
            expect(line[i + 1]).toBeLessThan(height * cellM + 25);
          }
      }),
      { numRuns: 100 },
    );
  });

  it('leave no more than a quarter of the land to a second round, a tenth on the whole', () => {
    let [served, all] = [0, 0];
    fc.assert(
      fc.property(side, side, seeds, (width, height, seed) => {
        const cells = rectangle(width, height);
        const lanes = lanesOf(cells, seed);
        const within = cells.filter((cell) => lanes.some((lane) => distance(lane, xOf(cell), yOf(cell)) <= reachM));
        expect(within.length).toBeGreaterThan(0.75 * cells.length);
        served += within.length;
        all += cells.length;
      }),
      { numRuns: 100 },
    );
    expect(served / all).toBeGreaterThan(0.9);
  });

  it('are one lane with bends through a strip, however it lies', () => {
    for (const cells of [rectangle(30, 8), rectangle(8, 30)]) {
      const lanes = lanesOf(cells, 1);
      expect(lanes).toHaveLength(1);
      expect(lanes[0].isLoop).toBe(false);
      expect(lanes[0].line.length).toBeGreaterThanOrEqual(6);
    }
  });

  it('are one place where the land is small', () => {
    expect(lanesOf(rectangle(3, 3), 1)).toMatchObject([{ line: [expect.any(Number), expect.any(Number)] }]);
  });

  it('are mostly loops in land 160 m wide, of a form of their own for every chance', () => {
    const compounds = Array.from({ length: 40 }, (_, k) => lanesOf(rectangle(18, 16), k + 1));
    const loops = compounds.flat().filter(({ isLoop }) => isLoop);
    expect(loops.length).toBeGreaterThan(20);
    expect(loops.length).toBeLessThan(40);
    expect(new Set(loops.map(({ line }) => line.join())).size).toBe(loops.length);
  });

  it('are no comb: in large land, of the lane parts longer than 40 m, fewer than a quarter have a parallel one beside', () => {
    const shares = Array.from({ length: 20 }, (_, k) => combShare(lanesOf(rectangle(60, 60), k + 1)));
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.25);
  });
});

/** Share of the legs longer than 40 m beside which, 60 to 120 m off, another one runs the same way to within 3°. */
function combShare(lanes: readonly Lane[]): number {
  const all = lanes
    .flatMap(legs)
    .map(([ax, ay, bx, by]) => ({
      x: (ax + bx) / 2,
      y: (ay + by) / 2,
      dx: bx - ax,
      dy: by - ay,
      lengthM: Math.hypot(bx - ax, by - ay),
    })) // prettier-ignore
    .filter(({ lengthM }) => lengthM > 40);
  const inComb = all.filter((leg) =>
    all.some((other) => {
      const turn = Math.abs(leg.dx * other.dy - leg.dy * other.dx) / (leg.lengthM * other.lengthM);
      const [x, y] = [other.x - leg.x, other.y - leg.y];
      const along = Math.abs(x * leg.dx + y * leg.dy) / leg.lengthM;
      const across = Math.abs(y * leg.dx - x * leg.dy) / leg.lengthM;
      return turn < Math.sin(Math.PI / 60) && along < 40 && across > 60 && across < 120;
    }),
  );
  return inComb.length / all.length;
}
