import { findLayer } from '../../data/model/layers.ts';
import type { LayerColumns } from './columns.ts';
import { textAt } from './text-at.ts';

/** Key of a record. */
export function keyOf(columns: LayerColumns, feature: number): string {
  return textAt(columns.keyTexts, feature) ?? '';
}

/** Text of a layer's label field, or null where it is missing. */
export function nameOf(columns: LayerColumns, feature: number): string | null {
  const label = columns.fields[findLayer(columns.layer)?.labelField ?? ''];
  return label?.kind === 'text' ? (label.dictionary[label.codes[feature]] ?? null) : null;
}
