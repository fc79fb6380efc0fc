import type { Audience, Layer } from '../../data/model/catalogue.ts';
import { fieldsVisibleTo, labelFields, labelOf, layers, layerVisibleTo } from '../../data/model/layers.ts';
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
  /** Per label field: the name, the English name. */
  labels: (string | undefined)[][];
}

/** Searches keys and names, Chinese and English, of one loaded version: of the drainage layers, and of all layers that have a label. */
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
      const texts = this.textsOf(layer, columns);
      const named = texts.labels.filter((_, k) => visible.has(names(layer)[k]));
      for (let i = 0; i < columns.count; i++) {
        const byKey = visible.has(layer.key) ? rankOf(texts.keys[i], wanted) : 0;
        let byName = 0;
        let label = '';
        for (const column of named) {
          const name = column[i];
          const rank = name === undefined ? 0 : rankOf(name, wanted);
          if (rank > byName) [byName, label] = [rank, name!];
        }
        const rank = Math.max(byKey, byName);
        if (rank > 0) hits.push({ rank, layer: order, feature: i, label });
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
    const visible = fieldsVisibleTo(layer, audience).filter((field) => names(layer).includes(field.name));
    const values = Object.fromEntries(visible.map((field) => [field.name, valueOf(layer, columns, feature, field)]));
    const key = columns.keys[feature];
    return {
      layer: layer.id,
      key,
      label: { zh: labelOf(layer, values, 'zh') ?? key, en: labelOf(layer, values, 'en') ?? key },
      bbox: [...columns.bbox.subarray(4 * feature, 4 * feature + 4)],
    };
  }

  private textsOf(layer: Layer, columns: LayerColumns): Texts {
    let texts = this.texts.get(layer.id);
    if (!texts) {
      const labels = names(layer).map((name) => {
        const column = columns.fields[name];
        const words = column?.kind === 'text' ? column.dictionary.map((word) => word.toLowerCase()) : [];
        return columns.keys.map((_, i) => (column?.kind === 'text' ? words[column.codes[i]] : undefined));
      });
      texts = { keys: columns.keys.map((key) => key.toLowerCase()), labels };
      this.texts.set(layer.id, texts);
    }
    return texts;
  }
}

/** Label fields of a layer: the name and, where there is one, the English name. */
function names(layer: Layer): string[] {
  return labelFields(layer, 'en');
}

/** 3 the whole text, 2 its beginning, 1 within it, 0 not at all. */
function rankOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at < 0) return 0;
  return at > 0 ? 1 : text.length === wanted.length ? 3 : 2;
}
