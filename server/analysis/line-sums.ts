import type { LayerColumns } from './columns.ts';
import { largeBlock, lineBlocks } from './line-blocks.ts';
import type { RecordClasses } from './pipe-classes.ts';

/**
 * What the lines of a layer add to sums by class, in the order of `lineBlocks`. A line is one of few combinations of
 * classes; one that does not count is a combination of its own for each reason, and adds 1 instead of its length.
 */
export interface LineSums {
  /** Per line: its combination. Those of the reasons come first: reason r is number r − 1. */
  combination: Uint32Array;
  reasons: number;
  /** The classes of combination c ≥ `reasons`: `classes[(c − reasons) * dimensions + d]`. */
  classes: readonly number[];
  /** Sums of each large block by figure: the classes of each way of telling lines apart in turn, then the reasons. */
  blocks: Float64Array;
  /** Where the figures of each way of telling lines apart begin; last, where those of the reasons do. */
  starts: readonly number[];
  /** Figures there are. */
  width: number;
}

interface Kept extends LineSums {
  dimensions: readonly RecordClasses[];
}

/** By what is left out, or by the layer where nothing is. */
const known = new WeakMap<object, Kept[]>();

/** Sums for a way of counting, made when first asked for. `leftOut` gives a reason (1 and up) per record not to count it. */
export function lineSums(columns: LayerColumns, dimensions: readonly RecordClasses[], leftOut?: Uint8Array): LineSums {
  const key = leftOut ?? columns;
  let kept = known.get(key);
  if (!kept) known.set(key, (kept = []));
  let sums = kept.find((each) => isSame(each.dimensions, dimensions));
  if (!sums) kept.push((sums = { ...makeSums(columns, dimensions, leftOut), dimensions }));
  return sums;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function makeSums(columns: LayerColumns, dimensions: readonly RecordClasses[], leftOut?: Uint8Array): LineSums {
  const { order, lengthM } = lineBlocks(columns);
  let reasons = 0;
  if (leftOut) for (const reason of leftOut) reasons = Math.max(reasons, reason);
  const starts = [0];
  for (const { names } of dimensions) starts.push(starts.at(-1)! + names.length);
  const width = starts.at(-1)! + reasons;
  const combination = new Uint32Array(order.length);
  const numbers = new Map<number, number>();
  const classes: number[] = [];
  const blocks = new Float64Array(width * Math.ceil(order.length / largeBlock));
  for (let i = 0; i < order.length; i++) {
    const record = order[i];
    const base = width * Math.floor(i / largeBlock);
    const reason = leftOut?.[record] ?? 0;
    if (reason > 0) {
      combination[i] = reason - 1;
      blocks[base + starts[dimensions.length] + reason - 1]++;
      continue;
    }
    let key = 0;
    for (let d = 0; d < dimensions.length; d++) {
      const code = dimensions[d].codes[record];
      key = key * dimensions[d].names.length + code;
      blocks[base + starts[d] + code] += lengthM[i];
    }
    let number = numbers.get(key);
    if (number === undefined) {
      number = reasons + numbers.size;
      numbers.set(key, number);
      for (const { codes } of dimensions) classes.push(codes[record]);
    }
    combination[i] = number;
  }
  return { combination, reasons, classes, blocks, starts, width };
}
