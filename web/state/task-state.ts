import { create } from 'zustand';
import { runAnalysis } from '../api/analysis.ts';
import { getWeakColumns } from '../api/weak-columns.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { allItemsQuery, queryClient } from '../api/queries.ts';
import { networkLinesQuery } from '../api/network-lines.ts';
import { useApp } from './app-state.ts';
import type { TaskId } from './task-parameters.ts';
import type { TaskResult } from './task-result.ts';
import { capacityColumns } from './capacity-columns.ts';
import { leaveDock, showInDock } from './dock-state.ts';
import { nameCells, type NamedArea } from './name-cells.ts';
import { usePanels } from './panel-state.ts';
import {
  blankRequest,
  capacityRequest,
  densityRequest,
  parseField,
  policyRequest,
  questionOf,
  summaryRequest,
  swmmRequest,
  traceRequest,
  type NumberFieldId,
} from './task-request.ts';

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
    const result = await answer(task, city, options);
    if (controller !== mine) return;
    useTask.setState({ answered: question });
    useApp.getState().set({ result, valueLinesFailed: false });
    if (result.task === 'weak') showInDock('weak');
    else leaveDock('weak');
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
}

/** Takes the result off the map; parameters stay. */
export function clearResult(): void {
  cancelTask();
  useTask.setState({ answered: null, errors: {}, incomplete: null });
  leaveDock('weak');
  useApp.getState().set({ result: null, resultFocus: null, weakHover: null });
}

async function answer(task: TaskId, city: string, options: Parameters<typeof runAnalysis>[3]): Promise<TaskResult> {
  const { density, blank, summary, policy, trace, capacity, swmm, weak, cityDetail } = useApp.getState();
  if (task === 'network') return { task, data: await runAnalysis(city, 'network-check', {}, options) };
  if (task === 'trace') {
    const body = traceRequest(trace);
    if (!body) throw new Error('a trace was asked for before its places were chosen');
    return { task, data: await runAnalysis(city, 'trace', body, options) };
  }
  if (task === 'swmm') {
    const body = swmmRequest(swmm, trace);
    if (!body) throw new Error('a model was asked for before its part was chosen');
    return { task, data: await runAnalysis(city, 'swmm-export', body, options) };
  }
  if (task === 'weak') return { task, data: await getWeakColumns(city, weak.designYears, options.signal) };
  if (task === 'capacity') {
    const body = capacityRequest(capacity, cityDetail?.stormFormula);
    if (!body || !cityDetail) throw new Error('a capacity was asked for before a storm formula was chosen');
    const [data, lines] = await Promise.all([
      runAnalysis(city, 'capacity', body, options),
      queryClient.fetchQuery(networkLinesQuery(city, cityDetail.version.id)),
    ]);
    return { task, data, pipes: capacityColumns(data, lines) };
  }
  if (task === 'policy')
    return { task, data: await runAnalysis(city, 'policy-matrix', policyRequest(policy), options) };
  if (task === 'summary') {
    const body = summaryRequest(summary);
    if (!body) throw new Error('a summary was asked for before an area was drawn');
    return { task, data: await runAnalysis(city, 'summary', body, options) };
  }
  if (task === 'blank') return { task, data: await runAnalysis(city, 'blank-areas', blankRequest(blank), options) };
  const body = densityRequest(density);
  if (!body) throw new Error('density of a polygon was asked for before one was drawn');
  const areas = body.cells.type === 'square' || body.cells.type === 'hexagon' ? namedAreas(city) : [];
  const data = await runAnalysis(city, 'density', body, options);
  return { task, data: nameCells(data, await areas) };
}

/** What cells of a grid can be said to lie in: street units where the city has them, else districts, else nothing. */
async function namedAreas(city: string): Promise<NamedArea[]> {
  const detail = useApp.getState().cityDetail;
  const layer = ['streets', 'districts'].find((id) => detail?.layers.some((has) => has.id === id && has.count > 0));
  if (!detail || !layer) return [];
  try {
    const { features } = await queryClient.fetchQuery(allItemsQuery(city, detail.version.id, layer));
    return features.flatMap(({ geometry, properties: { name } }) =>
      typeof name === 'string' && name !== '' ? [{ name, geometry: geometry }] : [],
    );
  } catch {
    // Names are a help; the figures come all the same, with coordinates for names.
    return [];
  }
}
