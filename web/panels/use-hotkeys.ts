import { useEffect } from 'react';
import { useApp } from '../state/app-state.ts';
import type { TraceDirection } from '../state/task-parameters.ts';
import { useDock } from '../state/dock-state.ts';
import { openLeft, type SheetId, usePanels } from '../state/panel-state.ts';
import { isTraceable, traceFrom } from '../state/trace-state.ts';
import { focusMap, mapHasFocus } from '../ui/focus-map.ts';
import { focusSoon } from '../ui/focus-soon.ts';
import { goToSelection, turnPage } from './selection-actions.ts';

/** Id of the search box, which `/` reaches. */
export const searchBoxId = 'search-box';

/** Id of the tab of a phone's sheet. */
export const phoneTabId = (sheet: SheetId): string => `phone-tab-${sheet}`;

/** Keys of the whole page; the help sheet lists them. Single letters work only while the map has the focus. */
export function useHotkeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') closeTopmost(event);
      else if (mapHasFocus()) actionOf(event.key)?.(event);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function actionOf(key: string): ((event: KeyboardEvent) => void) | undefined {
  const actions: Record<string, (event: KeyboardEvent) => void> = {
    '/': (event) => {
      event.preventDefault();
      usePanels.getState().set({ sheet: 'search' });
      // At once where the box stands already, so that what is typed next lands in it; a phone's sheet brings its own.
      document.getElementById(searchBoxId)?.focus();
    },
    '?': () => usePanels.getState().set({ dialog: { kind: 'help' } }),
    l: () => goLeft('layers'),
    t: () => goLeft('tasks'),
    r: goRight,
    d: goDock,
    f: fitCity,
    z: goToSelection,
    u: () => traceSelection('upstream'),
    o: () => traceSelection('downstream'),
    g: () => traceSelection('path'),
    b: () => traceSelection('blocked'),
    '[': () => turnPage(-1),
    ']': () => turnPage(1),
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

/** Traces from the selected record, where a trace can begin at it. */
function traceSelection(direction: TraceDirection): void {
  const { selection } = useApp.getState();
  if (isTraceable(selection)) traceFrom(direction, selection);
}

/** Shows the layers or the tasks and takes the keys there, so that Tab goes on in the panel. */
function goLeft(tab: 'layers' | 'tasks'): void {
  openLeft(tab);
  focusSoon(`#left-panel-${tab}`);
}

/** Takes the keys to the selection or the result, where there is one. */
function goRight(): void {
  const { selection, picked, result } = useApp.getState();
  if (!selection && picked.length === 0 && !result) return;
  usePanels.getState().set({ rightOpen: true });
  const { rightTab } = usePanels.getState();
  const tab = !result ? 'selection' : selection || picked.length > 0 ? rightTab : 'result';
  focusSoon(`#right-panel-${tab}`);
}

/** Takes the keys to the dock, where there is one. */
function goDock(): void {
  const { active } = useDock.getState();
  if (!active) return;
  useDock.setState({ collapsed: false });
  usePanels.getState().set({ sheet: 'dock' });
  focusSoon(`#dock-${active}`);
}

/** Zooms to the whole city. */
export function fitCity(): void {
  const { cityDetail, flyTo } = useApp.getState();
  if (cityDetail?.bbox) flyTo(cityDetail.bbox);
}

/**
 * Esc: a dialog closes itself; then the feature, then the highlight in a result; then a phone's sheet, back to its tab.
 * Where nothing is left to close the focus goes back to the map.
 */
function closeTopmost(event: KeyboardEvent): void {
  const { drawing, tracePick, selection, picked, resultFocus, set } = useApp.getState();
  // A dialog may be gone before its key comes here; it gives the focus back itself.
  const fromDialog = event.target instanceof Element && event.target.closest('[aria-modal="true"]');
  if (usePanels.getState().dialog || fromDialog) return;
  if (drawing) return;
  if (tracePick) {
    event.preventDefault();
    set({ tracePick: null });
    return;
  }
  if (!selection && picked.length === 0 && !resultFocus) {
    leavePanels(event);
    return;
  }
  event.preventDefault();
  if (selection || picked.length > 0) closeSelection();
  else set({ resultFocus: null });
}

/** From a panel; a field keeps the keys, which it may empty itself with. */
function leavePanels(event: KeyboardEvent): void {
  const { target } = event;
  if (mapHasFocus() || !(target instanceof HTMLElement) || target.matches('input[type="search"], textarea')) return;
  event.preventDefault();
  const { sheet, set } = usePanels.getState();
  const tab = sheet && document.getElementById(phoneTabId(sheet));
  if (!tab) return focusMap();
  set({ sheet: null });
  tab.focus();
}

/** Closes the inspector. */
export function closeSelection(): void {
  useApp.getState().set({ selection: null, picked: [], pickedAt: null });
  const { result } = useApp.getState();
  usePanels.getState().set({ rightTab: result ? 'result' : 'selection', sheet: null });
  focusMap();
}
