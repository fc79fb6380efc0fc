import { ImportError } from '../import-error.ts';
import type { SourceRecord } from '../source-record.ts';
import { featureRecord } from './feature-record.ts';
import type { TextChunks } from './text.ts';

/**
 * Records of newline-delimited GeoJSON: one feature per line, or RFC 8142 with a record separator (U+001E) before
 * each feature. Throws an `ImportError` naming the first line that is no feature.
 */
export async function* readNdjson(chunks: TextChunks, file: string): AsyncGenerator<SourceRecord> {
  let rest = '';
  let separator = '';
  let row = 0;
  for await (const chunk of chunks) {
    rest += chunk;
    if (separator === '') {
      const start = rest.trimStart();
      if (start === '') continue;
      separator = start.startsWith('\u001E') ? '\u001E' : '\n';
    }
    const pieces = rest.split(separator);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      if (piece.trim() !== '') yield parse(piece, ++row, file);
    }
  }
  if (rest.trim() !== '') yield parse(rest, ++row, file);
}

function parse(text: string, row: number, file: string): SourceRecord {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ImportError(
      'file-unreadable',
      `${file}, feature ${row}: not JSON (${(cause as Error).message}); expected one GeoJSON feature per line`,
      { cause },
    );
  }
  const record = featureRecord(json, row);
  if (record) return record;
  const named = (json as { type?: unknown } | null)?.type;
  const type = typeof named === 'string' ? named : typeof json;
  const hint = type === 'FeatureCollection' ? '; name the file .geojson' : '';
  throw new ImportError('file-unreadable', `${file}, feature ${row}: got ${type}, expected a GeoJSON Feature${hint}`);
}
