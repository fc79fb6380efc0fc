import { ImportError } from '../import-error.ts';
import type { SourceRecord } from '../source-record.ts';
import { featureRecord } from './feature-record.ts';
import type { TextChunks } from './text.ts';

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const colon = 58;

/**
 * Records of a GeoJSON FeatureCollection of any size: only one feature is held at a time.
 * `onCrs` is told an `EPSG:n` that an old-style `crs` member names, when it stands before the features.
 * Throws an `ImportError` for anything that is no FeatureCollection, naming the feature where reading stopped.
 */
export async function* readGeoJson(
  chunks: TextChunks,
  file: string,
  onCrs?: (crs: string) => void,
): AsyncGenerator<SourceRecord> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Text of the string just read at depth 1: a member's name when a colon follows. */
  let word = '';
  let member = '';
  let head = '';
  let inFeatures = false;
  let seenFeatures = false;
  let ended = false;
  let row = 0;
  /** Text of the feature being read, from earlier chunks. */
  let pending = '';
  let capturing = false;

  const unreadable = (why: string): ImportError => new ImportError('file-unreadable', `${file}: ${why}`);

  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (c === backslash) escaped = true;
        else if (c === quote) inString = false;
        if (inString && depth === 1) word += chunk[i];
        continue;
      }
      if (c === quote) {
        inString = true;
        if (depth === 1) word = '';
      } else if (c === colon && depth === 1) {
        member = word;
      } else if (c === openBrace || c === openBracket) {
        if (depth === 0 && (c !== openBrace || ended)) throw unreadable('not a GeoJSON FeatureCollection');
        depth++;
        if (depth === 2 && c === openBracket && member === 'features') {
          inFeatures = true;
          seenFeatures = true;
          const crs = /"crs"[^}]*EPSG:{1,2}(\d+)"/.exec(head + chunk.slice(0, i))?.[1];
          if (crs !== undefined) onCrs?.(`EPSG:${crs}`);
        } else if (depth === 3 && inFeatures) {
          capturing = true;
          pending = '';
          from = i;
        }
      } else if (c === closeBrace || c === closeBracket) {
        depth--;
        if (depth === 2 && capturing) {
          capturing = false;
          yield parse(pending + chunk.slice(from, i + 1), ++row, unreadable);
        } else if (depth === 1 && inFeatures) inFeatures = false;
        else if (depth === 0) ended = true;
      } else if (depth === 0 && c > 32 && c !== 0xfeff) {
        throw unreadable('not JSON text; expected a GeoJSON FeatureCollection');
      }
    }
    if (capturing) pending += chunk.slice(from);
    if (!seenFeatures) head += chunk;
    if (head.length > 1_000_000) throw unreadable('no "features" in the first million characters');
  }
  if (row === 0 && !ended && depth === 0) throw new ImportError('file-empty', `${file} is empty; nothing to import`);
  if (!ended) throw unreadable(`ends in the middle, after feature ${row}`);
  if (!seenFeatures) throw unreadable('no "features"; expected a GeoJSON FeatureCollection');
}

function parse(text: string, row: number, unreadable: (why: string) => ImportError): SourceRecord {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw unreadable(`feature ${row} is not JSON (${(cause as Error).message})`);
  }
  const record = featureRecord(json, row);
  if (!record) throw unreadable(`entry ${row} of "features" is not a GeoJSON Feature`);
  return record;
}
