import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighLine, weighRings } from './simplify.ts';

/** Two rectangles side by side whose shared border is a jagged line, from the same vertices, once up and once down. */
function neighbours(jags: readonly number[]): { xy: Float64Array; ringStart: Uint32Array; border: number } {
  const border = jags.map((jag, k): [number, number] => [k === 0 || k === jags.length - 1 ? 0 : jag, k]);
  const top = jags.length - 1;
  const left = [[-50, 0], ...border, [-50, top]];
  const right = [[50, top], ...border.toReversed(), [50, 0]];
  return {
    xy: Float64Array.from([...left, ...right].flat()),
    ringStart: Uint32Array.of(0, left.length, left.length + right.length),
    border: border.length,
  };
}

test('a border that two polygons share keeps the same vertices from both sides at every tolerance', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 40 }), (jags) => {
      const { xy, ringStart, border } = neighbours(jags);
      const weights = weighRings(xy, ringStart);
      const fromLeft = weights.slice(1, 1 + border);
      const start = ringStart[1] + 1;
      const fromRight = weights.slice(start, start + border).reverse();
      expect(fromRight).toEqual(fromLeft);
    }),
  );
});

test('a ring that is alone keeps its two anchors at every tolerance, and a hole in it the same as an island in the hole', () => {
  const hole = [2, 2, 4, 2.1, 6, 2, 6, 6, 2, 6];
  const island = [6, 6, 2, 6, 2, 2, 4, 2.1, 6, 2];
  const xy = Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10, ...hole, ...island]);
  const weights = weighRings(xy, Uint32Array.of(0, 4, 9, 14));
  expect(weights.slice(0, 4).filter((weight) => weight === Infinity)).toHaveLength(2);
  const holeWeights = weights.subarray(4, 9);
  expect(Array.from(weights.subarray(9, 14))).toEqual([3, 4, 0, 1, 2].map((k) => holeWeights[k]));
});

test('the vertices left out of a line are no farther from what is drawn than the tolerance', () => {
  const point = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 40 }),
      fc.double({ min: 0.1, max: 30, noNaN: true }),
      (points, tolerance) => {
        const weights = new Float64Array(points.length);
        weighLine(Float64Array.from(points.flat()), 0, points.length - 1, weights);
        let from = 0;
        for (let i = 1; i < points.length; i++) {
          if (weights[i] <= tolerance) continue;
          for (let k = from + 1; k < i; k++)
            expect(distance(points[k], points[from], points[i])).toBeLessThanOrEqual(tolerance + 1e-9);
          from = i;
        }
        expect(from).toBe(points.length - 1);
      },
    ),
  );
});

function distance(p: [number, number], a: [number, number], b: [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
