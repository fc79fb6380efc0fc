import { create } from 'zustand';
import { cancelBlankPreviews, loadBlankPreview } from '../api/blank-preview.ts';
import { useApp, type AppState } from './app-state.ts';
import { cancelTask, runTask } from './task-state.ts';

/** How long the slider stands still before the exact answer is asked for. */
const restMs = 350;
/** Cells a side of the picture: 5 m cells of 40 km fit the largest; a small screen shows no more than a quarter of it. */
const [smallestSide, smallSide, largestSide] = [2048, 4096, 8192];
const small = '(pointer: coarse)';

interface BlankSlider {
  /** How the preview stands: on its way, or not to be had; null when there is nothing to say. */
  state: 'loading' | 'failed' | null;
}

export const useBlankSlider = create<BlankSlider>()(() => ({ state: null }));

/** Whether the slider has moved since the result on screen. */
let isWanted = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The question being loaded or failed, so that no movement asks for it again. */
let asked: string | null = null;

/** The slider is taken in hand: the preview is fetched before it moves; one that failed is tried again. */
export function holdBlankSlider(): void {
  if (useBlankSlider.getState().state === 'failed') asked = null;
  void load();
}

/** The slider moves: the preview shows the distance at once, and the exact answer is asked for when it rests. */
export function moveBlankSlider(distanceM: number): void {
  cancelTask();
  isWanted = true;
  useApp.getState().setBlank({ distanceM });
  void load();
  clearTimeout(timer);
  timer = setTimeout(() => void runTask('blank', true), restMs);
}

/** Whether an exact answer is still to come that a movement of the slider asked for. */
export function isBlankAwaited(): boolean {
  return isWanted;
}

/** Takes the preview off the map, and the exact answer that was to follow it. */
export function dropBlankPreview(): void {
  clearTimeout(timer);
  if (isWanted) cancelTask();
  forget();
}

/** The map cannot paint the preview: the exact answer goes on alone. */
export function failBlankPreview(): void {
  useBlankSlider.setState({ state: 'failed' });
  useApp.getState().set({ blankPreview: null });
}

async function load(): Promise<void> {
  const { city, cityDetail, blank, blankPreview, textureSideMax } = useApp.getState();
  if (!city || !cityDetail || blankPreview) return;
  const side = Math.min(textureSideMax ?? 0, globalThis.matchMedia(small).matches ? smallSide : largestSide);
  const about = { city, version: cityDetail.version.id, kinds: blank.kinds, side: Math.max(smallestSide, side) };
  const question = JSON.stringify(about);
  if (asked === question) return;
  asked = question;
  useBlankSlider.setState({ state: 'loading' });
  let state: BlankSlider['state'] = null;
  try {
    const preview = await loadBlankPreview(about);
    if (asked !== question) return;
    asked = null;
    if (isWanted) useApp.getState().set({ blankPreview: preview });
  } catch {
    // Whatever is wrong, the exact answer comes by itself and says what keeps it from coming.
    if (asked !== question) return;
    state = 'failed';
  }
  useBlankSlider.setState({ state });
}

function forget(): void {
  isWanted = false;
  if (useApp.getState().blankPreview) useApp.getState().set({ blankPreview: null });
}

const questionOf = (state: AppState): unknown[] => [state.task, state.cityDetail, state.blank.kinds];

// An answer takes the place of the preview; another question has no use for it.
useApp.subscribe((now, before) => {
  const [then, here] = [questionOf(before), questionOf(now)];
  if (here.some((value, i) => value !== then[i])) {
    if (asked !== null) cancelBlankPreviews();
    asked = null;
    useBlankSlider.setState({ state: null });
    dropBlankPreview();
  } else if (now.result !== before.result) forget();
});
