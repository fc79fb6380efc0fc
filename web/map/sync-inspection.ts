import { classOf } from '../state/inspection-rows.ts';
import { useApp, type AppState } from '../state/app-state.ts';
import { inspectionLook } from './inspection-look.ts';
import type { ValueLines } from './value-lines.ts';

/** Lays the classes of inspected pipes over the network; takes them away with the result. */
export function syncInspection(): () => void {
  let mine: ValueLines | null = null;
  const follow = (state: AppState, before?: AppState): void => {
    const { result, inspection, valueLines, set } = state;
    const { show, hidden } = inspection;
    if (before && result === before.result && show === before.inspection.show && hidden === before.inspection.hidden)
      return;
    if (result?.task === 'inspection') {
      const { data, lines, lineOf } = result;
      const values = new Float32Array(lines.pipes);
      data.pipes.forEach((pipe, i) => {
        const found = classOf(pipe, show);
        // What is filtered out is not drawn at all: it was inspected.
        if (lineOf[i] >= 0) values[lineOf[i]] = hidden.includes(found ?? 0) ? -Infinity : (found ?? NaN);
      });
      mine = { lines, values, ...inspectionLook };
      set({ valueLines: mine });
    } else if (mine) {
      if (valueLines === mine) set({ valueLines: null });
      mine = null;
    }
  };
  follow(useApp.getState());
  return useApp.subscribe(follow);
}
