import { useApp, type AppState } from '../state/app-state.ts';
import { capacityLook } from './capacity-look.ts';
import type { ValueLines } from './value-lines.ts';

/** Lays a capacity result over the network, and follows the design storm; takes it away with the result. */
export function syncCapacity(): () => void {
  let mine: ValueLines | null = null;
  const follow = (state: AppState, before?: AppState): void => {
    const { result, capacity, valueLines, set } = state;
    if (before && result === before.result && capacity === before.capacity) return;
    if (result?.task === 'capacity') {
      const { lines, returnPeriodYears: values } = result.pipes;
      mine = { lines, values, ...capacityLook(capacity) };
      set({ valueLines: mine });
    } else if (mine) {
      if (valueLines === mine) set({ valueLines: null });
      mine = null;
    }
  };
  follow(useApp.getState());
  return useApp.subscribe(follow);
}
