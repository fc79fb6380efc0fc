import { useApp, type AppState } from '../state/app-state.ts';
import { capacityLook } from './capacity-look.ts';

/** Lays a capacity result over the network, and follows the design storm; takes it away with the result. */
export function syncCapacity(): () => void {
  let laid = false;
  const follow = (state: AppState, before?: AppState): void => {
    const { result, capacity, set } = state;
    if (before && result === before.result && capacity === before.capacity) return;
    if (result?.task === 'capacity') {
      laid = true;
      const { lines, returnPeriodYears: values } = result.pipes;
      set({ valueLines: { lines, values, ...capacityLook(capacity) } });
    } else if (laid) {
      laid = false;
      set({ valueLines: null });
    }
  };
  follow(useApp.getState());
  return useApp.subscribe(follow);
}
