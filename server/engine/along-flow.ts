import type { Geometry } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import type { CityNetwork } from '../analysis/city-network.ts';
import type { LayerColumns } from '../analysis/columns.ts';
import { geometryOf } from './to-feature.ts';

/** A network pipe's line, drawn along its flow where the flow is known. */
export function lineAlongFlow(pipe: number, { network, recordOf }: CityNetwork, pipes: LayerColumns): Geometry {
  const geometry = geometryOf(getLayer('pipes').geometry, pipes, recordOf[pipe]);
  return network.directions.sense[pipe] === -1 ? reversed(geometry) : geometry;
}

function reversed(geometry: Geometry): Geometry {
  if (geometry.type === 'LineString') return { ...geometry, coordinates: geometry.coordinates.toReversed() };
  if (geometry.type !== 'MultiLineString') return geometry;
  return { ...geometry, coordinates: geometry.coordinates.map((line) => line.toReversed()).toReversed() };
}
