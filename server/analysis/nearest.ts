import type { Position } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import { AnalysisError } from './analysis-error.ts';
import type { LayerColumns } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import { countPipes, type PipeFilter } from './counted-pipes.ts';
import { segmentIndex, type SegmentIndex } from './nearest-index.ts';

export interface NearestParameters extends PipeFilter {
  points: readonly Position[];
  layer: string;
  maxDistanceM?: number | undefined;
}

/** The feature nearest to one of the points. */
export interface NearestFeature {
  /** Place of the feature in its layer. */
  feature: number;
  distanceM: number;
  /** The place of it that is nearest, metres. */
  x: number;
  y: number;
}

/**
 * The nearest feature of a layer to each point, exact and planar in the working CRS; a point in a polygon is at
 * distance 0 of it. Of pipes only those that count. Undefined where none is within `maxDistanceM`. Throws
 * `layer-unsuitable` for a layer without records.
 */
export function nearest(parameters: NearestParameters, context: AnalysisContext): (NearestFeature | undefined)[] {
  const columns = getAnalysedLayer(parameters.layer, context);
  const index = segmentIndex(columns.layer === 'pipes' ? countPipes(columns, parameters) : columns);
  const withinM = parameters.maxDistanceM ?? Infinity;
  const isArea = findLayer(columns.layer)?.geometry === 'polygon';
  return parameters.points.map(([lon, lat], i) => {
    if ((i & 255) === 0) context.checkpoint(i / parameters.points.length);
    const [x, y] = context.projection.forward(lon, lat);
    if (isArea) {
      const [zone] = context.land.zoneGrid(columns.layer).zonesAt(x, y);
      if (zone !== undefined) return { feature: context.land.zonesOf(columns.layer)[zone].feature, distanceM: 0, x, y };
    }
    return nearestTo(index, x, y, withinM);
  });
}

/** The nearest of the indexed features, no farther than `withinM`. */
export function nearestTo(
  { cells, features }: SegmentIndex,
  x: number,
  y: number,
  withinM: number,
): NearestFeature | undefined {
  // The search is for what is nearer than a distance; what lies exactly at it is near as well.
  const { edge, squaredM } = cells.nearest(x, y, withinM * (1 + 1e-12));
  if (edge < 0) return undefined;
  const x0 = cells.edges[4 * edge];
  const y0 = cells.edges[4 * edge + 1];
  const dx = cells.edges[4 * edge + 2] - x0;
  const dy = cells.edges[4 * edge + 3] - y0;
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / lengthSquared));
  return { feature: features[edge], distanceM: Math.sqrt(squaredM), x: x0 + t * dx, y: y0 + t * dy };
}

/** A layer with records. Throws `layer-unsuitable`, naming those that the city has. */
export function getAnalysedLayer(id: string, { dataset }: AnalysisContext): LayerColumns {
  const columns = dataset.layers[id];
  if (columns && columns.count > 0) return columns;
  const usable = Object.keys(dataset.layers).filter((layer) => dataset.layers[layer].count > 0);
  const message = `layer must be one with records, got "${id}"; ${dataset.city} has ${usable.join(', ') || 'none'}`;
  throw new AnalysisError('layer-unsuitable', 'layer', message);
}
