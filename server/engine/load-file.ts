import { closeSync, openSync, readSync } from 'node:fs';
import type { Projection } from '../../data/geo/crs.ts';
import type { Layer } from '../../data/model/catalogue.ts';
import { buildLayer } from './build-columns.ts';
import { RecordReader } from './load-records.ts';
import type { LoadedLayer } from './loaded-layer.ts';

const chunkBytes = 4 << 20;
const newline = 10;

/**
 * Reads a layer file, one GeoJSON feature per line, in chunks into columns. `count` is the number of records its
 * manifest states. Throws, naming the file and the record, when it is not what it should be.
 */
export function loadFile(path: string, layer: Layer, count: number, projection: Projection): LoadedLayer {
  return buildLayer(layer, readRecords(path, layer, count), projection);
}

/** The records of a layer file, neither projected nor indexed. */
export function readRecords(path: string, layer: Layer, count: number): RecordReader {
  const reader = new RecordReader(layer, count);
  try {
    readLines(path, (bytes, end) => reader.read(bytes, 0, end));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`${path} is broken in record ${reader.count + 1}: ${error.message}; import the layer again`, {
      cause: error,
    });
  }
  if (reader.count !== count) {
    throw new Error(`${path} has ${reader.count} records, its manifest says ${count}; import the layer again`);
  }
  return reader;
}

/** Calls back with whole lines, each ended by a newline, at the beginning of a buffer that is used again. */
function readLines(path: string, take: (bytes: Uint8Array, end: number) => void): void {
  const file = openSync(path, 'r');
  try {
    let buffer = Buffer.allocUnsafeSlow(chunkBytes);
    let held = 0;
    for (;;) {
      // One byte stays free: a file's last line may lack its newline.
      const read = readSync(file, buffer, held, buffer.length - 1 - held, null);
      held += read;
      if (read === 0) {
        buffer[held] = newline;
        if (held > 0) take(buffer, held + 1);
        return;
      }
      const end = buffer.lastIndexOf(newline, held - 1) + 1;
      if (end > 0) {
        take(buffer, end);
        buffer.copyWithin(0, end, held);
        held -= end;
      } else if (held === buffer.length - 1) {
        const larger = Buffer.allocUnsafeSlow(2 * buffer.length);
        buffer.copy(larger, 0, 0, held);
        buffer = larger;
      }
    }
  } finally {
    closeSync(file);
  }
}
