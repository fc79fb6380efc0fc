import { findProjection, getProjection, type Projection } from '../geo/crs.ts';
import { formatOf } from './formats/format.ts';
import { readCsv } from './formats/csv.ts';
import { readGeoJson } from './formats/geojson.ts';
import { readNdjson } from './formats/ndjson.ts';
import type { ReaderHost } from './formats/reader-host.ts';
import { ImportError } from './import-error.ts';
import type { Mapping } from './mapping.ts';
import type { SourceRecord } from './source-record.ts';

/** A file ready to be read. */
export interface OpenedRecords {
  /** CRS of the file as told or as it states itself. */
  crs: string;
  /** From the coordinates of `records` to WGS 84. */
  projection: Projection;
  records: AsyncIterable<SourceRecord>;
}

const wgs84 = 'EPSG:4326';

/**
 * Opens a survey file of any known format. `crs` is what the user says; a GeoPackage may know its own, and GeoJSON
 * without one is in WGS 84 by its standard (RFC 7946). Throws an `ImportError` for a CRS that is missing, unknown
 * or contradicted by the file.
 */
export async function openRecords(
  file: string,
  crs: string | undefined,
  mapping: Mapping,
  host: ReaderHost,
): Promise<OpenedRecords> {
  const format = formatOf(file);
  if (format === 'geopackage') return openGeoPackage(file, crs, mapping, host);
  const projection = projectionOf(crs ?? (format === 'csv' ? undefined : wgs84), file);
  const chunks = host.openText(file, mapping.encoding);
  return { crs: projection.crs, projection, records: read() };

  function read(): AsyncIterable<SourceRecord> {
    switch (format) {
      case 'geojson':
        return readGeoJson(chunks, file, (stated) => checkStated(stated, projection.crs, file));
      case 'ndjson':
        return readNdjson(chunks, file);
      default:
        return readCsv(chunks, file, mapping);
    }
  }
}

async function openGeoPackage(
  file: string,
  crs: string | undefined,
  mapping: Mapping,
  host: ReaderHost,
): Promise<OpenedRecords> {
  const wanted = mapping.sourceLayer === undefined ? {} : { sourceLayer: mapping.sourceLayer };
  const opened = await host.openGeoPackage(file, { ...wanted, layer: mapping.layer });
  if (opened.crs !== undefined && crs !== undefined) checkStated(opened.crs, projectionOf(crs, file).crs, file);
  const stated = opened.crs ?? projectionOf(crs, file).crs;
  const projection = projectionOf(opened.crs === undefined ? stated : wgs84, file);
  return { crs: stated, projection, records: readNdjson(opened.text, file) };
}

function projectionOf(crs: string | undefined, file: string): Projection {
  if (crs === undefined) {
    throw new ImportError(
      'crs-missing',
      `${file} does not say its CRS; name it with --crs, for example --crs EPSG:4547`,
    );
  }
  const projection = findProjection(crs);
  if (projection) return projection;
  try {
    return getProjection(crs);
  } catch (cause) {
    throw new ImportError(
      'crs-unknown',
      `${file}: ${(cause as Error).message}. Convert the file to one of these first.`,
      {
        cause,
      },
    );
  }
}

function checkStated(stated: string, told: string, file: string): void {
  if (stated.toUpperCase() === told.toUpperCase()) return;
  throw new ImportError(
    'crs-conflict',
    `${file} states ${stated}, but --crs says ${told}; use the file's own, or correct the file`,
  );
}
