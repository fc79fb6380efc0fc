import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkLines } from '../api/network-lines.ts';
import { absentValue, fillValues, lineGeometry, missingValue, runsIn } from './value-lines-geometry.ts';

function linesOf(paths: readonly (readonly [number, number][])[]): NetworkLines {
  const starts = new Uint32Array(paths.length + 1);
  paths.forEach((path, i) => (starts[i + 1] = starts[i] + path.length));
  return {
    pipes: paths.length,
    starts,
    mercator: Float64Array.from(paths.flat(2)),
    tileIds: new Float64Array(paths.length),
    diametersM: Float32Array.from(paths, (_, i) => (i === 0 ? NaN : 0.3)),
  };
}

const within = fc.double({ min: 0.2, max: 0.8, noNaN: true });
const path = fc.array(fc.tuple(within, within), { minLength: 2, maxLength: 4 });

test('every pipe is laid out once, with all its vertices, its diameter and its length so far', () => {
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 30 }), (paths) => {
      const lines = linesOf(paths);
      const { order, pipes, vertices, origin } = lineGeometry(lines);
      expect([...order].toSorted((a, b) => a - b)).toEqual(paths.map((_, i) => i));
      order.forEach((pipe, k) => {
        const [, diameter, first, last] = pipes.subarray(4 * k, 4 * k + 4);
        expect(diameter).toBeCloseTo(pipe === 0 ? 0 : 0.3, 6);
        expect(last - first + 1).toBe(paths[pipe].length);
        let along = 0;
        paths[pipe].forEach(([x, y], v) => {
          if (v > 0) along += Math.hypot(x - paths[pipe][v - 1][0], y - paths[pipe][v - 1][1]);
          const [dx, dy, before, owner] = vertices.subarray(4 * (first + v), 4 * (first + v) + 4);
          // 32 bits of a number below 1.
          expect(dx + origin[0]).toBeCloseTo(x, 6);
          expect(dy + origin[1]).toBeCloseTo(y, 6);
          expect(before).toBeCloseTo(along, 5);
          expect(owner).toBe(k);
        });
      });
    }),
  );
});

test('values go to their pipes, whatever the order of drawing; those without one are marked', () => {
  const lines = linesOf([
    [[0.9, 0.9], [0.91, 0.9]],
    [[0.1, 0.1], [0.11, 0.1]],
    [[0.5, 0.5], [0.51, 0.5]],
  ]); // prettier-ignore
  const geometry = lineGeometry(lines);
  fillValues(geometry, Float32Array.of(NaN, 7, -Infinity));
  const valueOf = (pipe: number): number => geometry.pipes[4 * geometry.order.indexOf(pipe)];
  expect([valueOf(0), valueOf(1), valueOf(2)]).toEqual([Math.fround(missingValue), 7, Math.fround(absentValue)]);
  expect(() => fillValues(geometry, new Float32Array(2))).toThrow('got 2 values, expected 3');
});

test('no pipe in sight is left out, and runs of blocks side by side are drawn as one', () => {
  const paths = Array.from({ length: 4000 }, (_, i): [number, number][] => {
    const [x, y] = [0.3 + (i % 64) / 160, 0.3 + Math.floor(i / 64) / 160];
    return [[x, y], [x + 0.001, y]]; // prettier-ignore
  });
  const { blocks, order } = lineGeometry(linesOf(paths));
  expect(blocks.length).toBe(4);
  expect(runsIn(blocks, [0, 0, 1, 1])).toEqual([[0, 4000]]);
  expect(runsIn(blocks, [0.9, 0.9, 1, 1])).toEqual([]);
  const view: [number, number, number, number] = [0.3, 0.3, 0.35, 0.35];
  const drawn = new Set(runsIn(blocks, view).flatMap(([from, to]) => [...order.subarray(from, to)]));
  expect(drawn.size).toBeLessThan(4000);
  paths.forEach(([[x, y]], i) => {
    if (x >= view[0] && x <= view[2] && y >= view[1] && y <= view[3]) expect(drawn.has(i), `pipe ${i}`).toBe(true);
  });
});

test('an empty network has nothing to draw', () => {
  const { blocks, vertices } = lineGeometry(linesOf([]));
  expect([blocks.length, vertices.length]).toEqual([0, 0]);
});
