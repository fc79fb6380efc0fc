import type { Value } from '../../model/feature.ts';
import type { SourceGeometry, SourceRecord } from '../source-record.ts';

/**
 * Record of a GeoJSON feature, or undefined when `json` is none. Nested properties become their JSON text; a
 * feature's own `id` is the column `id` unless it has a property of that name.
 */
export function featureRecord(json: unknown, row: number): SourceRecord | undefined {
  if (typeof json !== 'object' || json === null || (json as { type?: unknown }).type !== 'Feature') return undefined;
  const feature = json as { id?: unknown; geometry?: unknown; properties?: unknown };
  const columns: Record<string, Value> = {};
  const hasId = typeof feature.id === 'string' || typeof feature.id === 'number';
  if (hasId) columns.id = feature.id as string | number;
  let isOffered = hasId;
  if (typeof feature.properties === 'object' && feature.properties !== null) {
    for (const [name, value] of Object.entries(feature.properties)) {
      if (name === 'id') isOffered = false;
      columns[name] = typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Value);
    }
  }
  return { row, geometry: sourceGeometry(feature.geometry), columns, ...(isOffered ? { offered: 'id' } : {}) };
}

function sourceGeometry(geometry: unknown): SourceGeometry | null {
  if (geometry === null || geometry === undefined) return null;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (typeof type === 'string' && type !== 'Unreadable') return { type, coordinates };
  return { type: 'Unreadable', text: JSON.stringify(geometry).slice(0, 80) };
}
