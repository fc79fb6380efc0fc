import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { rowsOf } from './row-keys.ts';

/**
 * However many rows a table has, Tab passes it in a few steps: its box, then what can be pressed in one row, the one
 * that had the focus last or the first. The arrows lead from row to row (`moveAmongRows`).
 */
export function useRowStops(box: RefObject<HTMLElement | null>): void {
  const row = useRef<HTMLElement | null>(null);
  // After every picture: rows come and go as the table scrolls.
  useLayoutEffect(() => {
    if (box.current) row.current = mark(box.current, row.current);
  });
  useEffect(() => {
    const element = box.current;
    const follow = (): void => {
      if (element) row.current = mark(element, row.current);
    };
    element?.addEventListener('focusin', follow);
    return () => element?.removeEventListener('focusin', follow);
  }, [box]);
}

/** Makes one row a stop for Tab and no other; returns it. */
function mark(box: HTMLElement, last: HTMLElement | null): HTMLElement | null {
  const rows = rowsOf(box);
  const current = rows.find((row) => row.contains(document.activeElement)) ?? (last && rows.includes(last) ? last : rows[0]); // prettier-ignore
  for (const row of rows)
    for (const button of row.querySelectorAll('button')) button.tabIndex = row === current ? 0 : -1;
  return current ?? null;
}
