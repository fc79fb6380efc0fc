import type { DistanceFieldHeader } from '../../server/contract/distance-field.ts';

export interface PreviewMesh {
  /** x, y in Web Mercator from `origin`, then u, v of the texture; four numbers a point. */
  points: Float32Array;
  /** Two triangles for each square of the lattice. */
  triangles: Uint16Array;
  /** Middle of the mesh, Web Mercator: numbers counted from it are small enough for 32 bits (4 mm in 40 km). */
  origin: [x: number, y: number];
}

/** Triangles of the lattice that says where a distance field lies. */
export function previewMesh({ columns, rows, mercator }: DistanceFieldHeader['mesh']): PreviewMesh {
  const middle = 2 * Math.floor((columns * rows) / 2);
  const origin: [number, number] = [mercator[middle], mercator[middle + 1]];
  const points = new Float32Array(4 * columns * rows);
  const triangles = new Uint16Array(6 * (columns - 1) * (rows - 1));
  let corner = 0;
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const at = j * columns + i;
      points.set([mercator[2 * at] - origin[0], mercator[2 * at + 1] - origin[1], i / (columns - 1), j / (rows - 1)], 4 * at); // prettier-ignore
      if (i === columns - 1 || j === rows - 1) continue;
      triangles.set([at, at + 1, at + columns, at + 1, at + columns + 1, at + columns], corner);
      corner += 6;
    }
  }
  return { points, triangles, origin };
}

/** A matrix of Web Mercator that takes coordinates from `origin` instead. Column by column, as WebGL has it. */
export function fromOrigin(matrix: ArrayLike<number>, [x, y]: PreviewMesh['origin']): Float32Array {
  const moved = Float32Array.from(matrix);
  // Summed in 64 bits: the terms are large and nearly cancel.
  for (let row = 0; row < 4; row++) moved[12 + row] = matrix[row] * x + matrix[4 + row] * y + matrix[12 + row];
  return moved;
}
