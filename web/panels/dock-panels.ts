import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { type DockTab, leaveDock } from '../state/dock-state.ts';
import { closeSection } from '../state/section-state.ts';

export interface DockPanel {
  /** Loaded when it is first shown; fills the dock, which does not scroll by itself. */
  Panel: LazyExoticComponent<ComponentType>;
  /** Takes away what the tab shows, and the tab with it. Its word is `dock.<tab>`. */
  close: () => void;
}

/** What each tab of the dock shows. */
export const dockPanels: Record<DockTab, DockPanel> = {
  section: { Panel: lazy(() => import('./section/section-panel.tsx')), close: closeSection },
  inspection: {
    Panel: lazy(() => import('./inspection/inspection-table.tsx')),
    close: () => leaveDock('inspection'),
  },
  weak: { Panel: lazy(() => import('./weak-table.tsx')), close: () => leaveDock('weak') },
};
