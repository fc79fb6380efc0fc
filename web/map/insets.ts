/** How much of each side of the map panels cover, px. */
export interface Insets {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A rectangle on the screen, px from the map's left top corner; a point is one of no size. */
export interface ScreenBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Panels say what they cover by `--map-inset-left`, `-right`, `-top`, `-bottom` (px) on the map or above it; the
 * camera frames into what stays free, and the controls move out of their way. A phone's sheet is the bottom one.
 */
export function readInsets(element: Element): Insets {
  const style = getComputedStyle(element);
  const read = (side: string): number => Number.parseFloat(style.getPropertyValue(`--map-inset-${side}`)) || 0;
  return { left: read('left'), right: read('right'), top: read('top'), bottom: read('bottom') };
}

/** Calls back when a panel above `element` says that it covers more or less; returns the end of it. */
export function watchInsets(element: Element, changed: () => void): () => void {
  let before = JSON.stringify(readInsets(element));
  const observer = new MutationObserver(() => {
    const now = JSON.stringify(readInsets(element));
    if (now === before) return;
    before = now;
    changed();
  });
  for (let at: Element | null = element; at; at = at.parentElement) {
    observer.observe(at, { attributes: true, attributeFilter: ['style'] });
  }
  return () => observer.disconnect();
}

/** Insets plus `margin` on each side, never more than leaves a quarter of the element free. */
export function framePadding(insets: Insets, margin: number, width: number, height: number): Insets {
  const [left, right] = fit(insets.left + margin, insets.right + margin, width);
  const [top, bottom] = fit(insets.top + margin, insets.bottom + margin, height);
  return { left, right, top, bottom };
}

/** Middle of what the panels leave free, px: where a map with this padding has its centre. */
export function freeCentre(insets: Insets, width: number, height: number): { x: number; y: number } {
  return { x: (insets.left + width - insets.right) / 2, y: (insets.top + height - insets.bottom) / 2 };
}

/** Whether a box lies wholly in what `insets` leave free. */
export function isFree(box: ScreenBox, insets: Insets, width: number, height: number): boolean {
  return (
    box.left >= insets.left &&
    box.right <= width - insets.right &&
    box.top >= insets.top &&
    box.bottom <= height - insets.bottom
  );
}

/** Shortest way in px that brings a box out from under the panels, [0, 0] when it is free; too large a box is centred. */
export function uncover(box: ScreenBox, insets: Insets, width: number, height: number): [number, number] {
  return [
    along(box.left, box.right, insets.left, width - insets.right),
    along(box.top, box.bottom, insets.top, height - insets.bottom),
  ];
}

function fit(a: number, b: number, whole: number): [number, number] {
  const most = whole * 0.75;
  const scale = a + b > most ? most / (a + b) : 1;
  return [a * scale, b * scale];
}

function along(low: number, high: number, from: number, to: number): number {
  if (high - low > to - from) return (from + to - low - high) / 2;
  if (low < from) return from - low;
  return high > to ? to - high : 0;
}
