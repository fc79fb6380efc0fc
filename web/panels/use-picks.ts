import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { ItemFeature } from '../../server/contract/items.ts';
import { tileItemsQuery } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';

export interface PickedItem {
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

/** Turns clicks into records and selects the topmost; called once, by the workbench. */
export function usePicks(): void {
  const picked = useApp((state) => state.picked);
  const city = useApp((state) => state.cityDetail?.id ?? null);
  const version = useApp((state) => state.cityDetail?.version.id ?? '');
  const layers = city ? [...new Set(picked.map((feature) => feature.layer))] : [];
  const answers = useQueries({
    queries: layers.map((layer) =>
      tileItemsQuery(city ?? '', version, layer, [
        ...new Set(picked.filter((feature) => feature.layer === layer).map((feature) => feature.tileId)),
      ]),
    ),
    combine: (results) => ({
      data: results.map((result) => result.data),
      loading: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? null,
    }),
  });

  useEffect(() => {
    if (picked.length === 0) {
      usePickedItems.setState({ items: [], loading: false, error: null });
      return;
    }
    const found = layers.map((layer, i) => (answers.data[i]?.features ?? []).map((item) => ({ layer, item })));
    // Records in the order the map drew their layers; inside a layer the server's order is as good as any.
    const items = found.flat();
    usePickedItems.setState({ items, loading: answers.loading, error: answers.error });
    if (answers.loading || items.length === 0) return;
    const { selection, set } = useApp.getState();
    const stillThere = items.some(({ layer, item }) => layer === selection?.layer && item.id === selection.key);
    const first = items[0];
    if (!stillThere && first) set({ selection: { layer: first.layer, key: first.item.id } });
    // `layers` and `answers` follow from `picked` and the queries' data.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [picked, answers.data, answers.loading, answers.error]);

  // A click on nothing closes what the click before had opened.
  useEffect(
    () =>
      useApp.subscribe((state, before) => {
        if (state.pickedAt === before.pickedAt) return;
        const overResult = state.result !== null && state.resultFocus !== null;
        if (state.picked.length === 0 && state.selection) state.set({ selection: null });
        const { rightTab, set } = usePanels.getState();
        if (overResult && (rightTab === 'result' || state.picked.length === 0)) {
          set({ rightTab: 'result', rightOpen: true, sheet: 'tasks' });
        } else if (state.picked.length > 0) {
          set({ rightTab: 'selection', rightOpen: true, sheet: 'info', sheetHeight: 'low' });
        } else if (usePanels.getState().sheet === 'info') set({ sheet: null });
      }),
    [],
  );
}
