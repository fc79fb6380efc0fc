import { getProjection } from '../../data/geo/crs.ts';
import type { AnalysisDataset } from '../analysis/columns.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { findHollows, type HollowGrid } from '../analysis/weak-points/sinks.ts';
import type { TerrainHollows } from '../analysis/weak-points/weak-objects.ts';
import { eachPolygon } from '../analysis/each-polygon.ts';
import { eachCellInside } from '../analysis/raster-rings.ts';
import { readTerrain } from './read-terrain.ts';

const known = new WeakMap<AnalysisDataset, Promise<HollowGrid>>();

/** Hollows of a city's terrain, found when first asked for and kept; undefined for a city without terrain. */
export async function terrainHollows({
  dataset,
  projection,
  checkpoint,
}: AnalysisContext): Promise<TerrainHollows | undefined> {
  // prettier-ignore
  const { terrain } = dataset;
  if (!terrain) return undefined;
  const own = getProjection(terrain.crs);
  const toGrid: TerrainHollows['toGrid'] =
    terrain.crs === dataset.workingCrs ? (x, y) => [x, y] : (x, y) => own.forward(...projection.inverse(x, y));
  let found = known.get(dataset);
  if (!found) {
    found = readTerrain(terrain.path, terrain.crs).then(({ grid }) =>
      findHollows(
        grid,
        () => checkpoint(0.05),
        (frame) => {
          const wet = new Uint8Array(frame.columns * frame.rows);
          eachPolygon(dataset.layers.water, (_record, rings) => {
            eachCellInside(frame, rings.map((ring) => inGrid(ring, toGrid)), (cell) => (wet[cell] = 1)); // prettier-ignore
          });
          return wet;
        },
      ),
    );
    known.set(dataset, found);
    // What was stopped is begun anew by the next question.
    found.catch(() => known.delete(dataset));
  }
  return { hollows: await found, toGrid };
}

function inGrid(ring: Float64Array, toGrid: TerrainHollows['toGrid']): Float64Array {
  const moved = new Float64Array(ring.length);
  for (let i = 0; i < ring.length; i += 2) moved.set(toGrid(ring[i], ring[i + 1]), i);
  return moved;
}
