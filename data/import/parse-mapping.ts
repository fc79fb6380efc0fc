import type { Field, Layer } from '../model/catalogue.ts';
import { codeLists, findCode } from '../model/codes.ts';
import type { Value } from '../model/feature.ts';
import { findField } from '../model/layers.ts';
import { unitLabels, convertUnit, type Unit } from '../model/units.ts';
import { ImportError } from './import-error.ts';
import type { FieldMapping, GeometryColumns, Mapping, SourceStatement } from './mapping.ts';

type Json = Record<string, unknown>;

/** What of a layer a mapping refers to. */
type MappedLayer = Pick<Layer, 'id' | 'key' | 'fields'>;

/**
 * Reads the text of a mapping file for a layer. Throws an `ImportError` that names the file, the place in it
 * (`fields.diameterM.unit`), what stands there and what may stand there.
 */
export function parseMapping(text: string, layer: MappedLayer, file: string): Mapping {
  const fail: Fail = (path, message) => {
    throw new ImportError('mapping-invalid', `mapping file ${file}, ${path}: ${message}`);
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ImportError('mapping-invalid', `mapping file ${file} is not JSON: ${(cause as Error).message}`, {
      cause,
    });
  }
  const top = object(json, 'top level', fail);
  known(top, ['format', 'layer', 'notes', 'source', 'file', 'geometry', 'missing', 'flow', 'fields'], '', fail);
  if (top.format !== 'drainatlas-mapping-1') fail('format', `got ${show(top.format)}, expected "drainatlas-mapping-1"`);
  if (top.layer !== layer.id) fail('layer', `got ${show(top.layer)}, but the import is for layer "${layer.id}"`);
  if (top.notes !== undefined) texts(top.notes, 'notes', fail);
  if (top.flow !== undefined && top.flow !== 'record-order') {
    fail('flow', `got ${show(top.flow)}, expected "record-order" or nothing`);
  }
  if (top.flow !== undefined && !findField(layer, 'flowEvidence')) fail('flow', `layer "${layer.id}" has no flow`);
  const fields: Record<string, FieldMapping> = {};
  for (const [name, value] of Object.entries(object(top.fields ?? {}, 'fields', fail))) {
    const field = findField(layer, name);
    if (!field) {
      const names = layer.fields.map((f) => f.name).join(', ');
      return fail(`fields.${name}`, `layer "${layer.id}" has no such field; it has ${names}`);
    }
    fields[name] = fieldMapping(value, field, layer, `fields.${name}`, fail);
  }
  return {
    layer: layer.id,
    source: sourceStatement(top.source, fail),
    ...fileStatement(top.file, fail),
    ...(top.geometry === undefined ? {} : { geometry: geometryColumns(top.geometry, fail) }),
    missing: top.missing === undefined ? [] : texts(top.missing, 'missing', fail),
    ...(top.flow === undefined ? {} : { flow: 'record-order' as const }),
    fields,
  };
}

type Fail = (path: string, message: string) => never;

function fieldMapping(value: unknown, field: Field, layer: MappedLayer, path: string, fail: Fail): FieldMapping {
  const from = object(value, path, fail);
  known(
    from,
    ['column', 'fallback', 'constant', 'unit', 'declaredUnit', 'codes', 'scheme', 'missing', 'note'],
    path,
    fail,
  );
  const hasColumn = from.column !== undefined;
  if (hasColumn === (from.constant !== undefined)) fail(path, 'expected either "column" or "constant"');
  const mapping: FieldMapping = {};
  if (hasColumn) mapping.column = text(from.column, `${path}.column`, fail);
  else mapping.constant = constant(from.constant, field, `${path}.constant`, fail);
  if (from.note !== undefined) text(from.note, `${path}.note`, fail);
  if (from.fallback !== undefined) {
    if (field.name !== layer.key) fail(`${path}.fallback`, `only the key "${layer.key}" may have a fallback`);
    mapping.fallback = text(from.fallback, `${path}.fallback`, fail);
  }
  for (const name of ['unit', 'declaredUnit'] as const) {
    if (from[name] !== undefined) mapping[name] = unitOf(from[name], field, `${path}.${name}`, fail);
  }
  if (mapping.declaredUnit && !mapping.unit) fail(`${path}.declaredUnit`, 'needs "unit", the unit the values are in');
  if (from.codes !== undefined) mapping.codes = codeTable(from.codes, field, `${path}.codes`, fail);
  if (from.scheme !== undefined) {
    if (from.scheme !== 'guide2013' && from.scheme !== 'cjj61') {
      return fail(`${path}.scheme`, `got ${show(from.scheme)}, expected "guide2013" or "cjj61"`);
    }
    if (!field.codes) fail(`${path}.scheme`, `field "${field.name}" has no code list`);
    mapping.scheme = from.scheme;
  }
  if (from.missing !== undefined) mapping.missing = texts(from.missing, `${path}.missing`, fail);
  return mapping;
}

function constant(value: unknown, field: Field, path: string, fail: Fail): Value {
  const expected = field.type === 'number' || field.type === 'integer' ? 'number' : field.type;
  if (field.codes) {
    if (typeof value === 'string' && findCode(field.codes, value)) return value;
    return fail(path, `got ${show(value)}, expected one of ${codesOf(field)}`);
  }
  const type = expected === 'number' || expected === 'boolean' ? expected : 'string';
  if (typeof value !== type) fail(path, `got ${show(value)}, expected a ${type}`);
  return value as Value;
}

function unitOf(value: unknown, field: Field, path: string, fail: Fail): Unit {
  if (!field.unit) return fail(path, `field "${field.name}" has no unit`);
  if (typeof value !== 'string' || !(value in unitLabels)) {
    return fail(path, `got ${show(value)}, expected one of ${Object.keys(unitLabels).join(', ')}`);
  }
  try {
    convertUnit(1, value as Unit, field.unit);
  } catch (cause) {
    fail(path, (cause as Error).message);
  }
  return value as Unit;
}

function codeTable(value: unknown, field: Field, path: string, fail: Fail): Record<string, string | null> {
  if (!field.codes) return fail(path, `field "${field.name}" has no code list`);
  const table = object(value, path, fail);
  for (const [source, code] of Object.entries(table)) {
    if (code !== null && (typeof code !== 'string' || !findCode(field.codes, code))) {
      fail(`${path}.${source}`, `got ${show(code)}, expected null or one of ${codesOf(field)}`);
    }
  }
  return table as Record<string, string | null>;
}

function codesOf(field: Field): string {
  return field.codes ? codeLists[field.codes].map((entry) => entry.code).join(', ') : '';
}

function sourceStatement(value: unknown, fail: Fail): SourceStatement {
  const from = object(value ?? {}, 'source', fail);
  known(from, ['licence', 'attribution', 'date'], 'source', fail);
  for (const [name, entry] of Object.entries(from)) text(entry, `source.${name}`, fail);
  return from;
}

function fileStatement(
  value: unknown,
  fail: Fail,
): Pick<Mapping, 'encoding' | 'delimiter' | 'columns' | 'sourceLayer'> {
  const from = object(value ?? {}, 'file', fail);
  known(from, ['encoding', 'delimiter', 'columns', 'layer'], 'file', fail);
  if (from.delimiter !== undefined && text(from.delimiter, 'file.delimiter', fail).length !== 1) {
    fail('file.delimiter', `got ${show(from.delimiter)}, expected one character`);
  }
  return {
    encoding: from.encoding === undefined ? 'utf-8' : text(from.encoding, 'file.encoding', fail),
    ...(from.delimiter === undefined ? {} : { delimiter: from.delimiter as string }),
    ...(from.columns === undefined ? {} : { columns: texts(from.columns, 'file.columns', fail) }),
    ...(from.layer === undefined ? {} : { sourceLayer: text(from.layer, 'file.layer', fail) }),
  };
}

function geometryColumns(value: unknown, fail: Fail): GeometryColumns {
  const from = object(value, 'geometry', fail);
  const names = Object.keys(from).sort().join(' ');
  if (names === 'wkt') return { wkt: text(from.wkt, 'geometry.wkt', fail) };
  if (names === 'x y') return { x: text(from.x, 'geometry.x', fail), y: text(from.y, 'geometry.y', fail) };
  return fail(
    'geometry',
    `got ${show(value)}, expected {"wkt": column} or {"x": column, "y": column}; x is the easting or longitude`,
  );
}

function object(value: unknown, path: string, fail: Fail): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(path, `got ${show(value)}, expected an object`);
  }
  return value as Json;
}

function text(value: unknown, path: string, fail: Fail): string {
  return typeof value === 'string' && value !== '' ? value : fail(path, `got ${show(value)}, expected a text`);
}

function texts(value: unknown, path: string, fail: Fail): string[] {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  return fail(path, `got ${show(value)}, expected a list of texts`);
}

function known(from: Json, names: readonly string[], path: string, fail: Fail): void {
  const stranger = Object.keys(from).find((name) => !names.includes(name));
  if (stranger === undefined) return;
  fail(path === '' ? stranger : `${path}.${stranger}`, `not known here; expected ${names.join(', ')}`);
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 80);
}
