import { ImportError } from '../import-error.ts';

export type FormatId = 'geojson' | 'ndjson' | 'csv' | 'geopackage';

const endings: Record<string, FormatId> = {
  geojson: 'geojson',
  json: 'geojson',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  geojsonl: 'ndjson',
  geojsons: 'ndjson',
  geojsonseq: 'ndjson',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  gpkg: 'geopackage',
};

/** Format by the ending of a file's name, `.gz` aside. Throws an `ImportError` naming the endings it knows. */
export function formatOf(file: string): FormatId {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = endings[ending];
  if (format) return format;
  throw new ImportError(
    'format-unknown',
    `${file}: format ".${ending}" is not known; expected ${Object.keys(endings)
      .map((e) => `.${e}`)
      .join(', ')}, each also with .gz`,
  );
}
