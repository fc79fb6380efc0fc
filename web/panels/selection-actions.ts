import { itemQuery, queryClient } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import type { FeatureRef } from '../state/feature-ref.ts';
import { usePanels } from '../state/panel-state.ts';
import { bboxOf } from '../ui/geometry.ts';
import { usePickedItems } from './picks.ts';

/** Closest a panel takes the map to a single feature: a street corner with its surroundings. */
const featureZoom = 18;

/** Selects a record and flies there; where the server does not have it the inspector says so. */
export async function selectAndGo(ref: FeatureRef): Promise<void> {
  useApp.getState().set({ selection: ref, picked: [], pickedAt: null });
  usePanels.getState().set({ rightTab: 'selection', rightOpen: true, sheet: 'info', sheetHeight: 'low' });
  await goTo(ref);
}

/** Zooms to the selected record. */
export function goToSelection(): void {
  const { selection } = useApp.getState();
  if (selection) void goTo(selection);
}

/** Selects the next or previous of the features that lie under the last click. */
export function turnPage(step: 1 | -1): void {
  const { items } = usePickedItems.getState();
  const { selection, set } = useApp.getState();
  if (items.length < 2) return;
  const at = items.findIndex(({ layer, item }) => layer === selection?.layer && item.id === selection.key);
  const next = items[(at + step + items.length) % items.length];
  if (next) set({ selection: { layer: next.layer, key: next.item.id } });
}

async function goTo({ layer, key }: FeatureRef): Promise<void> {
  const { city, cityDetail } = useApp.getState();
  if (!city) return;
  try {
    const item = await queryClient.fetchQuery(itemQuery(city, cityDetail?.version.id ?? '', layer, key));
    const bbox = bboxOf(item.geometry);
    if (bbox) useApp.getState().flyTo(bbox, featureZoom);
  } catch {
    // The inspector asks for the same record and shows what went wrong.
  }
}
