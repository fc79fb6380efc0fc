import type { DensityCell, DensityResult } from '../../server/contract/density.ts';

/**
 * Share of a grid cell that must be land before its density is judged. At the built-up edge a pipe along the border
 * counts in full while the land it serves lies mostly next door: the ratio grows without limit as the land shrinks.
 * On the sample city cells with less than a fifth of land hold 0.7 % of all land and read 2 to 40 times too high.
 */
export const leastLandShare = 0.2;

/** Area of a grid cell, m²; undefined where cells are polygons of a layer or drawn. A hexagon's size is its width. */
export function gridCellAreaM2(meta: Pick<DensityResult['meta'], 'parameters'>): number | undefined {
  const { type, sizeM } = meta.parameters.cells as { type: string; sizeM?: number };
  if (sizeM === undefined) return undefined;
  if (type === 'square') return sizeM * sizeM;
  return type === 'hexagon' ? (Math.sqrt(3) / 2) * sizeM * sizeM : undefined;
}

/** Whether a cell has enough land to judge its density; a polygon that somebody drew or named has whenever it has any. */
export function judgeOf(meta: Pick<DensityResult['meta'], 'parameters'>): (cell: DensityCell) => boolean {
  const cellM2 = gridCellAreaM2(meta);
  const leastM2 = cellM2 === undefined ? 0 : cellM2 * leastLandShare;
  return ({ properties: { landM2, densityKmPerKm2 } }) => densityKmPerKm2 !== null && landM2 >= leastM2;
}
