import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Layer } from '../../data/model/catalogue.ts';
import type { LoadedLayer, LoadedTextColumn } from './loaded-layer.ts';
import type { NumberColumn } from '../analysis/columns.ts';

/**
 * A layer's columns on disk, as they lie in memory, projected and indexed:
 *
 *     magic 'DRAINCOL'   length of the head, Uint32   CRC-32 of the head, Uint32
 *     head               JSON: identity, layer, count, and per array its name, type, bytes and CRC-32
 *     arrays             one after the other, in the order of the head
 *
 * The file is a copy: it may be deleted at any time, and one that does not match is made anew.
 */
const magic = Buffer.from('DRAINCOL');
/** Raise it whenever a column means something else than before: another projection library, another tile id. */
const formatVersion = 1;

const types = { Float64Array, Uint32Array, Int32Array, Uint8Array };
type Stored = Float64Array | Uint32Array | Int32Array | Uint8Array | SharedArrayBuffer;

interface Section {
  name: string;
  type: keyof typeof types | 'SharedArrayBuffer';
  bytes: number;
  crc: number;
}

interface Head {
  identity: string;
  layer: string;
  count: number;
  /** Kind of each field's column. */
  kinds: Record<string, 'number' | 'boolean' | 'text'>;
  sections: Section[];
}

/** What a snapshot must have been made from: the layer file's hash, the working CRS, the layer's fields. */
export function snapshotIdentity(sha256: string, workingCrs: string, layer: Layer): string {
  const fields = layer.fields.map(({ name, type }) => [name, type]);
  const catalogue = JSON.stringify([layer.id, layer.key, layer.geometry, fields]);
  return createHash('sha256').update([formatVersion, sha256, workingCrs, catalogue].join('\n')).digest('hex');
}

/** Writes beside the place and renames, so that a reader sees all of it or none. */
export function writeSnapshot(path: string, identity: string, loaded: LoadedLayer): void {
  const arrays = arraysOf(loaded);
  const sections = arrays.map(([name, array]): Section => ({
    name,
    type: array.constructor.name as Section['type'],
    bytes: array.byteLength,
    crc: crc32(bytesOf(array)),
  }));
  const kinds = Object.fromEntries(Object.entries(loaded.fields).map(([name, { kind }]) => [name, kind]));
  const head = Buffer.from(JSON.stringify({ identity, layer: loaded.layer, count: loaded.count, kinds, sections } satisfies Head)); // prettier-ignore
  const start = Buffer.alloc(16);
  magic.copy(start);
  start.writeUInt32LE(head.length, 8);
  start.writeUInt32LE(crc32(head), 12);
  const temporary = `${path}.${process.pid}-${threadId}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      for (const part of [start, head, ...arrays.map(([, array]) => bytesOf(array))]) writeAll(file, part);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * The layer in a snapshot, read straight into shared memory; undefined when there is none, when it was made from
 * something else, or when a byte of it is not what was written.
 */
export function readSnapshot(path: string, identity: string): LoadedLayer | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return readArrays(file, identity);
  } finally {
    closeSync(file);
  }
}

function readArrays(file: number, identity: string): LoadedLayer | undefined {
  const { size } = fstatSync(file);
  const start = readExactly(file, Buffer.alloc(16));
  if (!start?.subarray(0, 8).equals(magic)) return undefined;
  const length = start.readUInt32LE(8);
  if (length > size - 16) return undefined;
  const text = readExactly(file, Buffer.alloc(length));
  if (!text || crc32(text) !== start.readUInt32LE(12)) return undefined;
  const head = JSON.parse(text.toString()) as Head;
  const total = head.sections.reduce((sum, { bytes }) => sum + bytes, 16 + length);
  if (head.identity !== identity || size !== total) return undefined;
  const arrays = new Map<string, Stored>();
  for (const { name, type, bytes, crc } of head.sections) {
    const buffer = new SharedArrayBuffer(bytes);
    const content = readExactly(file, new Uint8Array(buffer));
    if (!content || crc32(content) !== crc) return undefined;
    arrays.set(name, type === 'SharedArrayBuffer' ? buffer : view(type, buffer));
  }
  return assemble(head, arrays);
}

const columnNames = ['featureParts', 'partRings', 'ringStarts', 'lonLat', 'xy', 'bbox', 'bboxXy', 'multi', 'tileIds', 'tileOrder'] as const; // prettier-ignore

function arraysOf(loaded: LoadedLayer): [string, Stored][] {
  const arrays: [string, Stored | null][] = [
    ...columnNames.map((name): [string, Stored] => [name, loaded[name]]),
    ['index', loaded.index],
    ['indexXy', loaded.indexXy],
    ['keys.bytes', loaded.keys.bytes],
    ['keys.starts', loaded.keys.starts],
  ];
  for (const [name, column] of Object.entries(loaded.fields)) {
    if (column.kind !== 'text') arrays.push([`field.${name}.values`, column.values]);
    else {
      arrays.push([`field.${name}.codes`, column.codes]);
      arrays.push([`field.${name}.bytes`, column.dictionary.bytes]);
      arrays.push([`field.${name}.starts`, column.dictionary.starts]);
    }
  }
  return arrays.filter((entry): entry is [string, Stored] => entry[1] !== null);
}

function assemble({ layer, count, kinds }: Head, arrays: ReadonlyMap<string, Stored>): LoadedLayer {
  // Under every name lies the type of array that was written under it.
  const get = (name: string): never => arrays.get(name) as never;
  const field = (name: string, kind: Head['kinds'][string]): NumberColumn | LoadedTextColumn =>
    kind === 'text'
      ? {
          kind,
          codes: get(`field.${name}.codes`),
          dictionary: { bytes: get(`field.${name}.bytes`), starts: get(`field.${name}.starts`) },
        }
      : { kind, values: get(`field.${name}.values`) };
  return {
    layer,
    count,
    featureParts: get('featureParts'),
    partRings: get('partRings'),
    ringStarts: get('ringStarts'),
    lonLat: get('lonLat'),
    xy: get('xy'),
    bbox: get('bbox'),
    bboxXy: get('bboxXy'),
    multi: get('multi'),
    tileIds: get('tileIds'),
    tileOrder: get('tileOrder'),
    index: arrays.has('index') ? get('index') : null,
    indexXy: arrays.has('indexXy') ? get('indexXy') : null,
    keys: { bytes: get('keys.bytes'), starts: get('keys.starts') },
    fields: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, field(name, kind)])),
  };
}

function view(type: keyof typeof types, buffer: SharedArrayBuffer): Stored {
  // The types of the constructors know no common one that takes shared memory.
  const make: new (buffer: SharedArrayBuffer) => Stored = types[type];
  return new make(buffer);
}

function bytesOf(array: Stored): Uint8Array {
  return array instanceof SharedArrayBuffer
    ? new Uint8Array(array)
    : new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

/** Fills the array from the file, or gives undefined where the file is too short. */
function readExactly<T extends Uint8Array>(file: number, into: T): T | undefined {
  for (let at = 0; at < into.length;) {
    const read = readSync(file, into, at, into.length - at, null);
    if (read === 0) return undefined;
    at += read;
  }
  return into;
}
