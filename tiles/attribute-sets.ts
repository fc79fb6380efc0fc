import type { LayerColumns } from './columns.ts';
import { KeyTable } from './key-table.ts';

/** Per feature a number for the values it has: features with the same number are drawn alike. */
export interface AttributeSets {
  /** Of all values, sizes by class. */
  all: Uint32Array;
  /** Of the codes alone. */
  codes: Uint32Array;
}

const known = new WeakMap<LayerColumns, Map<number, AttributeSets>>();

/** The sets of a layer's features at a zoom; made once for all zooms that have the same fields. */
export function attributeSets(columns: LayerColumns, zoom: number): AttributeSets {
  const shown = columns.fields.filter(({ fromZoom }) => fromZoom <= zoom);
  let ofLayer = known.get(columns);
  if (!ofLayer) known.set(columns, (ofLayer = new Map()));
  let sets = ofLayer.get(shown.length);
  if (!sets) ofLayer.set(shown.length, (sets = makeSets(shown, columns.count)));
  return sets;
}

function makeSets(fields: LayerColumns['fields'], count: number): AttributeSets {
  const table = new KeyTable();
  const all = new Uint32Array(count).fill(1);
  const codes = new Uint32Array(count);
  fields.forEach(({ isCode, valueOf, classOf }, k) => {
    for (let feature = 0; feature < count; feature++) {
      const value = classOf ? classOf[valueOf[feature]] : valueOf[feature];
      all[feature] = 2 + table.add(all[feature] * 64 + k, value);
      if (isCode) codes[feature] = 2 + table.add(codes[feature] * 64 + k, value);
    }
  });
  return { all, codes };
}
