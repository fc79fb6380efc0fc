import { type CityNetwork, numberOf, textOf } from './city-network.ts';
import type { AnalysisDataset } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { overlapAreas } from './overlap-areas.ts';
import type { TraceLand } from './trace-types.ts';

interface Drained {
  areaM2: Float64Array;
  /** People in each catchment; null where neither streets nor districts have a population. */
  people: Float64Array | null;
}

const drained = new WeakMap<AnalysisDataset, Drained>();

/** Surveyed catchments that drain into one of the nodes, their area and the people who live there. */
export function landOf(nodesReached: readonly number[], context: AnalysisContext, { network }: CityNetwork): TraceLand {
  const { catchments, nodes } = context.dataset.layers;
  if (!catchments || !nodes) return { catchments: 0, areaM2: null, population: null };
  const reached = new Set<string>();
  for (const node of nodesReached) if (node < network.ends.records) reached.add(nodes.keys[node]);
  const outlet = textOf(catchments, 'outletNodeId');
  const { areaM2, people } = catchmentFigures(context);
  let count = 0;
  let area = 0;
  let population = 0;
  context.land.zonesOf('catchments').forEach((zone, i) => {
    if (!reached.has(outlet(zone.feature) ?? '')) return;
    count++;
    area += areaM2[i];
    if (people) population += people[i];
  });
  if (count === 0) return { catchments: 0, areaM2: null, population: null };
  return { catchments: count, areaM2: area, population: people ? population : null };
}

/** Area and population of every catchment, made once: the population of street units (else districts) by shared area. */
function catchmentFigures({ dataset, land }: AnalysisContext): Drained {
  let known = drained.get(dataset);
  if (!known) {
    known = { areaM2: land.zoneAreas('catchments'), people: null };
    const layer = ['streets', 'districts'].find((id) => dataset.layers[id]?.fields['population']);
    if (layer) {
      const zones = land.zonesOf(layer);
      const population = numberOf(dataset.layers[layer], 'population');
      const zonesM2 = land.zoneAreas(layer);
      const shared = overlapAreas(land.zoneGrid('catchments'), land.zoneGrid(layer));
      known.people = known.areaM2.map((_, i) =>
        zones.reduce((sum, { feature }, j) => {
          const people = population(feature);
          return Number.isNaN(people) || zonesM2[j] === 0
            ? sum
            : sum + (people * shared[i * zones.length + j]) / zonesM2[j];
        }, 0),
      );
    }
    drained.set(dataset, known);
  }
  return known;
}
