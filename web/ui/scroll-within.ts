/**
 * Scrolls a container so that an element in it is seen: at its top, or (`nearest`) only as far as needed.
 * `scrollIntoView` would move every ancestor too, the page's fixed frame included.
 */
export function scrollWithin(container: Element, element: Element, place: 'top' | 'nearest', headPx = 0): void {
  const outer = container.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const above = inner.top - outer.top - headPx;
  const below = inner.bottom - outer.bottom;
  if (place === 'top' || above < 0) container.scrollTop += above;
  else if (below > 0) container.scrollTop += below;
}
