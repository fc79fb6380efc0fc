import { type CityNetwork, numberOf, textOf } from './city-network.ts';
import type { AnalysisDataset } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { overlapAreas } from './overlap-areas.ts';
import type { TraceLand } from './trace-types.ts';
import { ZoneGrid } from './zone-grid.ts';

/** Squares laid over the catchments of a question. */
const squares = 1024;

/** Area and people of a catchment; people are NaN where nobody knows. */
interface Figures {
  areaM2: number;
  people: number;
}

/** Figures of the catchments asked about so far, by their place in `zonesOf`. */
const known = new WeakMap<AnalysisDataset, Map<number, Figures>>();

/** Surveyed catchments that drain into one of the nodes, their area and the people who live there. */
export function landOf(nodesReached: readonly number[], context: AnalysisContext, { network }: CityNetwork): TraceLand {
  const { catchments, nodes } = context.dataset.layers;
  if (!catchments || !nodes || nodesReached.length === 0) return { catchments: 0, areaM2: null, population: null };
  const reached = new Set<string>();
  for (const node of nodesReached) if (node < network.ends.records) reached.add(nodes.keys[node]);
  const outlet = textOf(catchments, 'outletNodeId');
  const drained = context.land
    .zonesOf('catchments')
    .flatMap(({ feature }, i) => (reached.has(outlet(feature) ?? '') ? [i] : []));
  if (drained.length === 0) return { catchments: 0, areaM2: null, population: null };
  const figures = figuresOf(drained, context);
  const population = figures.reduce((sum, { people }) => sum + people, 0);
  return {
    catchments: drained.length,
    areaM2: figures.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    population: Number.isNaN(population) ? null : population,
  };
}

/** The population of street units (else districts) goes with their area; where neither has any, nobody knows. */
function figuresOf(catchments: readonly number[], { dataset, land, ops }: AnalysisContext): Figures[] {
  const figures = known.get(dataset) ?? new Map<number, Figures>();
  known.set(dataset, figures);
  const asked = catchments.filter((i) => !figures.has(i));
  if (asked.length > 0) {
    const shapes = asked.map((i) => land.zonesOf('catchments')[i].shape);
    const layer = ['streets', 'districts'].find((id) => dataset.layers[id]?.fields['population']);
    const population = numberOf(dataset.layers[layer ?? ''], 'population');
    const unitsM2 = layer ? land.zoneAreas(layer) : [];
    const units = layer ? land.zonesOf(layer).map(({ feature }, j) => population(feature) / unitsM2[j]) : [];
    const grid = new ZoneGrid(
      shapes.map((shape) => ops.parts(shape).flat()),
      squares,
    );
    const sharedM2 = layer ? overlapAreas(grid, land.zoneGrid(layer)) : [];
    asked.forEach((catchment, i) => {
      const people = units.reduce((sum, perM2, j) => {
        const shared = sharedM2[i * units.length + j];
        return shared > 0 ? sum + (Number.isFinite(perM2) ? perM2 * shared : 0) : sum;
      }, 0);
      figures.set(catchment, { areaM2: ops.area(shapes[i]), people: layer ? people : NaN });
    });
  }
  return catchments.map((i) => figures.get(i)!);
}
