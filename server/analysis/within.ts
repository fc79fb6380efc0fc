import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { squaredDistanceOfSegments } from '../../data/geo/segment-distance.ts';
import type { Geometry, Position } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { AnalysisError } from './analysis-error.ts';
import type { LayerColumns } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, type PipeFilter } from './counted-pipes.ts';
import { checkPositions, drawnPolygon } from './drawn-polygon.ts';
import { EdgeCells, type Box } from './edge-cells.ts';
import { getAnalysedLayer } from './nearest.ts';

export interface WithinParameters extends PipeFilter {
  geometry: Geometry;
  layer: string;
  distanceM: number;
  limit: number;
}

export interface WithinAnswer {
  /** Nearest first; at most `limit`. */
  features: { feature: number; distanceM: number }[];
  /** All that are near enough, those beyond the limit included. */
  numberMatched: number;
}

/**
 * Features of a layer within a distance of a point, line or polygon, exact and planar in the working CRS; what lies in
 * the polygon, or holds the point, is at distance 0. Of pipes only those that count. Throws `layer-unsuitable` for a
 * layer without records, `polygon-invalid` for a geometry that cannot be used.
 */
export function within(parameters: WithinParameters, context: AnalysisContext): WithinAnswer {
  const columns = getAnalysedLayer(parameters.layer, context);
  const leftOut = columns.layer === 'pipes' ? countPipes(columns, parameters).leftOut : undefined;
  const { edges, inside } = context.ops.arena(() => queryOf(parameters.geometry, context));
  const cells = new EdgeCells(edges, Math.max(1, edges.length / 8), 0);
  const { distanceM } = parameters;
  const [minX, minY, maxX, maxY] = boxOf(edges);
  const index = Flatbush.from(columns.indexXy!);
  const near = index.search(minX - distanceM, minY - distanceM, maxX + distanceM, maxY + distanceM);
  const found: WithinAnswer['features'] = [];
  near.forEach((feature, i) => {
    if ((i & 255) === 0) context.checkpoint(i / near.length);
    if (leftOut && leftOut[feature] !== 0) return;
    const apartM = distanceTo(columns, feature, cells, inside, distanceM);
    if (apartM <= distanceM) found.push({ feature, distanceM: apartM });
  });
  found.sort((a, b) => a.distanceM - b.distanceM || a.feature - b.feature);
  return { features: found.slice(0, parameters.limit), numberMatched: found.length };
}

/** Exact where it is at most `withinM`; farther away Infinity may come. */
function distanceTo(
  columns: LayerColumns,
  feature: number,
  query: EdgeCells,
  inside: PolygonEdges | undefined,
  withinM: number,
): number {
  const { featureParts, partRings, ringStarts, xy } = columns;
  const firstRing = partRings[featureParts[feature]];
  const endRing = partRings[featureParts[feature + 1]];
  // A part without an edge in common with the other lies wholly inside it or wholly outside: any of its places tells.
  if (inside) {
    for (let ring = firstRing; ring < endRing; ring++) {
      if (inside.contains(xy[2 * ringStarts[ring]], xy[2 * ringStarts[ring] + 1])) return 0;
    }
  }
  if (findLayer(columns.layer)?.geometry === 'polygon' && holdsSome(columns, feature, query.edges)) return 0;
  let best = Infinity;
  for (let ring = firstRing; ring < endRing; ring++) {
    const last = ringStarts[ring + 1] - 1;
    for (let v = ringStarts[ring]; v <= last; v++) {
      if (v === last && v > ringStarts[ring]) break;
      const w = Math.min(v + 1, last);
      const [x0, y0, x1, y1] = [xy[2 * v], xy[2 * v + 1], xy[2 * w], xy[2 * w + 1]];
      const reachM = Math.min(withinM, Math.sqrt(best));
      const box: Box = [
        Math.min(x0, x1) - reachM,
        Math.min(y0, y1) - reachM,
        Math.max(x0, x1) + reachM,
        Math.max(y0, y1) + reachM,
      ];
      query.eachEdgeNear(box, (edge) => {
        const e = 4 * edge;
        const { edges } = query;
        const apart = squaredDistanceOfSegments(x0, y0, x1, y1, edges[e], edges[e + 1], edges[e + 2], edges[e + 3]);
        best = Math.min(best, apart);
      });
      if (best === 0) return 0;
    }
  }
  return Math.sqrt(best);
}

/** Whether a polygon of the layer holds the beginning of one of the edges. */
function holdsSome(columns: LayerColumns, feature: number, edges: Float64Array): boolean {
  const { featureParts, partRings, ringStarts, xy } = columns;
  const rings: Float64Array[] = [];
  for (let ring = partRings[featureParts[feature]]; ring < partRings[featureParts[feature + 1]]; ring++) {
    rings.push(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
  }
  const polygon = new PolygonEdges(rings);
  for (let e = 0; e < edges.length; e += 4) if (polygon.contains(edges[e], edges[e + 1])) return true;
  return false;
}

/** Edges of the geometry asked about in metres, a point as one of zero length; and its inside where it has one. */
function queryOf(geometry: Geometry, context: AnalysisContext): { edges: Float64Array; inside?: PolygonEdges } {
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const inside = new PolygonEdges(context.ops.parts(drawnPolygon(geometry, 'geometry', context)).flat());
    return { edges: inside.edges, inside };
  }
  const lines: Position[][] =
    geometry.type === 'Point'
      ? [[geometry.coordinates]]
      : geometry.type === 'MultiPoint'
        ? geometry.coordinates.map((position) => [position])
        : geometry.type === 'LineString'
          ? [geometry.coordinates]
          : geometry.coordinates;
  checkPositions(lines.flat(), 'geometry');
  const edges: number[] = [];
  for (const line of lines) {
    const places = line.map(([lon, lat]) => context.projection.forward(lon, lat));
    for (let i = 0; i < Math.max(1, places.length - 1); i++) {
      edges.push(...places[i], ...places[Math.min(i + 1, places.length - 1)]);
    }
  }
  if (edges.length === 0) throw new AnalysisError('polygon-invalid', 'geometry', 'geometry has no positions');
  return { edges: Float64Array.from(edges) };
}

function boxOf(edges: Float64Array): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    box[0] = Math.min(box[0], edges[i]);
    box[1] = Math.min(box[1], edges[i + 1]);
    box[2] = Math.max(box[2], edges[i]);
    box[3] = Math.max(box[3], edges[i + 1]);
  }
  return box;
}
