import type { Geometry, Position, Value } from '../../../data/model/feature.ts';
import { isPlaceholder } from '../../../data/model/placeholder.ts';
import type { Text } from '../../../data/model/text.ts';
import type { EngineVersion } from '../../engine/engine.ts';

/** A record as the public may have it: the fields of its layer that are public; without its key. */
export interface PublicRecord {
  geometry: Geometry;
  properties: Readonly<Record<string, Value>>;
}

/**
 * Records of a layer with what of them is public; a word that stands for a name nobody filled in is none. A layer the city
 * does not have, or the public may not, has no records.
 */
export async function publicRecords(version: EngineVersion, layer: string): Promise<PublicRecord[]> {
  if (!version.manifest.layers[layer]) return [];
  const { features } = await version.items(layer, { limit: Infinity, offset: 0, filters: {}, audience: 'public' });
  const isName = (field: string, value: Value): boolean =>
    /^name(En)?$/.test(field) && typeof value === 'string' && isPlaceholder(value);
  return features.map(({ geometry, properties }) => ({
    geometry,
    properties: Object.fromEntries(Object.entries(properties).filter(([field, value]) => !isName(field, value))),
  }));
}

/** A text field with its English twin; null where nobody filled it. */
export function textOf({ properties }: Pick<PublicRecord, 'properties'>, field: string): Text | null {
  const word = (name: string): string | undefined => {
    const value = properties[name];
    return typeof value === 'string' && value.trim() !== '' && !isPlaceholder(value) ? value.trim() : undefined;
  };
  const zh = word(field);
  const en = word(`${field}En`);
  return zh === undefined && en === undefined ? null : { zh: zh ?? en!, en: en ?? zh! };
}

export function wordOf({ properties }: Pick<PublicRecord, 'properties'>, field: string): string | null {
  const value = properties[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf({ properties }: Pick<PublicRecord, 'properties'>, field: string): number | null {
  const value = properties[field];
  return typeof value === 'number' ? value : null;
}

/** Rings of each polygon of a geometry, the outer one first; a line or point has none. */
export function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** West, south, east, north of some lines. */
export function boxOf(lines: readonly Position[][]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [lon, lat] of line) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}

/** To five decimals of a degree: 1 m. */
export function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

export function roundPlace([lon, lat]: readonly number[]): [number, number] {
  return [round5(lon), round5(lat)];
}
