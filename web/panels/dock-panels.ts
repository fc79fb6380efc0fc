import type { ComponentType, LazyExoticComponent } from 'react';
import type { DockTab } from '../state/dock-state.ts';

export interface DockPanel {
  /** Loaded when it is first shown; fills the dock, which does not scroll by itself. */
  Panel: LazyExoticComponent<ComponentType>;
  /** Takes away what the tab shows, and the tab with it. Its word is `dock.<tab>`. */
  close: () => void;
}

/** What each tab of the dock shows. */
export const dockPanels: Partial<Record<DockTab, DockPanel>> = {};
