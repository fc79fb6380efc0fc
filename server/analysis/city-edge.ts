import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { AnalysisContext } from './context.ts';
import type { AnalysisDataset } from './columns.ts';

/** A pipe that ends this near to the outline of the districts, or beyond it, goes on in the next city's survey. */
export const cityEdgeM = 50;

export interface CityEdge {
  /** Whether a place lies within `cityEdgeM` of the outline of the districts, or outside them. */
  isNear(x: number, y: number): boolean;
}

const edges = new WeakMap<AnalysisDataset, CityEdge>();

/** The outline of a city's districts, made when first asked for; without districts no place is near it. */
export function cityEdge(context: AnalysisContext): CityEdge {
  let known = edges.get(context.dataset);
  if (!known) {
    known = build(context);
    edges.set(context.dataset, known);
  }
  return known;
}

function build({ land, ops }: AnalysisContext): CityEdge {
  if (!land.has('districts')) return { isNear: () => false };
  const shape = land.landOf('district');
  const rings = ops.parts(shape).flat();
  const sides: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) sides.push(ring[i], ring[i + 1], ring[i + 2], ring[i + 3]);
  }
  const index = new Flatbush(sides.length / 4);
  for (let i = 0; i < sides.length; i += 4) {
    const [x0, y0, x1, y1] = sides.slice(i, i + 4);
    index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }
  index.finish();
  const inside = new PolygonEdges(rings);
  return {
    isNear: (x, y) =>
      !inside.contains(x, y) ||
      index
        .search(x - cityEdgeM, y - cityEdgeM, x + cityEdgeM, y + cityEdgeM)
        .some((i) => squaredDistanceToSegment(x, y, ...sideAt(sides, i)) <= cityEdgeM ** 2),
  };
}

function sideAt(sides: readonly number[], i: number): [number, number, number, number] {
  return [sides[4 * i], sides[4 * i + 1], sides[4 * i + 2], sides[4 * i + 3]];
}
