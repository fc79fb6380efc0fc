import { create } from 'zustand';
import type { FindingColumns } from '../../data/inspection/finding-columns.ts';
import type { FindingRows } from '../../data/inspection/read-finding-rows.ts';
import type { FindingsFileError, FindingsSheet } from './findings-file.ts';

/** The file of findings of this session. No link carries it: it stays in this browser until the task is run. */
interface FindingsState {
  fileName: string | null;
  isReading: boolean;
  error: FindingsFileError | null;
  sheets: readonly FindingsSheet[];
  sheet: number;
  /** Row of the heads, from 0. */
  headRow: number;
  columns: FindingColumns | null;
  /** What the columns as chosen give; null without a file. */
  read: FindingRows | null;
  /** Changes with the file and with every choice about it. */
  stamp: number;
}

export const useFindings = create<FindingsState>()(() => ({
  fileName: null,
  isReading: false,
  error: null,
  sheets: [],
  sheet: 0,
  headRow: 0,
  columns: null,
  read: null,
  stamp: 0,
}));
