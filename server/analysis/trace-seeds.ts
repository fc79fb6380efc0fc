import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import { AnalysisError } from './analysis-error.ts';
import { type CityNetwork, textOf } from './city-network.ts';
import type { LayerColumns } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { nearestRainMain } from './nearest-rain-main.ts';
import { drawnPolygon } from './drawn-polygon.ts';

export type PlaceParameter =
  | { type: 'record'; layer: string; key: string }
  | { type: 'place'; position: number[] }
  | { type: 'polygon'; geometry: PolygonGeometry };

/** Where a trace begins: pipes or a node of the network, and how far the asked place lies from them. */
export interface Seeds {
  pipes: number[];
  nodes: number[];
  distanceM: number;
  /** Asked from what stands on a street, which drains into storm and combined sewers; only a foul one lies within reach. */
  onlyFoul: boolean;
}

/** Layers whose records are places where water stands on the street or in an underpass. */
const wetPlaces = new Set(['flood_points', 'flood_events', 'underpasses']);

/**
 * What a place names in the network. Water on a street begins at the nearest main that may carry rain, at a foul sewer
 * only where nothing else lies within reach. Throws, naming the field, for an unknown record, a pipe that is not in use, a
 * place farther than `limits.traceSnapMaxM` from every pipe, and a polygon without pipes.
 */
export function findSeeds(place: PlaceParameter, field: string, context: AnalysisContext, city: CityNetwork): Seeds {
  const { dataset } = context;
  const { pipes } = dataset.layers;
  if (!pipes || city.network.pipes === 0) {
    throw new AnalysisError('network-missing', field, `${dataset.city} has no pipes in use; import the pipes layer`);
  }
  if (place.type === 'polygon') return pipesInPolygon(place.geometry, field, context, city, pipes);
  if (place.type === 'place') {
    const [lon, lat] = place.position;
    return nearestPipe(...context.projection.forward(lon, lat), field, city, pipes);
  }
  const layer = dataset.layers[place.layer];
  const record = layer ? layer.keys.indexOf(place.key) : -1;
  if (!layer || record < 0) {
    throw new AnalysisError(
      'item-unknown',
      `${field}.key`,
      `${place.layer} has no record "${place.key}"; search for it`,
    );
  }
  if (place.layer === 'nodes') return { pipes: [], nodes: [record], distanceM: 0, onlyFoul: false };
  if (place.layer === 'pipes') {
    const pipe = city.pipeOf[record];
    if (pipe >= 0) return { pipes: [pipe], nodes: [], distanceM: 0, onlyFoul: false };
    throw new AnalysisError('item-unknown', `${field}.key`, `pipe "${place.key}" is not in use: it carries nothing`);
  }
  const vertex = layer.ringStarts[layer.partRings[layer.featureParts[record]]];
  const [x, y] = [layer.xy[2 * vertex], layer.xy[2 * vertex + 1]];
  if (!wetPlaces.has(place.layer)) return nearestPipe(x, y, field, city, pipes);
  const main = nearestRainMain(dataset, city, x, y, limits.traceSnapMaxM);
  if (main) return { pipes: [main.pipe], nodes: [], distanceM: main.distanceM, onlyFoul: false };
  const seeds = nearestPipe(x, y, field, city, pipes);
  return { ...seeds, onlyFoul: textOf(pipes, 'kind')(city.recordOf[seeds.pipes[0]]) === 'foul' };
}

/** The pipe nearest to a point, by exact distance: boxes come nearest first, so the search ends when a box is too far. */
function nearestPipe(x: number, y: number, field: string, city: CityNetwork, pipes: LayerColumns): Seeds {
  const maxM = limits.traceSnapMaxM;
  let best = -1;
  let bestM = Infinity;
  const near = pipes.indexXy ? Flatbush.from(pipes.indexXy).neighbors(x, y, Infinity, maxM) : [];
  for (const record of near) {
    const [dx, dy] = outside(pipes.bboxXy, record, x, y);
    if (Math.hypot(dx, dy) > bestM) break;
    const pipe = city.pipeOf[record];
    if (pipe < 0) continue;
    const apartM = distanceToLine(pipes, record, x, y);
    if (apartM < bestM) [best, bestM] = [pipe, apartM];
  }
  if (best < 0 || bestM > maxM) {
    throw new AnalysisError(
      'network-far',
      field,
      `no pipe in use within ${maxM} m of ${field}; choose a place nearer to one`,
    );
  }
  return { pipes: [best], nodes: [], distanceM: bestM, onlyFoul: false };
}

function outside(boxes: Float64Array, i: number, x: number, y: number): [number, number] {
  return [Math.max(boxes[4 * i] - x, 0, x - boxes[4 * i + 2]), Math.max(boxes[4 * i + 1] - y, 0, y - boxes[4 * i + 3])];
}

/** Distance of a point from a line of a layer, m. */
export function distanceToLine(lines: LayerColumns, record: number, x: number, y: number): number {
  let best = Infinity;
  eachSegment(lines, record, (x0, y0, x1, y1) => {
    best = Math.min(best, squaredDistanceToSegment(x, y, x0, y0, x1, y1));
  });
  return Math.sqrt(best);
}

/** Visits the segments of a line: x0, y0, x1, y1 in metres. */
export function eachSegment(
  lines: LayerColumns,
  record: number,
  visit: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const { featureParts, partRings, ringStarts, xy } = lines;
  for (let part = featureParts[record]; part < featureParts[record + 1]; part++) {
    const ring = partRings[part];
    for (let v = ringStarts[ring]; v + 1 < ringStarts[ring + 1]; v++) {
      visit(xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3]);
    }
  }
}

/** Whether a line has a point inside or on the polygon. */
export function lineTouches(lines: LayerColumns, record: number, polygon: PolygonEdges): boolean {
  let touches = false;
  eachSegment(lines, record, (x0, y0, x1, y1) => {
    if (touches) return;
    const cuts: number[] = [];
    polygon.cut(x0, y0, x1, y1, cuts);
    touches = cuts.length > 0 || polygon.contains(x0, y0) || polygon.contains(x1, y1);
  });
  return touches;
}

function pipesInPolygon(
  geometry: PolygonGeometry,
  field: string,
  context: AnalysisContext,
  city: CityNetwork,
  pipes: LayerColumns,
): Seeds {
  const shape = drawnPolygon(geometry, `${field}.geometry`, context);
  const edges = new PolygonEdges(context.ops.parts(shape).flat());
  const inside = Flatbush.from(pipes.indexXy!)
    .search(...context.ops.bounds(shape))
    .filter((record) => city.pipeOf[record] >= 0 && lineTouches(pipes, record, edges))
    .sort((a, b) => a - b)
    .map((record) => city.pipeOf[record]);
  if (inside.length === 0) {
    throw new AnalysisError('network-far', `${field}.geometry`, `no pipe in use lies in ${field}; draw it over pipes`);
  }
  return { pipes: inside, nodes: [], distanceM: 0, onlyFoul: false };
}
