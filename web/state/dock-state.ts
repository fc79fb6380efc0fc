import { create } from 'zustand';
import { usePanels } from './panel-state.ts';
import { loadChoice, storeChoice } from './stored-choice.ts';

/** What may lie in the dock under the map; `panels/dock-panels.ts` says how each is shown. */
export type DockTab = 'section' | 'weak' | 'inspection';

/** Height of the dock, px: the least shows a few rows; the most leaves the map a third of the window. */
export const dockHeightPx = { min: 160, start: 430, maxShare: 0.66 } as const;
/** The bar of tabs, all that stays of a collapsed dock. */
export const dockBarPx = 42;

/** How the dock is arranged. What lies in it is the business of each tab; the height is kept in this browser. */
interface DockState {
  /** Tabs that have something to show, in the order they came. */
  tabs: readonly DockTab[];
  active: DockTab | null;
  collapsed: boolean;
  heightPx: number;
}

export const useDock = create<DockState>()(() => ({
  tabs: [],
  active: null,
  collapsed: false,
  heightPx: withinWindow(Number(loadChoice('dockHeight') ?? Number.NaN)),
}));

/** Puts a tab into the dock, where it is not yet, and brings it to the front; on a phone its sheet comes up. */
export function showInDock(tab: DockTab): void {
  useDock.setState(({ tabs }) => ({
    tabs: tabs.includes(tab) ? tabs : [...tabs, tab],
    active: tab,
    collapsed: false,
  }));
  const { sheet, set } = usePanels.getState();
  if (sheet !== 'dock') set({ sheet: 'dock', sheetHeight: 'middle' });
}

/** Takes a tab out of the dock; the one beside it comes to the front. */
export function leaveDock(tab: DockTab): void {
  const { tabs, active } = useDock.getState();
  if (!tabs.includes(tab)) return;
  const left = tabs.filter((other) => other !== tab);
  useDock.setState({ tabs: left, active: active === tab ? (left.at(-1) ?? null) : active });
  if (left.length === 0 && usePanels.getState().sheet === 'dock') usePanels.getState().set({ sheet: null });
}

/** Sets the height, within what the window allows, and remembers it. */
export function resizeDock(heightPx: number): void {
  const allowed = withinWindow(heightPx);
  useDock.setState({ heightPx: allowed, collapsed: false });
  storeChoice('dockHeight', String(allowed));
}

/** Most height the window allows, px. */
export function dockMaxPx(): number {
  return Math.max(dockHeightPx.min, Math.round(globalThis.innerHeight * dockHeightPx.maxShare));
}

function withinWindow(heightPx: number): number {
  const wanted = Number.isFinite(heightPx) ? Math.round(heightPx) : dockHeightPx.start;
  return Math.min(Math.max(wanted, dockHeightPx.min), dockMaxPx());
}
