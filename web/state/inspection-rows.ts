import type { InspectionResult } from '../../server/contract/inspection.ts';
import type { InspectionParameters, InspectionShow } from './inspection-parameters.ts';

export type InspectedPipe = InspectionResult['pipes'][number];

/** Records keep indices with two decimals. */
const indexTolerance = 0.0051;

/** Class 1 … 4 of what is shown; null where it cannot be computed. */
export function classOf({ structural, functional }: InspectedPipe, show: InspectionShow): number | null {
  const kind = show === 'structural' || show === 'repair' ? structural : functional;
  return show === 'structural' || show === 'functional' ? kind.class : kind.indexClass;
}

/** Whether the record of a pipe says another class or another index than its findings. What either lacks differs not. */
export function differsIn({ class: computed, index, given }: InspectedPipe['structural']): {
  class: boolean;
  index: boolean;
} {
  return {
    class: given.class !== null && given.class !== computed,
    index: given.index !== null && index !== null && Math.abs(given.index - index) > indexTolerance,
  };
}

export function differs({ structural, functional }: InspectedPipe): boolean {
  return [structural, functional].some((kind) => Object.values(differsIn(kind)).some(Boolean));
}

/** Places of the pipes that are listed, in the order of the list. */
export function inspectionRows(
  pipes: readonly InspectedPipe[],
  { show, hidden, differs: onlyDiffering, text, sort }: InspectionParameters,
): number[] {
  const wanted = text.trim().toLowerCase();
  const rows = pipes.flatMap((pipe, i) => {
    const isListed =
      !hidden.includes(classOf(pipe, show) ?? 0) &&
      (!onlyDiffering || differs(pipe)) &&
      (wanted === '' || pipe.pipeId.toLowerCase().includes(wanted));
    return isListed ? [i] : [];
  });
  const { column, isUp } = sort ?? { column: show, isUp: false };
  const value = valueOf(column);
  // The worst of equal classes first by what the class comes from; then the order of the file.
  const finer = valueOf({ structural: 'F', functional: 'G', repair: 'RI', maintenance: 'MI' }[show]);
  return rows.sort(
    (a, b) => compare(value(pipes[a]), value(pipes[b]), isUp) || compare(finer(pipes[a]), finer(pipes[b]), false),
  );
}

type Value = number | string | null;
const extents = ['none', 'local', 'partial', 'whole'];
const actions = ['none', 'plan', 'soon', 'at-once'];
const repairs = ['none', 'local', 'whole'];
const place = (list: string[], value: string | null): number | null => (value === null ? null : list.indexOf(value));

function valueOf(column: string): (pipe: InspectedPipe) => Value {
  const values: Record<string, (pipe: InspectedPipe) => Value> = {
    pipe: ({ pipeId }) => pipeId,
    size: ({ diameterM }) => diameterM,
    length: ({ lengthM }) => lengthM,
    F: ({ structural }) => structural.parameter,
    G: ({ functional }) => functional.parameter,
    RI: ({ structural }) => structural.index,
    MI: ({ functional }) => functional.index,
    structural: (pipe) => classOf(pipe, 'structural'),
    functional: (pipe) => classOf(pipe, 'functional'),
    repair: ({ repair }) => place(repairs, repair),
    maintenance: (pipe) => classOf(pipe, 'maintenance'),
    structuralExtent: ({ structural }) => place(extents, structural.extent),
    functionalExtent: ({ functional }) => place(extents, functional.extent),
    structuralAction: ({ structural }) => place(actions, structural.action),
    functionalAction: ({ functional }) => place(actions, functional.action),
  };
  return values[column];
}

/** What is not known comes last either way. */
function compare(a: Value, b: Value, isUp: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === 'string' || typeof b === 'string' ? collator.compare(String(a), String(b)) : a - b;
  return isUp ? order : -order;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
