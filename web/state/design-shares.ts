import type { CapacityColumns } from './task-result.ts';

/** Length of judged pipe, m: by class of `thresholds`, then what cannot be computed. */
export interface CapacityLengths {
  classM: number[];
  cannotM: number;
}

/** Storms rarer than three times what a pipe carries overload it heavily: a proposal, to tell degrees apart. */
const heavily = 3;

/** Bounds of carried return period that part the classes of a design storm, years. */
export function designThresholds(years: number): [heavilyBelow: number, overloadedBelow: number] {
  return [years / heavily, years];
}

/** Lengths by class: class k has what carries thresholds[k − 1] years and more. */
export function capacityLengths(
  { returnPeriodYears, lengthM }: Pick<CapacityColumns, 'returnPeriodYears' | 'lengthM'>,
  thresholds: readonly number[],
): CapacityLengths {
  const lengths: CapacityLengths = { classM: new Array<number>(thresholds.length + 1).fill(0), cannotM: 0 };
  returnPeriodYears.forEach((carried, pipe) => {
    if (Number.isNaN(carried)) lengths.cannotM += lengthM[pipe];
    else if (carried !== -Infinity)
      lengths.classM[thresholds.filter((bound) => carried >= bound).length] += lengthM[pipe];
  });
  return lengths;
}
