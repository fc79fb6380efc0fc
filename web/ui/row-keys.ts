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
    const step = key === 'ArrowDown' ? 1 : -1;
    const next = at < 0 ? rows.find((row) => topIn(box, row) >= 0) : rows[at + step];
    if (next) go(box, next);
    else if (at >= 0) goToIndex(box, Number(rows[at].getAttribute('aria-rowindex')) + step);
  } else if (key === 'Home' || key === 'End') {
    const count = Number(box.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount'));
    box.scrollTop = key === 'Home' ? 0 : box.scrollHeight;
    // The head is row 1.
    if (count) goToIndex(box, key === 'Home' ? 2 : count);
    else go(box, rows.at(key === 'Home' ? 0 : -1)!);
  } else return;
  event.preventDefault();
}

const buttonIn = (row: Element): HTMLElement | null => row.querySelector('td button, [role="cell"] button');

/** Rows of a table that have something to press: not its head. */
export function rowsOf(box: HTMLElement): HTMLElement[] {
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

/** A row by its number: of many only those in sight are laid out, and they come with the next frames. */
function goToIndex(box: HTMLElement, index: number, framesLeft = framesMax): void {
  const row = rowsOf(box).find((each) => each.getAttribute('aria-rowindex') === String(index));
  if (row) go(box, row);
  else if (framesLeft > 0) requestAnimationFrame(() => goToIndex(box, index, framesLeft - 1));
}
