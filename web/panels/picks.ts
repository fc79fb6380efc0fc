import { create } from 'zustand';
import { useApp, type AppState } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { isTraceable, takePlace } from '../state/trace-state.ts';
import { pickedItems, type PickedItem } from './picked-items.ts';

interface Picks {
  /** Records under the last click, nearest first. */
  items: PickedItem[];
  loading: boolean;
  error: Error | null;
}

/** What the last click found, once the server has turned tile ids into records. */
export const usePickedItems = create<Picks>()(() => ({ items: [], loading: false, error: null }));

/** Turns every click into records, selects the nearest and opens the panel that answers. Returns the end of it. */
export function followPicks(): () => void {
  return useApp.subscribe((state, before) => {
    if (state.tracePick?.at && state.tracePick !== before.tracePick) void placePicked(state);
    if (state.picked !== before.picked) void readPicked(state);
    if (state.pickedAt !== before.pickedAt && state.pickedAt) openPanel(state);
  });
}

/** A click that names a place of the trace: the record that was hit, where the network has such, else the place. */
async function placePicked({ tracePick, cityDetail }: AppState): Promise<void> {
  if (!tracePick?.at || !cityDetail) return;
  const found = tracePick.found.filter(({ layer }) => isTraceable({ layer, key: '' }));
  const [first] = await pickedItems(found, cityDetail.id, cityDetail.version.id).catch(() => []);
  if (useApp.getState().tracePick !== tracePick) return;
  takePlace(tracePick.slot, first ? { layer: first.layer, key: first.item.id } : { position: tracePick.at });
}

async function readPicked({ picked, cityDetail }: AppState): Promise<void> {
  usePickedItems.setState({ items: [], loading: picked.length > 0, error: null });
  if (!cityDetail || picked.length === 0) return;
  const isCurrent = (): boolean => useApp.getState().picked === picked;
  try {
    const items = await pickedItems(picked, cityDetail.id, cityDetail.version.id);
    if (!isCurrent()) return;
    usePickedItems.setState({ items, loading: false });
    const [first] = items;
    // A merged line may have no record within reach: then the click found nothing.
    useApp.getState().set(first ? { selection: { layer: first.layer, key: first.item.id } } : { picked: [] });
  } catch (error) {
    if (isCurrent()) usePickedItems.setState({ loading: false, error: error as Error });
  }
}

/** A click on nothing closes what the click before had opened; a click on a result is answered by its list. */
function openPanel({ picked, result, resultFocus, selection, set }: AppState): void {
  const panels = usePanels.getState();
  const overResult = result !== null && resultFocus !== null;
  if (picked.length === 0 && selection) set({ selection: null });
  if (overResult && (panels.rightTab === 'result' || picked.length === 0)) {
    panels.set({ rightTab: 'result', rightOpen: true, sheet: 'tasks' });
  } else if (picked.length > 0) {
    panels.set({ rightTab: 'selection', rightOpen: true, sheet: 'info', sheetHeight: 'low' });
  } else if (panels.sheet === 'info') panels.set({ sheet: null });
}
