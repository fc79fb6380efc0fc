import type { Audience } from '../../data/model/catalogue.ts';
import { fieldsVisibleTo, layers, layerVisibleTo } from '../../data/model/layers.ts';
import type { LayerColumns } from '../analysis/columns.ts';
import type { SearchResult } from '../contract/search.ts';
import { valueOf } from './to-feature.ts';

interface Hit {
  rank: number;
  layer: number;
  feature: number;
  label: string;
}

/** Lower-case texts of a layer, made once per loaded version. */
interface Texts {
  keys: string[];
  labels: (string | undefined)[];
}

/** Searches keys and label fields of one loaded version: of the drainage layers, and of all layers that have a label. */
export class LayerSearch {
  private readonly texts = new Map<string, Texts>();
  private readonly columns: ReadonlyMap<string, LayerColumns>;

  constructor(columns: ReadonlyMap<string, LayerColumns>) {
    this.columns = columns;
  }

  /** Best first: the whole text, then its beginning, then anywhere in it; within that shorter labels, catalogue order. */
  search(query: string, limit: number, audience: Audience): SearchResult {
    const wanted = query.trim().toLowerCase();
    const hits: Hit[] = [];
    layers.forEach((layer, order) => {
      const columns = this.columns.get(layer.id);
      if (!columns || !layerVisibleTo(layer, audience)) return;
      if (!layer.labelField && layer.theme !== 'drainage') return;
      const visible = new Set(fieldsVisibleTo(layer, audience).map((field) => field.name));
      const texts = this.textsOf(layer.id, columns);
      for (let i = 0; i < columns.count; i++) {
        const byKey = visible.has(layer.key) ? rankOf(texts.keys[i], wanted) : 0;
        const name = layer.labelField && visible.has(layer.labelField) ? texts.labels[i] : undefined;
        const byName = name === undefined ? 0 : rankOf(name, wanted);
        const rank = Math.max(byKey, byName);
        if (rank > 0) hits.push({ rank, layer: order, feature: i, label: (byName > 0 ? name : undefined) ?? '' });
      }
    });
    hits.sort(
      (a, b) => b.rank - a.rank || a.layer - b.layer || a.label.length - b.label.length || a.feature - b.feature,
    );
    return { query, numberMatched: hits.length, hits: hits.slice(0, limit).map((hit) => this.describe(hit, audience)) };
  }

  private describe({ layer: order, feature }: Hit, audience: Audience): SearchResult['hits'][number] {
    const layer = layers[order];
    const columns = this.columns.get(layer.id)!;
    const label = fieldsVisibleTo(layer, audience).find((field) => field.name === layer.labelField);
    return {
      layer: layer.id,
      key: columns.keys[feature],
      label: String((label && valueOf(layer, columns, feature, label)) ?? columns.keys[feature]),
      bbox: [...columns.bbox.subarray(4 * feature, 4 * feature + 4)],
    };
  }

  private textsOf(id: string, columns: LayerColumns): Texts {
    let texts = this.texts.get(id);
    if (!texts) {
      const column = columns.fields[layers.find((layer) => layer.id === id)?.labelField ?? ''];
      const words = column?.kind === 'text' ? column.dictionary.map((word) => word.toLowerCase()) : [];
      texts = {
        keys: columns.keys.map((key) => key.toLowerCase()),
        labels: columns.keys.map((_, i) => (column?.kind === 'text' ? words[column.codes[i]] : undefined)),
      };
      this.texts.set(id, texts);
    }
    return texts;
  }
}

/** 3 the whole text, 2 its beginning, 1 within it, 0 not at all. */
function rankOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at < 0) return 0;
  return at > 0 ? 1 : text.length === wanted.length ? 3 : 2;
}
