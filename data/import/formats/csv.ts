import type { Value } from '../../model/feature.ts';
import { ImportError } from '../import-error.ts';
import type { GeometryColumns } from '../mapping.ts';
import type { SourceGeometry, SourceRecord } from '../source-record.ts';
import { readCsvRows } from './csv-rows.ts';
import type { TextChunks } from './text.ts';
import { parseWkt } from './wkt.ts';

export interface CsvOptions {
  /** Default: tab for `.tsv`, else comma. */
  delimiter?: string;
  /** Names of the columns of a file without a header line. */
  columns?: readonly string[];
  /** Default: looked for among usual names. */
  geometry?: GeometryColumns;
}

/** Names looked for, lower case, when a mapping names no geometry columns. */
const usual: readonly (readonly [string] | readonly [string, string])[] = [
  ['wkt'],
  ['geometry'],
  ['geom'],
  ['the_geom'],
  ['shape'],
  ['lon', 'lat'],
  ['lng', 'lat'],
  ['longitude', 'latitude'],
  ['x', 'y'],
  ['经度', '纬度'],
];

/**
 * Records of a CSV text; geometry columns are not among the record's columns.
 * Throws an `ImportError` naming the line for rows of a wrong length, and for geometry columns it cannot find.
 */
export async function* readCsv(chunks: TextChunks, file: string, options: CsvOptions): AsyncGenerator<SourceRecord> {
  let header = options.columns;
  let geometry: GeometryColumns | undefined;
  let read: GeometryReader | undefined;
  let row = 0;
  for await (const fields of readCsvRows(chunks, options.delimiter ?? (/\.tsv(\.gz)?$/i.test(file) ? '\t' : ','))) {
    if ('error' in fields) throw new ImportError('file-unreadable', `${file}: ${fields.error}`);
    if (!header) {
      header = fields.map((name) => name.trim());
      continue;
    }
    if (!read) {
      geometry = options.geometry ?? findGeometry(header, file);
      read = geometryReader(header, geometry, file);
    }
    row++;
    if (fields.length !== header.length) {
      throw new ImportError(
        'file-unreadable',
        `${file}, record ${row}: ${fields.length} fields, expected ${header.length} (${header.join(', ')}); check the delimiter`,
      );
    }
    const columns: Record<string, Value> = {};
    for (const [i, name] of header.entries()) if (!read.columns.has(i)) columns[name] = fields[i] ?? '';
    yield { row, geometry: read.read(fields), columns };
  }
}

interface GeometryReader {
  /** Indexes of the geometry columns. */
  columns: Set<number>;
  read(fields: readonly string[]): SourceGeometry | null;
}

function findGeometry(header: readonly string[], file: string): GeometryColumns {
  const lower = header.map((name) => name.toLowerCase());
  for (const [first, second] of usual) {
    const a = header[lower.indexOf(first)];
    if (a === undefined) continue;
    if (second === undefined) return { wkt: a };
    const b = header[lower.indexOf(second)];
    if (b !== undefined) return { x: a, y: b };
  }
  throw new ImportError(
    'column-missing',
    `${file}: no geometry column among ${header.join(', ')}; name it in the mapping file as "geometry": {"wkt": …} or {"x": …, "y": …}`,
  );
}

function geometryReader(header: readonly string[], geometry: GeometryColumns, file: string): GeometryReader {
  const index = (name: string): number => {
    const at = header.indexOf(name);
    if (at >= 0) return at;
    throw new ImportError('column-missing', `${file}: no geometry column "${name}"; it has ${header.join(', ')}`);
  };
  if ('wkt' in geometry) {
    const at = index(geometry.wkt);
    return {
      columns: new Set([at]),
      read: (fields) => ((fields[at] ?? '').trim() === '' ? null : parseWkt(fields[at] ?? '')),
    };
  }
  const [x, y] = [index(geometry.x), index(geometry.y)];
  return {
    columns: new Set([x, y]),
    read(fields) {
      const [a, b] = [(fields[x] ?? '').trim(), (fields[y] ?? '').trim()];
      if (a === '' && b === '') return null;
      const position = [a, b].map((text) => (text === '' ? NaN : Number(text)));
      if (!position.every(Number.isFinite)) return { type: 'Unreadable', text: `${a}, ${b}`.slice(0, 80) };
      return { type: 'Point', coordinates: position };
    },
  };
}
