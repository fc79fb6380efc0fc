import type { Layer } from '../model/catalogue.ts';
import type { Mapping } from './mapping.ts';

/** The mapping used without a mapping file: columns named like fields of the layer are taken as they are. */
export function defaultMapping(layer: Layer): Mapping {
  return {
    layer: layer.id,
    source: {},
    encoding: 'utf-8',
    missing: [],
    fields: Object.fromEntries(layer.fields.map((field) => [field.name, { column: field.name }])),
  };
}
