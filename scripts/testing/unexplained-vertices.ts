import { linesOf } from '../../data/geo/lines-of.ts';
import Flatbush from 'flatbush';
import { type Projection } from '../../data/geo/crs.ts';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { Position, SurveyFeature } from '../../data/model/feature.ts';
import { publishingRules } from '../../data/publication/rules.ts';
import { polygonsOf } from '../../server/jobs/publish/public-records.ts';
import type { Vertex } from './published-artefacts.ts';

/** So near to a vertex of a pipe nothing may stand that nothing public explains, metres. */
const nearM = 5;

/**
 * Vertices within 5 m of a vertex of a pipe that no public layer explains: that lie on no line or border of a public
 * layer, in no square's middle or edge, and are no label inside a public polygon.
 */
export function unexplainedVertices(
  vertices: readonly Vertex[],
  pipes: readonly SurveyFeature[],
  publicFeatures: readonly SurveyFeature[],
  projection: Projection,
): Vertex[] {
  const metres = (place: Position): [number, number] => projection.forward(...place);
  const ofPipes = pipes.flatMap(({ geometry }) => linesOf(geometry).flat()).map(metres);
  const pipeIndex = new Flatbush(ofPipes.length);
  for (const [x, y] of ofPipes) pipeIndex.add(x, y, x, y);
  pipeIndex.finish();
  const isNearPipe = ([x, y]: [number, number]): boolean =>
    pipeIndex
      .search(x - nearM, y - nearM, x + nearM, y + nearM)
      .some((i) => Math.hypot(ofPipes[i][0] - x, ofPipes[i][1] - y) <= nearM);

  const segments = publicFeatures.flatMap(({ geometry }) =>
    linesOf(geometry).flatMap((line) => {
      const xy = line.map(metres);
      return xy.length === 1 ? [[...xy[0], ...xy[0]]] : xy.slice(1).map((to, i) => [...xy[i], ...to]);
    }),
  ) as [number, number, number, number][];
  const segmentIndex = new Flatbush(segments.length);
  for (const [x0, y0, x1, y1] of segments) {
    segmentIndex.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }
  segmentIndex.finish();
  const isOnPublicLine = ([x, y]: [number, number], tolerance: number): boolean =>
    segmentIndex
      .search(x - tolerance, y - tolerance, x + tolerance, y + tolerance)
      .some((i) => squaredDistanceToSegment(x, y, ...segments[i]) <= tolerance ** 2);

  const polygons = publicFeatures.flatMap(({ geometry }) => polygonsOf(geometry));
  const areas = polygons.map((rings) => new PolygonEdges(rings.map((ring) => ring.map(metres).flat())));
  const { cellM, coarseM } = publishingRules;
  const isMultiple = (value: number, of: number, tolerance: number): boolean =>
    Math.abs(value - Math.round(value / of) * of) <= tolerance;

  function isExplained({ layer, toleranceM }: Vertex, [x, y]: [number, number]): boolean {
    if (isOnPublicLine([x, y], toleranceM)) return true;
    if (layer === 'grid_cells') return isMultiple(x, cellM, toleranceM) || isMultiple(y, cellM, toleranceM);
    const middleOf = layer === 'cell' ? cellM : layer.startsWith('flood_point') ? coarseM : undefined;
    if (middleOf) {
      return isMultiple(x - middleOf / 2, middleOf, toleranceM) && isMultiple(y - middleOf / 2, middleOf, toleranceM);
    }
    const isLabel = layer.endsWith('_label') || ['district', 'street', 'community', 'heritage'].includes(layer);
    return isLabel && areas.some((area) => area.contains(x, y));
  }

  return vertices.filter((vertex) => {
    const at = metres(vertex.lonLat);
    return isNearPipe(at) && !isExplained(vertex, at);
  });
}
