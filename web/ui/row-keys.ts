import type { KeyboardEvent } from 'react';

/** Frames to wait until a row that was far away is laid out. */
const framesMax = 30;

/**
 * Arrow up and down, Home and End go from row to row of the table in a scrolling box: to each row's first button, which
 * Enter presses. From the box itself the first arrow leads to the first row in sight.
 */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const box = event.currentTarget;
  const rows = rowsOf(box);
  const from = event.target as HTMLElement;
  const at = rows.findIndex((row) => row.contains(from));
  if ((at < 0 && from !== box) || rows.length === 0) return;
  const { key } = event;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const next = at < 0 ? rows.find((row) => topIn(box, row) >= 0) : rows[at + (key === 'ArrowDown' ? 1 : -1)];
    if (next) go(box, next);
  } else if (key === 'Home' || key === 'End') {
    box.scrollTop = key === 'Home' ? 0 : box.scrollHeight;
    goToEnd(box, key === 'Home');
  } else return;
  event.preventDefault();
}

const buttonIn = (row: Element): HTMLElement | null => row.querySelector('td button, [role="cell"] button');

function rowsOf(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('tr, [role="row"]')].filter(buttonIn);
}

/** How far below the head that stays a row begins, px. */
function topIn(box: HTMLElement, row: HTMLElement): number {
  const head = box.querySelector('thead, [role="columnheader"]');
  const headPx = head?.getBoundingClientRect().height ?? 0;
  return row.getBoundingClientRect().top - box.getBoundingClientRect().top - headPx;
}

function go(box: HTMLElement, row: HTMLElement): void {
  buttonIn(row)?.focus();
  // The browser brings it into the box, but not out from under the head.
  const above = topIn(box, row);
  if (above < 0) box.scrollTop += above;
}

/** The first or last of all rows: of many only those in sight are laid out, and they come with the next frames. */
function goToEnd(box: HTMLElement, isFirst: boolean, framesLeft = framesMax): void {
  const count = box.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount');
  const row = rowsOf(box).at(isFirst ? 0 : -1);
  const index = row?.getAttribute('aria-rowindex');
  if (!row) return;
  // The head is row 1.
  if (!count || index === (isFirst ? '2' : count)) go(box, row);
  else if (framesLeft > 0) requestAnimationFrame(() => goToEnd(box, isFirst, framesLeft - 1));
}
