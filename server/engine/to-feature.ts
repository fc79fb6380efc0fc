import type { Audience, Field, Layer } from '../../data/model/catalogue.ts';
import type { Geometry, Position, Value } from '../../data/model/feature.ts';
import { fieldsVisibleTo } from '../../data/model/layers.ts';
import type { GeometryColumns } from '../analysis/columns.ts';
import { textAt } from '../analysis/text-at.ts';
import type { ItemFeature } from '../contract/items.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/** The record as GeoJSON, with the fields the audience may have. A missing value is absent. */
export function toFeature(layer: Layer, columns: LoadedLayer, feature: number, audience: Audience): ItemFeature {
  const properties: Record<string, Exclude<Value, null>> = {};
  for (const field of fieldsVisibleTo(layer, audience)) {
    const value = valueOf(layer, columns, feature, field);
    if (value !== undefined) properties[field.name] = value;
  }
  return {
    type: 'Feature',
    id: textAt(columns.keys, feature)!,
    geometry: geometryOf(layer.geometry, columns, feature),
    properties,
  };
}

/** Value of a field, or undefined where it is missing. */
export function valueOf(
  layer: Layer,
  columns: LoadedLayer,
  feature: number,
  field: Field,
): string | number | boolean | undefined {
  if (field.name === layer.key) return textAt(columns.keys, feature);
  const column = columns.fields[field.name];
  if (!column) return undefined;
  if (column.kind === 'text') return textAt(column.dictionary, column.codes[feature]);
  const value = column.values[feature];
  if (Number.isNaN(value)) return undefined;
  return column.kind === 'boolean' ? value === 1 : value;
}

/** The stored geometry in degrees. */
export function geometryOf(kind: Layer['geometry'], columns: GeometryColumns, feature: number): Geometry {
  const { featureParts, partRings, ringStarts, lonLat } = columns;
  const parts: Position[][][] = [];
  for (let part = featureParts[feature]; part < featureParts[feature + 1]; part++) {
    const rings: Position[][] = [];
    for (let ring = partRings[part]; ring < partRings[part + 1]; ring++) {
      const positions: Position[] = [];
      for (let v = ringStarts[ring]; v < ringStarts[ring + 1]; v++) {
        positions.push([lonLat[2 * v], lonLat[2 * v + 1]]);
      }
      rings.push(positions);
    }
    parts.push(rings);
  }
  const multi = columns.multi[feature] === 1;
  if (kind === 'polygon') {
    return multi ? { type: 'MultiPolygon', coordinates: parts } : { type: 'Polygon', coordinates: parts[0] };
  }
  const lines = parts.map((rings) => rings[0]);
  if (kind === 'line') {
    return multi ? { type: 'MultiLineString', coordinates: lines } : { type: 'LineString', coordinates: lines[0] };
  }
  const points = lines.map((positions) => positions[0]);
  return multi ? { type: 'MultiPoint', coordinates: points } : { type: 'Point', coordinates: points[0] };
}
