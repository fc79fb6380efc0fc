import { runoffByCover } from '../../../data/rain/runoff-coefficients.ts';
import type { SourceCatchment } from '../../../data/swmm/source.ts';
import { fullFlows } from '../capacity/full-flow.ts';
import { landToNodes, type NodeLand } from '../capacity/land-to-nodes.ts';
import type { CityNetwork } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';

/** Land farther from every node is served by none where no catchments were surveyed, m: as in the capacity analysis. */
const reachM = 250;
const lands = new WeakMap<AnalysisDataset, NodeLand>();

/**
 * Land that drains to the nodes of a part, as the capacity analysis gives it: a part gets what the whole would. `place`
 * says where network nodes stand in the part.
 */
export function landOfPart(
  place: ReadonlyMap<number, number>,
  dataset: AnalysisDataset,
  city: CityNetwork,
): SourceCatchment[] {
  let land = lands.get(dataset);
  if (!land) {
    land = landToNodes(dataset, city, fullFlows(dataset, city).carriesStorm, { byCover: runoffByCover, reachM });
    lands.set(dataset, land);
  }
  const { areaM2, runoffM2, unknownM2, source } = land;
  const found: SourceCatchment[] = [];
  for (const [node, at] of place) {
    if (!(areaM2[node] > 0)) continue;
    const runoff = runoffM2[node] / (areaM2[node] - unknownM2[node]);
    found.push({ node: at, areaM2: areaM2[node], runoff, surveyed: source === 'surveyed' });
  }
  return found;
}
