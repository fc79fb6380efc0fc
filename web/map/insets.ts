/** How much of each side of the map panels cover, px. */
export interface Insets {
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

/** Insets plus `margin` on each side, never more than leaves a quarter of the element free. */
export function framePadding(insets: Insets, margin: number, width: number, height: number): Insets {
  const [left, right] = fit(insets.left + margin, insets.right + margin, width);
  const [top, bottom] = fit(insets.top + margin, insets.bottom + margin, height);
  return { left, right, top, bottom };
}

/** Shift in px that brings a screen point out from under the panels, [0, 0] when it is free. */
export function uncover(
  point: { x: number; y: number },
  free: Insets,
  width: number,
  height: number,
): [number, number] {
  return [along(point.x, free.left, free.right, width), along(point.y, free.top, free.bottom, height)];
}

function fit(a: number, b: number, whole: number): [number, number] {
  const most = whole * 0.75;
  const scale = a + b > most ? most / (a + b) : 1;
  return [a * scale, b * scale];
}

function along(at: number, before: number, after: number, whole: number): number {
  if (whole - before - after <= 0) return 0;
  if (at < before) return before - at;
  return at > whole - after ? whole - after - at : 0;
}
