import type { Projection } from '../../data/geo/crs.ts';
import type { Position } from '../../data/model/feature.ts';
import type { Grid } from './grid.ts';
import { positionOf } from './to-lon-lat.ts';

/** Rings of grid cells in degrees. Neighbours share their corners, and unprojecting is most of the work: each once. */
export function gridRings(grid: Grid, projection: Projection): (column: number, row: number) => Position[] {
  const corners = new Map<number, Position>();
  // Corners of neighbouring cells differ by rounding only, and lie at least a quarter of the size apart.
  const stepM = grid.sizeM / 16;
  return (column, row) => {
    const ring = grid.ring(column, row);
    const positions: Position[] = [];
    for (let i = 0; i < ring.length; i += 2) {
      const name = Math.round(ring[i] / stepM) * 2 ** 26 + Math.round(ring[i + 1] / stepM);
      let corner = corners.get(name);
      if (!corner) {
        corner = positionOf(ring[i], ring[i + 1], projection);
        corners.set(name, corner);
      }
      positions.push(corner);
    }
    positions.push(positions[0]);
    return positions;
  };
}
