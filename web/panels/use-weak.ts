import { useMemo } from 'react';
import type { WeakColumns, WeakTable } from '../api/weak-columns.ts';
import { useApp } from '../state/app-state.ts';
import type { WeakParameters } from '../state/weak-parameters.ts';
import { weakRanks, type WeakRanks } from '../state/weak-ranks.ts';
import { weakRows } from '../state/weak-rows.ts';

export interface WeakShown {
  columns: WeakColumns;
  weak: WeakParameters;
  /** Of the kind on screen. */
  table: WeakTable;
  ranks: WeakRanks;
  /** Under the weights of the baseline. */
  before: WeakRanks;
  /** What is listed, in the order of the list. */
  rows: Uint32Array;
}

/** The ranked objects as the weights and filters have them now; null without a result. */
export function useWeakShown(): WeakShown | null {
  const columns = useApp((state) => (state.result?.task === 'weak' ? state.result.data : null));
  const weak = useApp((state) => state.weak);
  return useMemo(() => {
    if (!columns) return null;
    const table = columns.tables[weak.kind];
    const ranks = weakRanks(table, weak.weights);
    const before = weakRanks(table, weak.baseline);
    return { columns, weak, table, ranks, before, rows: weakRows(columns, ranks, before, weak) };
  }, [columns, weak]);
}
