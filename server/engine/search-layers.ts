import type { Audience, Layer } from '../../data/model/catalogue.ts';
import { fieldsVisibleTo, labelFields, labelOf, layers, layerVisibleTo } from '../../data/model/layers.ts';
import type { Texts } from '../analysis/columns.ts';
import { textAt } from '../analysis/text-at.ts';
import type { SearchResult } from '../contract/search.ts';
import { lowerCase, rankTexts } from './find-text.ts';
import type { LoadedLayer } from './loaded-layer.ts';
import { valueOf } from './to-feature.ts';

interface Hit {
  rank: number;
  layer: number;
  feature: number;
  /** Bytes of the label that matched; 0 where the key did. */
  length: number;
}

/** Lower-case texts of a layer, made at the first search in a loaded version. */
interface Lowered {
  keys: Texts;
  /** The name and, where there is one, the English name; by field. */
  labels: Map<string, Texts>;
}

/** Searches keys and names, Chinese and English, of one loaded version: of the drainage layers, and of all layers that have a label. */
export class LayerSearch {
  private readonly lowered = new Map<string, Lowered>();
  private readonly columns: ReadonlyMap<string, LoadedLayer>;

  constructor(columns: ReadonlyMap<string, LoadedLayer>) {
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
      const { keys, labels } = this.loweredOf(layer, columns);
      const byKey = visible.has(layer.key) ? rankTexts(keys, wanted) : undefined;
      const named = [...labels]
        .filter(([field]) => visible.has(field))
        .map(([field, texts]) => ({ codes: codesOf(columns, field), texts, ranks: rankTexts(texts, wanted) }));
      for (let i = 0; i < columns.count; i++) {
        let byName = 0;
        let length = 0;
        for (const { codes, texts, ranks } of named) {
          const code = codes[i];
          if (code < 0 || ranks[code] <= byName) continue;
          byName = ranks[code];
          length = texts.starts[code + 1] - texts.starts[code];
        }
        const rank = Math.max(byKey?.[i] ?? 0, byName);
        if (rank > 0) hits.push({ rank, layer: order, feature: i, length });
      }
    });
    hits.sort((a, b) => b.rank - a.rank || a.layer - b.layer || a.length - b.length || a.feature - b.feature);
    return { query, numberMatched: hits.length, hits: hits.slice(0, limit).map((hit) => this.describe(hit, audience)) };
  }

  private describe({ layer: order, feature }: Hit, audience: Audience): SearchResult['hits'][number] {
    const layer = layers[order];
    const columns = this.columns.get(layer.id)!;
    const visible = fieldsVisibleTo(layer, audience).filter((field) => names(layer).includes(field.name));
    const values = Object.fromEntries(visible.map((field) => [field.name, valueOf(layer, columns, feature, field)]));
    const key = textAt(columns.keys, feature)!;
    return {
      layer: layer.id,
      key,
      label: { zh: labelOf(layer, values, 'zh') ?? key, en: labelOf(layer, values, 'en') ?? key },
      bbox: [...columns.bbox.subarray(4 * feature, 4 * feature + 4)],
    };
  }

  private loweredOf(layer: Layer, columns: LoadedLayer): Lowered {
    let lowered = this.lowered.get(layer.id);
    if (!lowered) {
      const labels = new Map<string, Texts>();
      for (const name of names(layer)) {
        const column = columns.fields[name];
        if (column?.kind === 'text') labels.set(name, lowerCase(column.dictionary));
      }
      lowered = { keys: lowerCase(columns.keys), labels };
      this.lowered.set(layer.id, lowered);
    }
    return lowered;
  }
}

/** Label fields of a layer: the name and, where there is one, the English name. */
function names(layer: Layer): string[] {
  return labelFields(layer, 'en');
}

function codesOf(columns: LoadedLayer, field: string): Int32Array {
  const column = columns.fields[field];
  if (column?.kind !== 'text') throw new Error(`${field} is not a text field`);
  return column.codes;
}
