import type { ElevationGrid } from '../../../geo/elevation-grid.ts';
import type { Terrain } from '../plan.ts';

/** Ground level at a place, bilinear between cell centres; the border value outside the grid. */
export function groundAt(terrain: Terrain, x: number, y: number): number {
  const u = Math.max(0, Math.min(terrain.columns - 1.001, (x - terrain.minX) / terrain.cellM - 0.5));
  const v = Math.max(0, Math.min(terrain.rows - 1.001, (y - terrain.minY) / terrain.cellM - 0.5));
  const i = Math.floor(u);
  const j = Math.floor(v);
  const at = j * terrain.columns + i;
  const level = terrain.levelM;
  const south = level[at] + (u - i) * (level[at + 1] - level[at]);
  const north = level[at + terrain.columns] + (u - i) * (level[at + terrain.columns + 1] - level[at + terrain.columns]);
  return south + (v - j) * (north - south);
}

/** The terrain as grids are handed on: its origin is the middle of the south-western cell, not the corner. */
export function terrainGrid(terrain: Terrain): ElevationGrid {
  const half = terrain.cellM / 2;
  return { ...terrain, minX: terrain.minX + half, minY: terrain.minY + half };
}
