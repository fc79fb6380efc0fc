import { create } from 'zustand';
import { useApp, type SectionPlace, type SectionQuestion } from './app-state.ts';
import { leaveDock, showInDock } from './dock-state.ts';

/** What belongs to a long section beside its question, which is in the link (`Choices.section`). */
interface SectionState {
  /** Where a section between two places begins, while the other end is still to be chosen. */
  from: SectionPlace | null;
  /** The map is to go to the section when it comes: a person asked for it here, not by a link. */
  wantsFlight: boolean;
  /** Rows of figures in the place of the drawing. */
  asTable: boolean;
  /** Levels of water to be drawn into the section, of whatever computed them; follows a slider without asking anew. */
  water: SectionWater | null;
}

/** Levels of water by key of node and of pipe, metres above the datum; `source` names what computed them, and when. */
export interface SectionWater {
  source: string;
  nodes: ReadonlyMap<string, number>;
  pipes: ReadonlyMap<string, { inM: number; outM: number }>;
}

export const useSection = create<SectionState>()(() => ({
  from: null,
  wantsFlight: false,
  asTable: false,
  water: null,
}));

/**
 * Shows a long section in the dock: down the main way of the water from a place, between two places, or along listed
 * pipes that join on to each other. Ask with `{ from, to: null, way: 0 }`, `{ from, to, way }` or `{ pipes }`.
 */
export function openSection(question: SectionQuestion): void {
  useSection.setState({ from: null, wantsFlight: true });
  useApp.getState().set({ section: question, sectionAtM: null });
  showInDock('section');
}

/** Takes the long section away, from the map and the link too. */
export function closeSection(): void {
  useApp.getState().set({ section: null, sectionResult: null, sectionAtM: null });
}

/** Keeps the dock in step with the question, wherever it comes from: a link, the history, a panel. Call once. */
export function followSection(): void {
  useApp.subscribe(({ section }, before) => {
    if (section === before.section) return;
    if (section) {
      if (!before.section) {
        // A link that says where to look is obeyed; one that does not leaves the way to be found.
        if (!useApp.getState().view) useSection.setState({ wantsFlight: true });
        showInDock('section');
      }
    } else {
      useApp.getState().set({ sectionResult: null, sectionAtM: null });
      leaveDock('section');
    }
  });
}
