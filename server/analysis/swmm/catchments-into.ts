import { ringArea } from '../../../data/geo/polygon-ring.ts';
import type { SourceCatchment } from '../../../data/swmm/source.ts';
import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import type { AnalysisContext } from '../context.ts';

/**
 * Land of the surveyed catchments that drains into a part. A survey draws the land of a whole outfall as one catchment;
 * its area is shared among the pipes that lead to its outlet, in proportion to their lengths, and drains into their upper
 * nodes. A pipe belongs to the first outlet downstream. `counts` says which pipes take land at all: the same ones
 * whatever the part, so that the `chosen` ones get what the whole would give them. `place` says where network nodes stand
 * in the part.
 */
export function catchmentsInto(
  chosen: readonly number[],
  place: ReadonlyMap<number, number>,
  counts: (pipe: number) => boolean,
  { dataset }: AnalysisContext,
  { network }: CityNetwork,
): SourceCatchment[] {
  const { catchments, nodes } = dataset.layers;
  if (!catchments || !nodes) return [];
  const outlet = textOf(catchments, 'outletNodeId');
  const runoff = numberOf(catchments, 'runoffCoefficient');
  const nodeOf = new Map(nodes.keys.map((key, i) => [key, i]));
  const owner = new Int32Array(network.ends.nodes).fill(-1);
  const outletOf = new Map<number, number>();
  let queue: number[] = [];
  for (let i = 0; i < catchments.count; i++) {
    const node = nodeOf.get(outlet(i) ?? '') ?? -1;
    if (node < 0 || owner[node] >= 0) continue;
    owner[node] = i;
    outletOf.set(i, node);
    queue.push(node);
  }
  const sumM = new Float64Array(catchments.count);
  while (queue.length > 0) {
    const next: number[] = [];
    for (const node of queue) {
      for (let k = network.in.first[node]; k < network.in.first[node + 1]; k++) {
        const pipe = network.in.pipes[k];
        const from = network.from[pipe];
        if (counts(pipe)) sumM[owner[node]] += network.lengthM[pipe];
        if (owner[from] >= 0) continue;
        owner[from] = owner[node];
        next.push(from);
      }
    }
    queue = next;
  }
  const shares = new Map<string, { catchment: number; node: number; share: number }>();
  const give = (catchment: number, node: number, share: number): void => {
    const known = shares.get(`${catchment} ${node}`);
    if (known) known.share += share;
    else shares.set(`${catchment} ${node}`, { catchment, node, share });
  };
  for (const pipe of chosen) {
    const catchment = network.to[pipe] < 0 ? -1 : owner[network.to[pipe]];
    if (catchment >= 0 && sumM[catchment] > 0)
      give(catchment, network.from[pipe], network.lengthM[pipe] / sumM[catchment]);
  }
  // A catchment whose outlet is the head of a sewer: nothing leads there, all of it drains there.
  outletOf.forEach((node, catchment) => {
    if (place.has(node) && sumM[catchment] === 0) give(catchment, node, 1);
  });
  const outlines = new Map<number, ReturnType<typeof outline>>();
  return [...shares.values()].map(({ catchment, node, share }) => {
    const known = outlines.get(catchment) ?? outline(catchments, catchment);
    outlines.set(catchment, known);
    const { areaM2, ring } = known;
    const all = share > 1 - 1e-9;
    return {
      key: catchments.keys[catchment],
      node: place.get(node)!,
      areaM2: areaM2 * share,
      share: all ? 1 : share,
      runoff: runoff(catchment),
      ring: all ? ring : [],
    };
  });
}

/** Area of a polygon without its holes, and the outer ring of its first part without the repeated vertex. */
function outline(
  { featureParts, partRings, ringStarts, xy }: LayerColumns,
  feature: number,
): { areaM2: number; ring: number[] } {
  let areaM2 = 0;
  for (let part = featureParts[feature]; part < featureParts[feature + 1]; part++) {
    for (let ring = partRings[part]; ring < partRings[part + 1]; ring++) {
      const area = Math.abs(ringArea(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1])));
      areaM2 += ring === partRings[part] ? area : -area;
    }
  }
  const outer = partRings[featureParts[feature]];
  return { areaM2, ring: [...xy.subarray(2 * ringStarts[outer], 2 * (ringStarts[outer + 1] - 1))] };
}
