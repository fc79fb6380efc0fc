import { clamp01, type Component, unknowns } from './component.ts';
import type { HollowGrid } from './sinks.ts';

/** A hollow this deep is as bad as it gets, m (domain reference 5). */
const deepM = 0.5;

/**
 * Hollows of the terrain: clamp(depth ÷ 0.5 m, 0, 1) of the deepest cell that holds one of the object's places.
 * `placesOf` gives x, y in the grid's CRS. Not known outside the grid.
 */
export function depressionComponent(
  count: number,
  hollows: HollowGrid | undefined,
  placesOf: (object: number) => readonly number[],
): Component {
  const x = unknowns(count);
  const hollowM = unknowns(count);
  if (!hollows) return { x, evidence: { hollowM } };
  for (let i = 0; i < count; i++) {
    const places = placesOf(i);
    for (let k = 0; k < places.length; k += 2) {
      const depthM = depthAt(hollows, places[k], places[k + 1]);
      if (!(depthM <= hollowM[i])) hollowM[i] = Number.isNaN(depthM) ? hollowM[i] : depthM;
    }
    x[i] = clamp01(hollowM[i] / deepM);
  }
  return { x, evidence: { hollowM } };
}

function depthAt({ minX, minY, cellM, columns, rows, depthM }: HollowGrid, x: number, y: number): number {
  const column = Math.round((x - minX) / cellM);
  const row = Math.round((y - minY) / cellM);
  return column < 0 || row < 0 || column >= columns || row >= rows ? NaN : depthM[row * columns + column];
}
