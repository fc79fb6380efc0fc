import { useEffect } from 'react';
import { useApp } from '../state/app-state.ts';
import { dockBarPx, useDock } from '../state/dock-state.ts';
import { usePanels } from '../state/panel-state.ts';

/** Says how many pixels of a side of the map are covered. */
export type Cover = (side: 'left' | 'right' | 'top' | 'bottom', pixels: number) => void;

/** Space a panel takes from the map, its margin included, px; the style sheet has the same widths. */
const barPx = 48;
const marginPx = 16;
const dockMarginPx = 8;
const phoneTopPx = 60;
export const phoneTabsPx = 56;

/** Covers what the panels take from the map, before they are there: the camera frames the city once. */
export function useCover(phone: boolean, cover: Cover): void {
  const { leftOpen, rightOpen, sheet } = usePanels();
  const hasRight = useHasRight();
  const dockPx = useDock(({ active, collapsed, heightPx }) =>
    active === null ? 0 : (collapsed ? dockBarPx : heightPx) + dockMarginPx,
  );
  const narrow = globalThis.innerWidth <= 1000;
  useEffect(() => {
    if (phone) return;
    cover('top', barPx);
    cover('bottom', dockPx);
    cover('left', leftOpen ? (narrow ? 288 : 312) + marginPx : 52);
    cover('right', hasRight && rightOpen ? (narrow ? 320 : 356) + marginPx : 0);
  }, [phone, cover, leftOpen, rightOpen, hasRight, dockPx, narrow]);
  useEffect(() => {
    if (!phone) return;
    cover('left', 0);
    cover('right', 0);
    cover('top', phoneTopPx);
    // An open sheet measures itself.
    if (sheet === null) cover('bottom', phoneTabsPx);
  }, [phone, cover, sheet]);
}

/** Whether there is something for the right panel to show. */
export function useHasRight(): boolean {
  const hasSelection = useApp((state) => state.selection !== null || state.picked.length > 0);
  const hasResult = useApp((state) => state.result !== null);
  return hasSelection || hasResult;
}
