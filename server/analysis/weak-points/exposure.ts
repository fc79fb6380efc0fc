import Flatbush from 'flatbush';
import { PolygonEdges } from '../../../data/geo/polygon-edges.ts';
import { squaredDistanceToSegment } from '../../../data/geo/segment-distance.ts';
import { exposureM } from '../../../data/weak-points/components.ts';
import { partsOf } from '../city-land.ts';
import { numberOf } from '../city-network.ts';
import type { AnalysisContext } from '../context.ts';
import { type Component, unknowns } from './component.ts';

/** Where exposed things are counted from: x, y of each object; the middle of a pipe. */
export type Places = Float64Array;

/**
 * What suffers when an object fails: people per km² of the street unit (else the district) it lies in; underground spaces
 * and underpasses, old communities and heritage districts within 100 m. Each is turned into the share of objects with
 * less of it, the shares are added and ranked once more, so that 1 is the most exposed object of its kind. Not known
 * where a city has none of these layers.
 */
export function exposureComponent(context: AnalysisContext, places: Places): Component {
  const { layers } = context.dataset;
  const count = places.length / 2;
  const evidence = {
    peoplePerKm2: peopleAround(context, places),
    undergroundSpaces: countNear(context, ['underground_spaces', 'underpasses'], places),
    oldCommunities: countNear(context, ['old_communities'], places),
    heritageDistricts: countNear(context, ['heritage_districts'], places),
  };
  const known = Object.values(evidence).filter((values) => values.some((value) => !Number.isNaN(value)));
  if (known.length === 0 || !layers) return { x: unknowns(count), evidence };
  const sums = new Float32Array(count);
  for (const values of known) rankShares(values).forEach((share, i) => (sums[i] += Number.isNaN(share) ? 0 : share));
  return { x: rankShares(sums), evidence };
}

/** Share of the other values that are smaller, 0..1; NaN stays NaN, a single value has 0. */
export function rankShares(values: Float32Array): Float32Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low / Math.max(1, sorted.length - 1);
  });
}

function peopleAround({ dataset, land }: AnalysisContext, places: Places): Float32Array {
  const perKm2 = unknowns(places.length / 2);
  for (const layer of ['streets', 'districts']) {
    const columns = dataset.layers[layer];
    if (!columns?.fields['population']) continue;
    const population = numberOf(columns, 'population');
    const grid = land.zoneGrid(layer);
    const areas = land.zoneAreas(layer);
    const density = land.zonesOf(layer).map(({ feature }, zone) => (population(feature) / areas[zone]) * 1e6);
    for (let i = 0; i < perKm2.length; i++) {
      if (!Number.isNaN(perKm2[i])) continue;
      const [zone] = grid.zonesAt(places[2 * i], places[2 * i + 1]);
      if (zone !== undefined) perKm2[i] = density[zone];
    }
  }
  return perKm2;
}

/** Records of the layers within the distance of each place; NaN where the city has none of the layers. */
function countNear({ dataset }: AnalysisContext, ids: readonly string[], places: Places): Float32Array {
  const counts = unknowns(places.length / 2);
  const present = ids.map((id) => dataset.layers[id]).filter((layer) => layer?.indexXy);
  if (present.length === 0) return counts;
  counts.fill(0);
  const count = places.length / 2;
  if (count === 0) return counts;
  const index = new Flatbush(count);
  for (let i = 0; i < count; i++) index.add(places[2 * i], places[2 * i + 1], places[2 * i], places[2 * i + 1]);
  index.finish();
  for (const layer of present) {
    for (let record = 0; record < layer.count; record++) {
      const [minX, minY, maxX, maxY] = layer.bboxXy.subarray(4 * record, 4 * record + 4);
      const near = index.search(minX - exposureM, minY - exposureM, maxX + exposureM, maxY + exposureM);
      if (near.length === 0) continue;
      const isNear = nearTest(layer, record);
      for (const i of near) if (isNear(places[2 * i], places[2 * i + 1])) counts[i]++;
    }
  }
  return counts;
}

/** Whether a place lies within the distance of a record: of a point, of a line, of a polygon or in it. */
function nearTest(
  layer: AnalysisContext['dataset']['layers'][string],
  record: number,
): (x: number, y: number) => boolean {
  // prettier-ignore
  const { xy, ringStarts, partRings, featureParts } = layer;
  const polygon = new PolygonEdges(partsOf(layer, record).flat());
  const isArea = layer.layer === 'old_communities' || layer.layer === 'heritage_districts';
  const first = partRings[featureParts[record]];
  const last = partRings[featureParts[record + 1]];
  return (x, y) => {
    if (isArea && polygon.contains(x, y)) return true;
    for (let ring = first; ring < last; ring++) {
      for (let v = ringStarts[ring]; v < ringStarts[ring + 1]; v++) {
        const w = Math.min(v + 1, ringStarts[ring + 1] - 1);
        if (squaredDistanceToSegment(x, y, xy[2 * v], xy[2 * v + 1], xy[2 * w], xy[2 * w + 1]) <= exposureM ** 2) return true; // prettier-ignore
      }
    }
    return false;
  };
}
