import type { Field } from '../data/model/catalogue.ts';
import { tileSchema } from '../data/model/tile-schema.ts';
import { tileFieldType } from './metadata.ts';

const SCHEMA_BEGIN = '<!-- schema: begin -->';
const SCHEMA_END = '<!-- schema: end -->';

/** The tile schema as a Markdown table, derived from the catalogue; stands between the marks in `tiles/README.md`. */
export function renderSchemaTable(): string {
  const publicLayers = new Map(tileSchema('public').map((layer) => [layer.id, layer]));
  const rows = tileSchema('staff').map((layer) => {
    const forPublic = publicLayers.get(layer.id);
    const isPublic = (field: Field): boolean => forPublic?.fields.some(({ name }) => name === field.name) ?? false;
    const fields = layer.fields.map((field) => describe(field, layer.minZoom, isPublic(field)));
    const geometry = layer.isLabel ? 'point' : layer.layer.geometry;
    const audience = forPublic ? `public: ${layer.layer.publicGeometry}` : 'staff';
    return `| \`${layer.id}\` | ${geometry} | ${layer.minZoom}–${layer.maxZoom} | ${audience} | ${fields.join(', ') || '–'} |`;
  });
  return ['| layer | geometry | zooms | for | fields (from zoom) |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** A README with its schema table replaced by the present one. Throws when the marks are missing. */
export function replaceSchemaTable(readme: string): string {
  const begin = readme.indexOf(SCHEMA_BEGIN);
  const end = readme.indexOf(SCHEMA_END);
  if (begin < 0 || end < begin) throw new Error(`the README must have ${SCHEMA_BEGIN} … ${SCHEMA_END}`);
  return `${readme.slice(0, begin + SCHEMA_BEGIN.length)}\n${renderSchemaTable()}\n${readme.slice(end)}`;
}

/** Name, type, the zoom where it comes later than the layer, and whether the public has it. */
function describe(field: Field, minZoom: number, isPublic: boolean): string {
  const from = field.tileZoom ?? 0;
  return `\`${field.name}\` ${tileFieldType(field)}${from > minZoom ? ` z${from}` : ''}${isPublic ? ' (public)' : ''}`;
}
