import type { GeometryKind } from '../data/model/catalogue.ts';
import type { Value } from '../data/model/feature.ts';
import type { Part } from './columns.ts';

/** Texts as UTF-8: text i is the bytes `starts[i] … starts[i + 1] − 1`. */
interface Texts {
  bytes: Uint8Array;
  starts: Uint32Array;
}

type RecordField =
  /** `codes`: −1 for missing, else the number of a text. */
  | { kind: 'text'; codes: Int32Array; dictionary: Texts }
  /** NaN for missing; 0 or 1 of a boolean. */
  | { kind: 'number' | 'boolean'; values: Float64Array };

/**
 * The records of a layer in columns, as the engine reads them from a file: record f has the parts
 * `featureParts[f] … featureParts[f + 1] − 1`, part p the rings `partRings[p] …`, ring r the vertices `ringStarts[r] …`,
 * vertex v lies at `lonLat[2v], lonLat[2v + 1]`. A line, and a point, is a part of one ring.
 */
export interface LayerRecords {
  keys: Texts;
  /** By field name; neither the key field nor one without a value is there. */
  fields: Record<string, RecordField>;
  featureParts: Uint32Array;
  partRings: Uint32Array;
  ringStarts: Uint32Array;
  lonLat: Float64Array;
}

const decoder = new TextDecoder();

export function countRecords({ keys }: LayerRecords): number {
  return keys.starts.length - 1;
}

export function keyOf({ keys }: LayerRecords, record: number): string {
  return textOf(keys, record);
}

/** Parts of a record in the form of `columns.ts`: all points of a point record are one, rings have no closing point. */
export function partsOfRecord(records: LayerRecords, geometry: GeometryKind, record: number): Part[] {
  const { featureParts, partRings, ringStarts, lonLat } = records;
  const first = featureParts[record];
  const end = featureParts[record + 1];
  if (geometry === 'point') {
    return [{ lonLat, from: ringStarts[partRings[first]], to: ringStarts[partRings[end]], isOuter: true }];
  }
  const parts: Part[] = [];
  for (let part = first; part < end; part++) {
    for (let ring = partRings[part]; ring < partRings[part + 1]; ring++) {
      const from = ringStarts[ring];
      let to = ringStarts[ring + 1];
      const isClosed =
        geometry === 'polygon' &&
        to - from > 1 &&
        lonLat[2 * from] === lonLat[2 * to - 2] &&
        lonLat[2 * from + 1] === lonLat[2 * to - 1];
      if (isClosed) to--;
      parts.push({ lonLat, from, to, isOuter: ring === partRings[part] });
    }
  }
  return parts;
}

/** Reads a field of any record; undefined where it is missing. Texts of the dictionary are made once. */
export function readerOf({ fields }: LayerRecords, name: string): (record: number) => Value | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return () => undefined;
  if (field.kind === 'text') {
    const { codes, dictionary } = field;
    const texts: string[] = [];
    return (record) => (codes[record] < 0 ? undefined : (texts[codes[record]] ??= textOf(dictionary, codes[record])));
  }
  const { values, kind } = field;
  return (record) => {
    const value = values[record];
    return Number.isNaN(value) ? undefined : kind === 'boolean' ? value === 1 : value;
  };
}

function textOf({ bytes, starts }: Texts, i: number): string {
  let text = '';
  for (let at = starts[i]; at < starts[i + 1]; at++) {
    // Nearly always ASCII: cheaper letter by letter than through the decoder.
    if (bytes[at] >= 0x80) return decoder.decode(bytes.slice(starts[i], starts[i + 1]));
    text += String.fromCharCode(bytes[at]);
  }
  return text;
}
