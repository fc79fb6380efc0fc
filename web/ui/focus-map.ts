/** The map's own focus target, where single-letter keys work. */
const selector = '.maplibregl-canvas';

/** Gives the focus back to the map, as after closing what a click opened. */
export function focusMap(): void {
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}

/** Whether the focus is on the map or nowhere in particular. */
export function mapHasFocus(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.matches(selector);
}
