import { readFile } from 'node:fs/promises';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CitySettings, Manifest } from '../../data/model/manifest.ts';
import { StoreError } from './store-error.ts';

const text = Type.String();
const label = Type.Object({ zh: text, en: text });
const count = Type.Integer({ minimum: 0 });
const bbox = Type.Union([Type.Null(), Type.Array(Type.Number(), { minItems: 4, maxItems: 4 })]);
const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const tilesEntry = { file: text, sha256, bytes: count, madeWith: Type.Optional(text) };

const citySchema = Type.Object({
  id: text,
  title: label,
  workingCrs: text,
  verticalDatum: Type.Optional(text),
  synthetic: Type.Boolean(),
  attribution: label,
  stormFormula: Type.Optional(text),
  publishing: Type.Optional(
    Type.Object({
      mapRules: Type.Optional(Type.Union([Type.Literal('china'), Type.Literal('none')])),
      mapApproval: Type.Optional(text),
      hotlines: Type.Optional(
        Type.Array(Type.Object({ label, number: text, fictional: Type.Optional(Type.Boolean()) })),
      ),
      warningFeed: Type.Optional(text),
    }),
  ),
});

const manifestSchema = Type.Object({
  format: Type.Literal('drainatlas-version'),
  formatVersion: Type.Literal(1),
  id: text,
  city: text,
  state: Type.Union([Type.Literal('draft'), Type.Literal('published')]),
  createdAt: text,
  previous: Type.Optional(text),
  sample: Type.Optional(text),
  workingCrs: text,
  bbox,
  layers: Type.Record(
    text,
    Type.Object({
      file: text,
      sha256,
      bytes: count,
      count,
      bbox,
      importedAt: text,
      madeWith: Type.Optional(text),
      sources: Type.Array(Type.Object({ name: text, sha256, bytes: count, crs: text, rows: count })),
      filled: Type.Record(text, count),
      issues: Type.Array(
        Type.Object({ code: text, layer: text, count, places: Type.Array(Type.Object({ key: text })) }),
      ),
    }),
  ),
  terrain: Type.Optional(
    Type.Object({
      file: text,
      sha256,
      bytes: count,
      crs: text,
      cellM: Type.Number({ exclusiveMinimum: 0 }),
      columns: count,
      rows: count,
      known: count,
      minM: Type.Number(),
      maxM: Type.Number(),
      bbox: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
      importedAt: text,
      source: Type.Object({ name: text }),
      tiles: Type.Optional(Type.Object({ ...tilesEntry, minZoom: count, maxZoom: count, tilePixels: count })),
    }),
  ),
  tiles: Type.Record(text, Type.Object(tilesEntry)),
});

const currentSchema = Type.Object({ version: Type.String({ pattern: '^[A-Za-z0-9-]+$' }) });

async function readJson<S extends TSchema>(path: string, schema: S): Promise<Static<S> | undefined> {
  let raw: string;
  try {
    raw = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StoreError('file-broken', `${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch (cause) {
    throw new StoreError('file-broken', `${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (Value.Check(schema, json)) return json;
  const [error] = Value.Errors(schema, json);
  throw new StoreError('file-broken', `${path} is broken at ${error?.instancePath || 'its top'}: ${error?.message}`);
}

/** A city's settings, or undefined when the file is not there. Throws a `StoreError` for a broken file. */
export async function readCitySettings(path: string): Promise<CitySettings | undefined> {
  return readJson(path, citySchema);
}

/** A version's manifest, or undefined when the file is not there. Throws a `StoreError` for a broken file. */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  return (await readJson(path, manifestSchema)) as Manifest | undefined;
}

/** Id of the current version, or undefined when there is none. Throws a `StoreError` for a broken file. */
export async function readCurrentVersion(path: string): Promise<string | undefined> {
  return (await readJson(path, currentSchema))?.version;
}
