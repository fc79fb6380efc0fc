import type {
  AnalysisDataset,
  Column,
  GeometryColumns,
  LayerColumns,
  NumberColumn,
  TextColumn,
  Texts,
} from '../analysis/columns.ts';
import { allTexts } from '../analysis/text-at.ts';

export interface LoadedTextColumn {
  kind: 'text';
  /** Missing is −1; otherwise the number of a text of the dictionary. */
  codes: Int32Array;
  dictionary: Texts;
}

/**
 * A layer as the engine keeps it: all of it in shared memory, texts included. 700,000 pipes have a million ids; as
 * JavaScript strings they would outweigh the geometry.
 */
export interface LoadedLayer extends GeometryColumns {
  layer: string;
  keys: Texts;
  /** By field name; the key field is `keys`. A field nobody filled has no column. */
  fields: Record<string, NumberColumn | LoadedTextColumn>;
  index: SharedArrayBuffer | null;
  indexXy: SharedArrayBuffer | null;
  tileIds: Float64Array;
  tileOrder: Uint32Array;
}

/** What the main thread hands to an analysis worker: shared memory and a few words. */
export interface LoadedDataset extends Omit<AnalysisDataset, 'layers'> {
  layers: Record<string, LoadedLayer>;
}

/** The dataset as analyses read it. Its strings are made when an analysis first asks for them. */
export function forAnalysis(dataset: LoadedDataset): AnalysisDataset {
  const layers = Object.entries(dataset.layers).map(([id, loaded]) => [id, layerForAnalysis(loaded)]);
  return { ...dataset, layers: Object.fromEntries(layers) as AnalysisDataset['layers'] };
}

function layerForAnalysis(loaded: LoadedLayer): LayerColumns {
  const columns = Object.entries(loaded.fields).map(([name, column]): [string, Column] => [
    name,
    column.kind === 'text' ? new LazyTextColumn(column) : column,
  ]);
  let keys: string[] | undefined;
  return {
    ...loaded,
    fields: Object.fromEntries(columns),
    keyTexts: loaded.keys,
    get keys() {
      return (keys ??= allTexts(loaded.keys));
    },
  };
}

class LazyTextColumn implements TextColumn {
  readonly kind = 'text';
  readonly codes: Int32Array;
  private readonly texts: Texts;
  private words: string[] | undefined;

  constructor({ codes, dictionary }: LoadedTextColumn) {
    this.codes = codes;
    this.texts = dictionary;
  }

  get dictionary(): string[] {
    return (this.words ??= allTexts(this.texts));
  }
}
