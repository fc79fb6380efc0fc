import { gunzipSync } from 'node:zlib';
import { TileReader } from '../../../tiles/tile-reader.ts';

/** Everything in an archive that is a word or a number: layers with their fields, and values. */
export interface TileWords {
  /** Names of fields by layer. */
  layers: Map<string, Set<string>>;
  values: Set<string>;
  /** The archive's JSON metadata as text. */
  metadata: string;
}

/** Reads every tile of an archive. Geometry is left aside. */
export async function tileWords(path: string): Promise<TileWords> {
  const reader = await TileReader.open(path);
  const words: TileWords = { layers: new Map(), values: new Set(), metadata: JSON.stringify(reader.metadata) };
  try {
    for (const place of reader.places()) {
      const packed = await reader.read(...place);
      if (packed) for (const [field, layer] of membersOf(gunzipSync(packed))) if (field === 3) readLayer(layer, words);
    }
  } finally {
    await reader.close();
  }
  return words;
}

/** Vector tile 2: a layer's name is field 1, its keys field 3, its values field 4. */
function readLayer(bytes: Buffer, { layers, values }: TileWords): void {
  let name = '';
  const fields: string[] = [];
  for (const [field, member] of membersOf(bytes)) {
    if (field === 1) name = member.toString();
    else if (field === 3) fields.push(member.toString());
    else if (field === 4) values.add(valueOf(member));
  }
  const known = layers.get(name) ?? new Set();
  layers.set(name, known);
  for (const field of fields) known.add(field);
}

/** A value as text: string 1, float 2, double 3, whole numbers 4 to 6, true or false 7. */
function valueOf(bytes: Buffer): string {
  for (const [field, member] of membersOf(bytes)) {
    if (field === 1) return member.toString();
    if (field === 2) return String(member.readFloatLE());
    if (field === 3) return String(member.readDoubleLE());
    return String(readVarint(member, 0)[0]);
  }
  return '';
}

/** Members of a protobuf message in their order: field number and bytes; of a number its bytes as they stand. */
function* membersOf(bytes: Buffer): Generator<[number, Buffer]> {
  for (let at = 0; at < bytes.length;) {
    const [tag, from] = readVarint(bytes, at);
    const wire = tag & 7;
    let [start, end] = [from, from];
    if (wire === 0) end = readVarint(bytes, from)[1];
    else if (wire === 1) end = from + 8;
    else if (wire === 5) end = from + 4;
    else {
      const [length, first] = readVarint(bytes, from);
      [start, end] = [first, first + length];
    }
    yield [tag >>> 3, bytes.subarray(start, end)];
    at = end;
  }
}

/** A varint at a place and where it ends; exact to 53 bits. */
function readVarint(bytes: Buffer, at: number): [number, number] {
  let value = 0;
  let scale = 1;
  for (let i = at; i < bytes.length; i++) {
    value += (bytes[i] & 0x7f) * scale;
    if (bytes[i] < 0x80) return [value, i + 1];
    scale *= 128;
  }
  throw new Error('the tile ends within a number');
}
