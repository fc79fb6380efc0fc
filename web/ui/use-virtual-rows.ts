import { type RefObject, useEffect, useState } from 'react';

export interface VirtualRows {
  /** Rows to lay out: from `first` to before `end`. */
  first: number;
  end: number;
  /** Height of all rows, px. */
  totalPx: number;
}

/** Rows laid out above and below what is in sight, so that a fast wheel meets no gap. */
const spare = 10;

/** Which of many rows of one height a scrolling box shows, below a head that stays. */
export function useVirtualRows(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowPx: number,
  headPx: number,
): VirtualRows {
  const [sight, setSight] = useState({ top: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box]);
  const first = Math.max(0, Math.min(count, Math.floor((sight.top - headPx) / rowPx) - spare));
  const end = Math.min(count, Math.ceil((sight.top + sight.height) / rowPx) + spare);
  return { first, end: Math.max(first, end), totalPx: count * rowPx };
}

/** Scrolls the box until a row is in sight, and not when it is. */
export function revealRow(box: HTMLElement, row: number, rowPx: number, headPx: number): void {
  const top = row * rowPx;
  const bottom = top + rowPx + headPx;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}
