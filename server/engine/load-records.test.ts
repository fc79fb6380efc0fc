import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Geometry, SurveyFeature, Value } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { loadFile } from './load-file.ts';
import { NumberReader } from './load-number.ts';
import { RecordReader } from './load-records.ts';
import type { LoadedLayer } from './loaded-layer.ts';
import { metres } from './testing/planar-city.ts';
import { buildLayer } from './build-columns.ts';
import { geometryOf, valueOf } from './to-feature.ts';

const encoder = new TextEncoder();

function load(layer: string, text: string): LoadedLayer {
  const bytes = encoder.encode(text.endsWith('\n') ? text : `${text}\n`);
  const reader = new RecordReader(getLayer(layer), text.split('\n').filter((line) => line.trim()).length);
  reader.read(bytes, 0, bytes.length);
  return buildLayer(getLayer(layer), reader, metres);
}

/** What a stored value means: null and the empty text are missing, numbers and switches follow JavaScript. */
function meaning(value: Value | undefined, type: string): string | number | boolean | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (type !== 'boolean' && type !== 'number' && type !== 'integer') return String(value);
  if (Number.isNaN(Number(value))) return undefined;
  return type === 'boolean' ? Number(value) === 1 : Number(value);
}

/** Holds every record of a layer against JSON.parse of its line. */
function expectSame(layerId: string, text: string): void {
  const layer = getLayer(layerId);
  const loaded = load(layerId, text);
  const records = text.split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line) as SurveyFeature); // prettier-ignore
  expect(loaded.count).toBe(records.length);
  records.forEach(({ id, geometry, properties }, i) => {
    expect(geometryOf(layer.geometry, loaded, i)).toEqual(flat(geometry));
    for (const field of layer.fields) {
      const expected = field.name === layer.key ? id : meaning(properties?.[field.name], field.type);
      expect([field.name, valueOf(layer, loaded, i, field)]).toEqual([field.name, expected]);
    }
  });
}

/** The geometry without heights and without members that GeoJSON does not name. */
function flat({ type, coordinates }: Geometry): Geometry {
  const cut = (value: unknown): unknown =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? value.slice(0, 2) : value.map(cut)) : value;
  return { type, coordinates: cut(coordinates) } as Geometry;
}

// The compiled test lies in dist; the fixtures lie in the source tree.
const sources = join(import.meta.dirname, '../../..');
const cutFolder = join(sources, 'server/engine/testing/wellington-cut');

describe('reading records from bytes', () => {
  it.each(['pipes', 'districts'])('gives what JSON.parse gives: %s of the Wellington cut', (layer) => {
    expectSame(layer, gunzipSync(readFileSync(join(cutFolder, `${layer}.ndjson.gz`))).toString());
  });

  it.each([
    ['csv-guide2013-gb18030', 'pipes'],
    ['csv-xy-defects', 'nodes'],
    ['geojson-victoria-mains', 'pipes'],
    ['geopackage-feet', 'heritage_districts'],
    ['ndjson-districts-gz', 'districts'],
  ])('gives what JSON.parse gives: fixture %s', (fixture, layer) => {
    expectSame(layer, readFileSync(join(sources, 'data/fixtures', fixture, 'expected/features.ndjson'), 'utf8'));
  });

  it('gives what JSON.parse gives, for any way of writing JSON: members, white space, escapes, numbers', () => {
    const features = fc.oneof(
      ...(['pipes', 'nodes', 'districts'] as const).map((layer) => fc.tuple(fc.constant(layer), fc.array(recordOf(layer), { maxLength: 6 }))), // prettier-ignore
    );
    fc.assert(
      fc.property(features, ([layer, lines]) => expectSame(layer, lines.join('\n'))),
      { numRuns: 300 },
    );
  });

  it('reads every number as JSON.parse does, to the last bit', () => {
    const reader = new NumberReader();
    const check = (text: string): void => {
      const bytes = encoder.encode(`${text},`);
      expect([text, reader.read(bytes, 0), reader.end]).toEqual([text, JSON.parse(text), text.length]);
    };
    const edges = ['0', '-0', '0.1', '-0.0', '1e-7', '1E+2', '123456789.123456789', '999999999.999999999', '9007199254740993', '0.30000000000000004', '1.7976931348623157e308', '5e-324', '2.2250738585072011e-308', `0.${'0'.repeat(400)}1`, '1'.repeat(310)]; // prettier-ignore
    for (const text of edges) check(text);
    const written = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 4 })); // prettier-ignore
    fc.assert(
      fc.property(written, ([value, digits, form]) => check(numberText(value, digits, form))),
      { numRuns: 5000 },
    );
    const nineDigits = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(fc.tuple(nineDigits, nineDigits), ([whole, part]) =>
        check(`${whole}.${String(part).padStart(9, '0')}`),
      ),
      { numRuns: 5000 },
    );
    const degrees = fc.tuple(fc.integer({ min: -180_000_000_000, max: 180_000_000_000 }), fc.integer({ min: 0, max: 9 })); // prettier-ignore
    fc.assert(
      fc.property(degrees, ([nano, digits]) => check((nano / 1e9).toFixed(digits))),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['a line that breaks off', '{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2'],
    ['no geometry', '{"type":"Feature","id":"a","geometry":null,"properties":{}}'],
    ['no id', '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}'],
    ['two ids', '{"id":"a","id":"b","geometry":{"type":"Point","coordinates":[1,2]}}'],
    ['a place without latitude', '{"id":"a","geometry":{"type":"Point","coordinates":[1]}}'],
    ['null for a longitude', '{"id":"a","geometry":{"type":"Point","coordinates":[null,2]}}'],
    ['a number JSON does not know', '{"id":"a","geometry":{"type":"Point","coordinates":[01,2]}}'],
    ['a line where a point belongs', '{"id":"a","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}'],
    ['a text that does not end', '{"id":"a}'],
    ['an escape JSON does not know', '{"id":"a\\x"}'],
    ['a comma too many', '{"id":"a","geometry":{"type":"Point","coordinates":[1,2]},}'],
    ['two records in a line', '{"id":"a","geometry":{"type":"Point","coordinates":[1,2]}} {}'],
    ['an object for a value', '{"id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":{}}}'],
  ])('refuses %s', (_what, line) => {
    expect(() => load('nodes', line)).toThrow(SyntaxError);
  });
});

describe('reading a layer file', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'drainatlas-load-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (text: string): string => {
    const path = join(folder, 'nodes.ndjson');
    writeFileSync(path, text);
    return path;
  };
  const node = (id: string): string => `{"type":"Feature","id":"${id}","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}`; // prettier-ignore

  it('reads a file of many chunks, records longer than a chunk, and a last line without its end', () => {
    const long = 'x'.repeat(9_000_000);
    const ids = [...Array.from({ length: 60_000 }, (_, i) => `n${i}`), long, 'last'];
    const loaded = loadFile(write(ids.map(node).join('\n')), getLayer('nodes'), ids.length, metres);
    expect(loaded.count).toBe(60_002);
    expect(loaded.keys.starts[60_001] - loaded.keys.starts[60_000]).toBe(9_000_000);
    const key = getLayer('nodes').fields.find(({ name }) => name === 'nodeId')!;
    expect([0, 41_234, 60_001].map((i) => valueOf(getLayer('nodes'), loaded, i, key))).toEqual([
      'n0',
      'n41234',
      'last',
    ]);
  });

  it('names the file and the record that is broken', () => {
    const path = write(`${node('a')}\n${node('b').replace('[1,2]', '[1,"2"]')}\n`);
    expect(() => loadFile(path, getLayer('nodes'), 2, metres)).toThrow(
      `${path} is broken in record 2: expected a number, found """; import the layer again`,
    );
  });

  it.each([0, 1, 3])('refuses a file of two records when its manifest says %i', (count) => {
    const path = write(`${node('a')}\n${node('b')}\n`);
    expect(() => loadFile(path, getLayer('nodes'), count, metres)).toThrow(`has 2 records, its manifest says ${count}`);
  });
});

function numberText(value: number, digits: number, form: number): string {
  if (form === 1) return value.toExponential(digits);
  if (form === 2) return value.toPrecision(digits + 1).replace('e', 'E');
  if (form === 3 && Math.abs(value) < 1e20) return value.toFixed(digits);
  return JSON.stringify(value);
}

/** A record as one line of JSON, written in one of the many ways JSON allows. */
function recordOf(layerId: 'pipes' | 'nodes' | 'districts'): fc.Arbitrary<string> {
  const layer = getLayer(layerId);
  const number = fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ noNaN: true, noDefaultInfinity: true })); // prettier-ignore
  const position = fc.oneof(fc.tuple(number, number), fc.tuple(number, number, number));
  const ring = fc.array(position, { maxLength: 5 });
  const single = { point: position, line: ring, polygon: fc.array(ring, { minLength: 1, maxLength: 3 }) }[
    layer.geometry
  ];
  const name = { point: 'Point', line: 'LineString', polygon: 'Polygon' }[layer.geometry];
  const geometry = fc.oneof(
    single.map((coordinates) => ({ type: name, coordinates })),
    fc.array(single as fc.Arbitrary<unknown>, { maxLength: 3 }).map((coordinates) => ({ type: `Multi${name}`, coordinates })), // prettier-ignore
  );
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('storm', 'foul', '雨水管', ''));
  const value = fc.oneof(text, number, fc.boolean(), fc.constant(null));
  const names = fc.constantFrom(...layer.fields.map((field) => field.name).filter((field) => field !== layer.key), 'unknown', '未知'); // prettier-ignore
  const record = fc.record({
    type: fc.constant('Feature'),
    id: text,
    geometry,
    properties: fc.oneof({ weight: 9, arbitrary: fc.dictionary(names, value, { maxKeys: 6 }) }, { weight: 1, arbitrary: fc.constant(null) }), // prettier-ignore
    extra: fc.jsonValue({ maxDepth: 3 }),
  });
  return fc
    .tuple(record, fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }))
    .map(([made, choices]) => writeJson(made, choices));
}

function writeJson(value: unknown, choices: readonly number[]): string {
  let next = 0;
  const choose = (n: number): number => choices[next++ % choices.length] % n;
  const space = (): string => ['', '', '', ' ', '\t', '\r ', '  '][choose(7)];
  const text = (content: string): string => {
    if (choose(3) > 0) return JSON.stringify(content);
    // Every UTF-16 unit as an escape: the longest way to say it.
    return `"${[...Array(content.length).keys()].map((i) => `\\u${content.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`; // prettier-ignore
  };
  const write = (part: unknown): string => {
    if (typeof part === 'string') return text(part);
    if (typeof part === 'number') return numberText(part, choose(21), choose(5));
    if (Array.isArray(part)) return `[${space()}${part.map(write).join(`${space()},${space()}`)}${space()}]`;
    if (part === null || typeof part !== 'object') return String(part);
    const members = Object.entries(part);
    const first = choose(Math.max(1, members.length));
    const turned = [...members.slice(first), ...members.slice(0, first)];
    return `{${space()}${turned.map(([name, each]) => `${text(name)}${space()}:${space()}${write(each)}`).join(`${space()},${space()}`)}}`; // prettier-ignore
  };
  return write(value);
}
