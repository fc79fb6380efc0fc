import { create } from 'zustand';
import type { ItemFeature } from '../../server/contract/items.ts';
import { queryClient, tileItemsQuery } from '../api/queries.ts';
import { useApp, type AppState, type PickedTileFeature } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';

interface PickedItem {
  layer: string;
  item: ItemFeature;
}

interface Picks {
  /** Records under the last click, topmost first. */
  items: PickedItem[];
  loading: boolean;
  error: Error | null;
}

/** What the last click found, once the server has turned tile ids into records. */
export const usePickedItems = create<Picks>()(() => ({ items: [], loading: false, error: null }));

/** Turns every click into records, selects the topmost and opens the panel that answers. Returns the end of it. */
export function followPicks(): () => void {
  return useApp.subscribe((state, before) => {
    if (state.picked !== before.picked) void readPicked(state);
    if (state.pickedAt !== before.pickedAt && state.pickedAt) openPanel(state);
  });
}

async function readPicked({ picked, cityDetail }: AppState): Promise<void> {
  usePickedItems.setState({ items: [], loading: picked.length > 0, error: null });
  if (!cityDetail || picked.length === 0) return;
  const isCurrent = (): boolean => useApp.getState().picked === picked;
  try {
    const items = await itemsOf(picked, cityDetail.id, cityDetail.version.id);
    if (!isCurrent()) return;
    usePickedItems.setState({ items, loading: false });
    const [first] = items;
    if (first) useApp.getState().set({ selection: { layer: first.layer, key: first.item.id } });
  } catch (error) {
    if (isCurrent()) usePickedItems.setState({ loading: false, error: error as Error });
  }
}

/** Records in the order the map drew their layers; inside a layer the server's order is as good as any. */
async function itemsOf(picked: readonly PickedTileFeature[], city: string, version: string): Promise<PickedItem[]> {
  const layers = [...new Set(picked.map((feature) => feature.layer))];
  const answers = await Promise.all(
    layers.map(async (layer) => {
      const tileIds = picked.filter((feature) => feature.layer === layer).map((feature) => feature.tileId);
      const { features } = await queryClient.fetchQuery(tileItemsQuery(city, version, layer, [...new Set(tileIds)]));
      return features.map((item) => ({ layer, item }));
    }),
  );
  return answers.flat();
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
