import type { Field, Layer } from '../model/catalogue.ts';
import type { Bbox, Geometry, Position, SurveyFeature, Value } from '../model/feature.ts';
import { createIssueCollector, type IssueCollector } from '../model/issue-collector.ts';
import { issueCatalogue, type Issue } from '../model/issue.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Projection } from '../geo/crs.ts';
import { ImportError } from './import-error.ts';
import type { FieldMapping, Mapping } from './mapping.ts';
import { createGeometryReader } from './read-geometry.ts';
import { readValue } from './read-value.ts';
import type { SourceRecord } from './source-record.ts';

/** What an import found out besides the features. `rows` = `count` + records named by the `error` issues of records. */
export interface SurveySummary {
  rows: number;
  count: number;
  bbox: Bbox | null;
  /** Features with a value, per field. */
  filled: Record<string, number>;
  issues: Issue[];
}

export interface SurveyImport {
  /** Features of one source, in its order; call once per file of the layer, one after the other. */
  features(records: AsyncIterable<SourceRecord>, source: SourceDescription): AsyncGenerator<SurveyFeature>;
  /** After the last file. Throws an `ImportError` when nothing of the input could be taken. */
  finish(): SurveySummary;
}

export interface SourceDescription {
  /** Name for messages. */
  file: string;
  projection: Projection;
}

/** So many unusable geometries in a row at the start mean a wrong CRS or layer, not bad records. */
const hopeless = 200;

/** Issues with which a record is left out. */
export const rejectingIssues = [
  'geometry-missing',
  'geometry-unreadable',
  'geometry-wrong-type',
  'geometry-outside',
  'key-missing',
  'key-duplicate',
] as const;

/** Turns source records into features of a layer. Holds the keys seen so far, nothing else that grows. */
export function createSurveyImport(layer: Layer, mapping: Mapping): SurveyImport {
  const issues = createIssueCollector(layer.id);
  const keys = new Set<string>();
  const filled: Record<string, number> = {};
  const columnsSeen = new Map<string, number>();
  const columnsOffered = new Set<string>();
  const rejected = new Map<string, { count: number; value: string; file: string; crs: string }>();
  const keyMapping = mapping.fields[layer.key];
  const fields = layer.fields.flatMap((field) => {
    const from = mapping.fields[field.name];
    return from && field.name !== layer.key && field.name !== 'sourceValues' ? [{ field, from }] : [];
  });
  const missingWords = new Set(mapping.missing.map((word) => word.trim()));
  let rows = 0;
  let bbox: Bbox | null = null;
  let files = 0;

  if (!keyMapping) {
    throw new ImportError(
      'key-not-mapped',
      `the mapping does not fill "${layer.key}", the key of layer "${layer.id}"; name a column that identifies each record`,
    );
  }

  function* feature(
    record: SourceRecord,
    readGeometry: ReturnType<typeof createGeometryReader>,
    source: SourceDescription,
  ) {
    rows++;
    if (record.offered !== undefined) columnsOffered.add(record.offered);
    for (const [name, value] of Object.entries(record.columns)) {
      columnsSeen.set(name, (columnsSeen.get(name) ?? 0) + (isBlank(value) ? 0 : 1));
    }
    const place = files > 1 ? `${source.file} row ${record.row}` : `row ${record.row}`;
    const id = keyOf(record, keyMapping, missingWords);
    const read = readGeometry(record.geometry);
    if (read.problem !== undefined) {
      const count = (rejected.get(read.problem)?.count ?? 0) + 1;
      rejected.set(read.problem, { count, value: read.value ?? '', file: source.file, crs: source.projection.crs });
      issues.add(read.problem, { key: id ?? place, ...(read.value === undefined ? {} : { value: read.value }) });
      if (count === rows && rows >= hopeless) throw nothingTaken();
      return;
    }
    const position = firstPosition(read.geometry);
    if (id === undefined || keys.has(id)) {
      issues.add(id === undefined ? 'key-missing' : 'key-duplicate', { key: id ?? place, position }, layer.key);
      return;
    }
    keys.add(id);
    if (read.unclosed > 0) {
      issues.add('geometry-invalid-ring', { key: id, position, value: `${read.unclosed} ring(s) not closed` });
    }
    const properties = fillFields(record, id, position, { layer, fields, mapping, missingWords, issues });
    for (const name of Object.keys(properties)) filled[name] = (filled[name] ?? 0) + 1;
    bbox = extend(bbox, read.geometry);
    yield { type: 'Feature' as const, id, geometry: read.geometry, properties };
  }

  function nothingTaken(): ImportError {
    const [worst] = [...rejected].sort((a, b) => b[1].count - a[1].count);
    if (!worst) return new ImportError('nothing-imported', `no record of layer "${layer.id}" has a key of its own`);
    const [problem, { value, file, crs }] = worst;
    if (problem === 'geometry-outside') {
      const metric = Math.max(...value.split(',').map((n) => Math.abs(Number(n)))) > 360;
      return new ImportError(
        'crs-wrong',
        `${file}: coordinates such as ${value} do not lie in ${crs}. ` +
          (crs === 'EPSG:4326' || crs === 'EPSG:4490'
            ? metric
              ? 'They look like metres: name the projected CRS of the file with --crs.'
              : 'Name the CRS of the file with --crs; x is longitude, y is latitude.'
            : metric
              ? 'Name another CRS with --crs, or swap the x and y columns in the mapping.'
              : 'They look like degrees: try --crs EPSG:4326.'),
      );
    }
    if (problem === 'geometry-wrong-type') {
      return new ImportError(
        'geometry-wrong-type',
        `${file}: layer "${layer.id}" takes ${layer.geometry} geometry, but the file holds ${value}. ` +
          'Name the layer that fits the file with --layer.',
      );
    }
    const text = issueCatalogue[problem as keyof typeof issueCatalogue].text.en;
    return new ImportError(
      'nothing-imported',
      `${file}: no record could be imported. ${text}${value && ` (${value})`}.`,
    );
  }

  return {
    async *features(records, source) {
      files++;
      const before = rows;
      const readGeometry = createGeometryReader(layer.geometry, source.projection);
      for await (const record of records) yield* feature(record, readGeometry, source);
      if (rows === before) {
        throw new ImportError('file-empty', `${source.file} holds no records; nothing to import into "${layer.id}"`);
      }
    },
    finish() {
      checkColumns(layer, mapping, columnsSeen);
      if (keys.size === 0) throw nothingTaken();
      reportUnused(mapping, columnsSeen, columnsOffered, issues);
      return { rows, count: keys.size, bbox, filled, issues: issues.list() };
    },
  };
}

interface FillContext {
  layer: Layer;
  fields: { field: Field; from: FieldMapping }[];
  mapping: Mapping;
  missingWords: Set<string>;
  issues: IssueCollector;
}

function fillFields(record: SourceRecord, id: string, position: Position, context: FillContext): Record<string, Value> {
  const { layer, fields, mapping, missingWords, issues } = context;
  const properties: Record<string, Value> = { [layer.key]: id };
  const sourceValues: string[] = [];
  for (const { field, from } of fields) {
    if (from.constant !== undefined) {
      properties[field.name] = from.constant;
      continue;
    }
    const column = from.column as string;
    const raw = record.columns[column];
    // A column that no record has is a matter of the whole file, not of this record.
    if (raw === undefined) continue;
    if (
      raw === null ||
      isBlank(raw) ||
      missingWords.has(String(raw).trim()) ||
      from.missing?.includes(String(raw).trim())
    ) {
      issues.add('value-missing', { key: id, position, ...(isBlank(raw) ? {} : { value: String(raw) }) }, field.name);
      continue;
    }
    const read = readValue(raw, field, from);
    if (read.problem) issues.add(read.problem, { key: id, position, value: String(raw) }, field.name);
    else if (from.declaredUnit && from.declaredUnit !== from.unit) {
      issues.add('unit-mismatch', { key: id, position, value: `${raw} ${from.unit}` }, field.name);
    }
    if (read.translated || read.problem) sourceValues.push(`${column}=${String(raw).trim()}`);
    if (read.value !== null) properties[field.name] = read.value;
    if (read.widthM !== undefined && !mapping.fields.widthM) properties.widthM = read.widthM;
  }
  // A pipe back into its own node has no direction that the order of its nodes could tell.
  const loops = properties.startNodeId !== undefined && properties.startNodeId === properties.endNodeId;
  if (mapping.flow === 'record-order' && !loops) properties.flowEvidence = 'record_order';
  if (sourceValues.length > 0) properties.sourceValues = [...new Set(sourceValues)].join('; ');
  return properties;
}

function keyOf(record: SourceRecord, from: FieldMapping, missingWords: Set<string>): string | undefined {
  const [first, second] = [from.column, from.fallback].map((column) => {
    const raw = column === undefined ? undefined : record.columns[column];
    if (raw === undefined || isBlank(raw)) return undefined;
    const text = String(raw).trim();
    return missingWords.has(text) || from.missing?.includes(text) ? undefined : text;
  });
  if (from.fallback === undefined) return first;
  if (first !== undefined && !isPlaceholder(first)) return first;
  return second === undefined ? undefined : `${from.fallback}-${second}`;
}

function checkColumns(layer: Layer, mapping: Mapping, seen: Map<string, number>): void {
  const isDefault = Object.entries(mapping.fields).every(([name, from]) => from.column === name);
  for (const [name, from] of Object.entries(mapping.fields)) {
    for (const column of [from.column, from.fallback]) {
      // Without a mapping file every field is looked for, but only the key must be there.
      if (column === undefined || seen.has(column) || (isDefault && name !== layer.key)) continue;
      throw new ImportError(
        'column-missing',
        `no column "${column}" for field "${name}" of layer "${layer.id}"; the source has ${[...seen.keys()].join(', ') || 'no columns'}. ` +
          'Name the right column in the mapping file (--mapping).',
      );
    }
  }
}

function reportUnused(
  mapping: Mapping,
  seen: Map<string, number>,
  offered: ReadonlySet<string>,
  issues: IssueCollector,
): void {
  const used = new Set([...Object.values(mapping.fields).flatMap((from) => [from.column, from.fallback]), ...offered]);
  for (const [column, values] of seen) {
    if (!used.has(column)) issues.add('column-unused', { key: column, value: `${values} values` }, column);
  }
}

function isBlank(value: Value | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function firstPosition(geometry: Geometry): Position {
  let value: unknown = geometry.coordinates;
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  return value as Position;
}

function extend(bbox: Bbox | null, geometry: Geometry): Bbox {
  const box: Bbox = bbox ?? [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    const list = value as unknown[];
    if (typeof list[0] !== 'number') return list.forEach(visit);
    const [x, y] = list as Position;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  visit(geometry.coordinates);
  return box;
}
