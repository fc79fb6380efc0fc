import { create } from 'zustand';
import { ApiError, isAbort } from '../api/api-error.ts';
import { useApp } from './app-state.ts';
import type * as Answers from './answer-task.ts';
import { nextFrame } from './next-frame.ts';
import { leaveDock, showInDock } from './dock-state.ts';
import { usePanels } from './panel-state.ts';
import type { TaskId } from './task-parameters.ts';
import { parseField, questionOf, type NumberFieldId } from './task-request.ts';

/** The analysis under way: at most one, because a person waits for one answer. */
interface TaskState {
  running: TaskId | null;
  /** 0..1; null while the server has not said. */
  progress: number | null;
  /** Why the last run of a task failed; kept until the next run of it. */
  errors: Partial<Record<TaskId, ApiError>>;
  /** The question the result on screen answers (see questionOf). */
  answered: string | null;
  /** The run was asked for by a slider that is still in hand: its answer scrolls nothing away. */
  keepsPlace: boolean;
  /** A run was asked for while something it needs is missing; the form says what. */
  incomplete: TaskId | null;
  /** What stands in the number fields while it differs from the value in use: kept when a panel closes. */
  drafts: Partial<Record<NumberFieldId, string>>;
  setDraft: (field: NumberFieldId, text: string | null) => void;
}

export const useTask = create<TaskState>()((set) => ({
  running: null,
  progress: null,
  errors: {},
  answered: null,
  keepsPlace: false,
  incomplete: null,
  drafts: {},
  setDraft: (field, text) =>
    set((state) => {
      const { [field]: _, ...drafts } = state.drafts;
      return { drafts: text === null ? drafts : { ...drafts, [field]: text } };
    }),
}));

let controller: AbortController | null = null;
/** What asks and reads answers: fetched with the first question, at hand for the next ones. */
let answers: typeof Answers | undefined;

/** Whether every number field of the task holds a number in its range. */
export function fieldsValid(task: TaskId, drafts: TaskState['drafts'], usesSize: boolean): boolean {
  return Object.entries(drafts).every(([field, text]) => {
    if (!field.startsWith(`${task}.`) || (field === 'density.sizeM' && !usesSize)) return true;
    return parseField(field as NumberFieldId, text) !== undefined;
  });
}

/** Runs a task with the parameters in use; a run under way is cancelled first. Sends nothing that cannot be answered. */
export async function runTask(task: TaskId, keepsPlace = false): Promise<void> {
  const choices = useApp.getState();
  const { city, density } = choices;
  const question = questionOf(task, choices);
  const usesSize = density.cells === 'square' || density.cells === 'hexagon';
  if (!city || !question || !fieldsValid(task, useTask.getState().drafts, usesSize)) {
    useTask.setState({ incomplete: task });
    return;
  }
  controller?.abort();
  const mine = new AbortController();
  controller = mine;
  const { [task]: _, ...errors } = useTask.getState().errors;
  useTask.setState({ running: task, progress: null, errors, incomplete: null, keepsPlace });
  const options = {
    signal: mine.signal,
    onProgress: (progress: number) => useTask.setState({ progress }),
  };
  try {
    answers ??= await import('./answer-task.ts');
    const result = await answers.answerTask(task, city, options);
    if (controller !== mine) return;
    if (result.task === 'trace') {
      // Panels take longer over their tables than a person waits for lines.
      useApp.getState().set({ incoming: result });
      await nextFrame();
      if (controller !== mine) return;
    }
    useTask.setState({ answered: question });
    useApp.getState().set({ result, incoming: null, valueLinesFailed: false });
    for (const tab of ['weak', 'inspection'] as const) if (result.task !== tab) leaveDock(tab);
    if (result.task === 'weak' || result.task === 'inspection') showInDock(result.task);
    usePanels.getState().set({ rightTab: 'result', rightOpen: true });
  } catch (error) {
    if (isAbort(error) || controller !== mine) return;
    const failure = error instanceof ApiError ? error : new ApiError('answer-unreadable', 0, String(error));
    useTask.setState((state) => ({ errors: { ...state.errors, [task]: failure } }));
  } finally {
    if (controller === mine) {
      controller = null;
      useTask.setState({ running: null, progress: null });
    }
  }
}

/** Stops the run under way, on the server too; what stood on the screen stays. */
export function cancelTask(): void {
  controller?.abort();
  controller = null;
  useTask.setState({ running: null, progress: null });
  useApp.getState().set({ incoming: null });
}

/** Takes the result off the map; parameters stay. */
export function clearResult(): void {
  cancelTask();
  useTask.setState({ answered: null, errors: {}, incomplete: null });
  leaveDock('weak');
  leaveDock('inspection');
  useApp.getState().set({ result: null, incoming: null, resultFocus: null, weakHover: null });
}
