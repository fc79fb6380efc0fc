import type { ReaderHost } from '../../data/import/formats/reader-host.ts';
import { readText } from './file-text.ts';
import { openGeoPackage } from './geopackage-text.ts';

/** Reads survey files from this machine's disk. */
export const nodeReaderHost: ReaderHost = { openText: readText, openGeoPackage };
