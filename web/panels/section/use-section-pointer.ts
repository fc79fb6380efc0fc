import { useEffect, useRef, type RefObject } from 'react';
import { panned, zoomed, type SectionScale, type SectionView } from './section-scale.ts';

interface PointerUse {
  scale: SectionScale;
  totalM: number;
  onView: (view: SectionView) => void;
  /** The place under the pointer, or none. */
  point: (stationM: number | null) => void;
  /** A click or a tap. */
  choose: (stationM: number) => void;
}

/** What is still a click, px. */
const clickPx = 5;

/** Wheel and pinch zoom a section where they happen, a drag moves it along, the pointer marks a place. */
export function useSectionPointer(target: RefObject<HTMLElement | null>, use: PointerUse): void {
  // The listeners live as long as the element; what they do follows the picture.
  const latest = useRef(use);
  useEffect(() => {
    latest.current = use;
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return undefined;
    const pointers = new Map<number, number>();
    let travelPx = 0;
    const xOf = (event: MouseEvent): number => event.clientX - element.getBoundingClientRect().left;
    const wheel = (event: WheelEvent): void => {
      const { scale, totalM, onView } = latest.current;
      event.preventDefault();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        const perPx = (scale.view.toM - scale.view.fromM) / scale.box.width;
        onView(panned(scale.view, event.deltaX * perPx, totalM));
        return;
      }
      onView(zoomed(scale.view, Math.exp(event.deltaY * 0.0022), scale.stationAt(xOf(event)), totalM));
    };
    const down = (event: PointerEvent): void => {
      if (pointers.size === 0) travelPx = 0;
      pointers.set(event.pointerId, xOf(event));
      element.setPointerCapture(event.pointerId);
    };
    const moved = (event: PointerEvent): void => {
      const { scale, totalM, onView, point } = latest.current;
      const x = xOf(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        point(scale.stationAt(x));
        return;
      }
      const perPx = (scale.view.toM - scale.view.fromM) / scale.box.width;
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, x);
      travelPx += Math.abs(x - before);
      if (other !== undefined) {
        const [then, now] = [Math.abs(before - other), Math.abs(x - other)];
        if (then > 8 && now > 8) onView(zoomed(scale.view, then / now, scale.stationAt((x + other) / 2), totalM));
      } else if (travelPx > clickPx) onView(panned(scale.view, (before - x) * perPx, totalM));
    };
    const up = (event: PointerEvent): void => {
      const wasDown = pointers.delete(event.pointerId);
      if (!wasDown || event.type !== 'pointerup' || travelPx > clickPx) return;
      const stationM = latest.current.scale.stationAt(xOf(event));
      latest.current.point(stationM);
      latest.current.choose(stationM);
    };
    const left = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse') latest.current.point(null);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', moved);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', left);
    return () => {
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', moved);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', left);
    };
  }, [target]);
}
