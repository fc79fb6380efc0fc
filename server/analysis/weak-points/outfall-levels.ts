import Flatbush from 'flatbush';
import { PolygonEdges } from '../../../data/geo/polygon-edges.ts';
import { squaredDistanceToSegment } from '../../../data/geo/segment-distance.ts';
import { partsOf } from '../city-land.ts';
import { numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';

/** An outfall's water lies within this distance of it; of the one it names, within the longer one. */
const besideM = 100;
const namedM = 500;

/**
 * Design flood level of the water each outfall leads into, m; NaN for other nodes and where no water with a level lies
 * near. A river is many polygons with falling levels: the nearest one of the name the outfall gives is taken, else the
 * nearest of all.
 */
export function outfallLevels({ layers }: AnalysisDataset): Float64Array {
  const { nodes, water } = layers;
  const levelM = new Float64Array(nodes?.count ?? 0).fill(NaN);
  if (!nodes || !water?.indexXy) return levelM;
  const index = Flatbush.from(water.indexXy);
  const type = textOf(nodes, 'nodeType');
  const wanted = textOf(nodes, 'receivingWater');
  const name = textOf(water, 'name');
  const level = numberOf(water, 'floodLevelM');
  const shapes = new Map<number, PolygonEdges>();
  const distance = (polygon: number, x: number, y: number): number => {
    let edges = shapes.get(polygon);
    if (!edges) shapes.set(polygon, (edges = new PolygonEdges(partsOf(water, polygon).flat())));
    if (edges.contains(x, y)) return 0;
    let least = Infinity;
    for (let e = 0; e < 4 * edges.count; e += 4) {
      const [x0, y0, x1, y1] = edges.edges.subarray(e, e + 4);
      least = Math.min(least, squaredDistanceToSegment(x, y, x0, y0, x1, y1));
    }
    return Math.sqrt(least);
  };
  for (let node = 0; node < nodes.count; node++) {
    if (type(node) !== 'outfall') continue;
    const [x, y] = nodes.bboxXy.subarray(4 * node, 4 * node + 2);
    const named = wanted(node);
    let best = Infinity;
    for (const polygon of index.search(x - namedM, y - namedM, x + namedM, y + namedM)) {
      if (Number.isNaN(level(polygon))) continue;
      const isNamed = named !== undefined && name(polygon) === named;
      const apartM = distance(polygon, x, y);
      if (apartM > (isNamed ? namedM : besideM)) continue;
      const order = isNamed ? apartM - namedM : apartM;
      if (order < best) [best, levelM[node]] = [order, level(polygon)];
    }
  }
  return levelM;
}
