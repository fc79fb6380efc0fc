import { getProjection } from '../../data/geo/crs.ts';
import type { AnalysisDataset } from '../analysis/columns.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { findHollows, type HollowGrid } from '../analysis/weak-points/sinks.ts';
import type { TerrainHollows } from '../analysis/weak-points/weak-objects.ts';
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
  let found = known.get(dataset);
  if (!found) {
    found = readTerrain(terrain.path, terrain.crs).then(({ grid }) => findHollows(grid, () => checkpoint(0.05)));
    known.set(dataset, found);
    // What was stopped is begun anew by the next question.
    found.catch(() => known.delete(dataset));
  }
  const hollows = await found;
  if (terrain.crs === dataset.workingCrs) return { hollows, toGrid: (x, y) => [x, y] };
  const own = getProjection(terrain.crs);
  return { hollows, toGrid: (x, y) => own.forward(...projection.inverse(x, y)) };
}
