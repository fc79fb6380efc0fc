import { pipeSizeBoundsM, pipeSizeNames } from '../../data/model/pipe-size.ts';
import type { Column, LayerColumns } from './columns.ts';

/** By what lengths can be told apart beside the kind. */
export const classNames = ['size', 'material', 'decade'] as const;
export type ClassName = (typeof classNames)[number];

/** Kinds of pipe in answers; a kind nobody filled is its own. */
export const kindNames = ['storm', 'foul', 'combined', 'other', 'unknown'] as const;

/** A class for every record of a layer: `names[codes[i]]`. A missing value is the class 'unknown', the last name. */
export interface RecordClasses {
  names: readonly string[];
  codes: Uint8Array;
}

const known = new WeakMap<LayerColumns, Map<string, RecordClasses>>();

/** Classes of pipes: kind; size (mm, `300-600` is 300 up to but not 600); material code; decade (`1980`: 1980–1989). */
export function pipeClasses(pipes: LayerColumns | undefined, by: 'kind' | ClassName): RecordClasses {
  if (by === 'kind') return remember(pipes, by, (columns) => codeClasses(columns, 'kind', kindNames.slice(0, -1), 3));
  if (by === 'material') return recordClasses(pipes, 'material');
  return remember(pipes, by, by === 'size' ? sizeClasses : decadeClasses);
}

/** Classes of a layer's records by a code field, in the order in which the codes first come. */
export function recordClasses(layer: LayerColumns | undefined, field: string): RecordClasses {
  return remember(layer, field, (columns) => {
    const column = columns.fields[field];
    return codeClasses(columns, field, column?.kind === 'text' ? column.dictionary.slice(0, 254) : []);
  });
}

/** Classes are made once for each layer of each version. */
function remember(
  columns: LayerColumns | undefined,
  name: string,
  make: (columns: LayerColumns) => RecordClasses,
): RecordClasses {
  if (!columns) return { names: ['unknown'], codes: new Uint8Array(0) };
  let classes = known.get(columns);
  if (!classes) {
    classes = new Map();
    known.set(columns, classes);
  }
  let found = classes.get(name);
  if (!found) {
    found = make(columns);
    classes.set(name, found);
  }
  return found;
}

/** `strayCode` is the class of a word that `names` does not have; without it such a word is unknown. */
function codeClasses(
  columns: LayerColumns,
  field: string,
  names: readonly string[],
  strayCode: number = names.length,
): RecordClasses {
  const codes = new Uint8Array(columns.count).fill(names.length);
  const column: Column | undefined = columns.fields[field];
  if (column?.kind === 'text') {
    const classOf = column.dictionary.map((word) => (names.includes(word) ? names.indexOf(word) : strayCode));
    for (let i = 0; i < columns.count; i++) if (column.codes[i] >= 0) codes[i] = classOf[column.codes[i]];
  }
  return { names: [...names, 'unknown'], codes };
}

function sizeClasses(columns: LayerColumns): RecordClasses {
  const unknown = pipeSizeNames.length;
  const codes = new Uint8Array(columns.count).fill(unknown);
  const column = columns.fields['diameterM'];
  if (column?.kind === 'number') {
    for (let i = 0; i < columns.count; i++) {
      const sizeM = column.values[i];
      if (Number.isNaN(sizeM)) continue;
      let size = 0;
      while (size < pipeSizeBoundsM.length && sizeM >= pipeSizeBoundsM[size]) size++;
      codes[i] = size;
    }
  }
  return { names: [...pipeSizeNames, 'unknown'], codes };
}

function decadeClasses(columns: LayerColumns): RecordClasses {
  const column = columns.fields['yearBuilt'];
  const years = column?.kind === 'number' ? column.values : new Float64Array(columns.count).fill(NaN);
  let first = Infinity;
  let last = -Infinity;
  for (const year of years) {
    if (Number.isNaN(year)) continue;
    first = Math.min(first, Math.floor(year / 10));
    last = Math.max(last, Math.floor(year / 10));
  }
  const count = Math.min(254, Math.max(0, last - first + 1));
  const codes = new Uint8Array(columns.count).fill(count);
  if (count > 0) {
    for (let i = 0; i < codes.length; i++) {
      if (!Number.isNaN(years[i])) codes[i] = Math.min(count - 1, Math.floor(years[i] / 10) - first);
    }
  }
  return { names: [...Array.from({ length: count }, (_, i) => String((first + i) * 10)), 'unknown'], codes };
}
