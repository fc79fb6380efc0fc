import { expect, test } from 'vitest';
import { fromOrigin, previewMesh } from './preview-mesh.ts';

const mercator = [0.5, 0.6, 0.6, 0.6, 0.7, 0.6, 0.5, 0.5, 0.6, 0.51, 0.7, 0.5];
const mesh = previewMesh({ columns: 3, rows: 2, mercator });

test('every point keeps its place and has the texture coordinate of its row and column', () => {
  const { points, origin } = mesh;
  for (let at = 0; at < 6; at++) {
    // 32-bit floats of numbers below 0.2: 1e-8.
    expect(points[4 * at] + origin[0]).toBeCloseTo(mercator[2 * at], 7);
    expect(points[4 * at + 1] + origin[1]).toBeCloseTo(mercator[2 * at + 1], 7);
    expect([points[4 * at + 2], points[4 * at + 3]]).toEqual([(at % 3) / 2, Math.floor(at / 3)]);
  }
});

test('the triangles cover the texture once', () => {
  const { points, triangles } = mesh;
  let area = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const [[au, av], [bu, bv], [cu, cv]] = [0, 1, 2].map((k) => {
      const at = 4 * triangles[i + k];
      return [points[at + 2], points[at + 3]];
    });
    const twice = (bu - au) * (cv - av) - (cu - au) * (bv - av);
    expect(twice, 'all turn the same way').toBeGreaterThan(0);
    area += twice / 2;
  }
  expect(area).toBeCloseTo(1, 6);
});

test('a matrix from the origin takes points to where the whole matrix takes them', () => {
  const matrix = [3, 1, 4, 0.5, 9, 2, 6, 0.25, 3, 5, 8, 9, 7, 9, 3, 2];
  const origin: [number, number] = [0.6, 0.4];
  const moved = fromOrigin(matrix, origin);
  for (let row = 0; row < 4; row++) {
    const whole = matrix[row] * 0.61 + matrix[4 + row] * 0.38 + matrix[12 + row];
    expect(moved[row] * 0.01 + moved[4 + row] * -0.02 + moved[12 + row]).toBeCloseTo(whole, 5);
  }
});
