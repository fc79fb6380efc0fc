import { cityQuery, queryClient } from '../api/queries.ts';
import { useApp } from './app-state.ts';
import { isBlankAwaited, moveBlankSlider } from './blank-slider.ts';
import { usePanels } from './panel-state.ts';
import { runTask, useTask } from './task-state.ts';

/**
 * Goes over to the city's current dataset version and keeps the whole question: view, layers, selection and parameters
 * stay, the map reads the new tiles, and the analysis under way, awaited or on screen is computed again. Returns the version now shown, or
 * undefined where there is no other. Throws ApiError where the server does not answer.
 */
export async function adoptVersion(): Promise<string | undefined> {
  const { city, cityDetail } = useApp.getState();
  if (!city) return undefined;
  const detail = await queryClient.fetchQuery({ ...cityQuery(city), staleTime: 0 });
  // A person may have gone to another city meanwhile.
  if (useApp.getState().city !== city || detail.version.id === cityDetail?.version.id) return undefined;
  const { result, blank, set } = useApp.getState();
  const { running, answered } = useTask.getState();
  const task = running ?? (answered === null ? undefined : result?.task);
  const isAwaited = isBlankAwaited();
  usePanels.getState().set({ newVersion: null, linkVersion: null });
  set({ cityDetail: detail, mapError: null, picked: [], pickedAt: null });
  // The slider's preview and answer were about the old version and went with it.
  if (isAwaited) moveBlankSlider(blank.distanceM);
  else if (task) void runTask(task);
  return detail.version.id;
}
