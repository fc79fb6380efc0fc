import { create } from 'zustand';

export type LeftTab = 'layers' | 'tasks';
export type RightTab = 'selection' | 'result';
export type SheetId = LeftTab | 'search' | 'info' | 'dock';
export type SheetHeight = 'low' | 'middle' | 'full';
export type OpenDialog = { kind: 'about'; layer: string } | { kind: 'help' } | { kind: 'publish' };

/** Which panels stand open: how a person arranged the desk, not what was asked, so it is in no link. */
interface PanelState {
  leftOpen: boolean;
  leftTab: LeftTab;
  rightTab: RightTab;
  rightOpen: boolean;
  /** The sheet of a phone. */
  sheet: SheetId | null;
  sheetHeight: SheetHeight;
  dialog: OpenDialog | null;
  /** Dataset version of the link that was opened, while it differs from the served one and nobody dismissed it. */
  linkVersion: string | null;
  /** Dataset version the server has while the page shows an older one that is still served. */
  newVersion: string | null;
  /** Version the page went over to by itself, because the tiles of the one before were gone. */
  adoptedVersion: string | null;
  /** City a link named that the server does not have. */
  unknownCity: string | null;
  set: (patch: Partial<Omit<PanelState, 'set'>>) => void;
}

export const usePanels = create<PanelState>()((set) => ({
  leftOpen: true,
  leftTab: 'layers',
  rightTab: 'selection',
  rightOpen: true,
  sheet: null,
  sheetHeight: 'middle',
  dialog: null,
  linkVersion: null,
  newVersion: null,
  adoptedVersion: null,
  unknownCity: null,
  set: (patch) => set(patch),
}));

/** Shows the layers or the tasks, whichever form the panels have. */
export function openLeft(tab: LeftTab): void {
  usePanels.getState().set({ leftOpen: true, leftTab: tab, sheet: tab });
}
