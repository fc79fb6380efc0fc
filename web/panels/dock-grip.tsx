import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dockHeightPx, dockMaxPx, resizeDock, useDock } from '../state/dock-state.ts';
import classes from './bottom-dock.module.css';

const stepPx = 32;

/** The upper edge of the dock: dragged, or moved by the arrow keys, it sets the height; a double click sets it back. */
export function DockGrip() {
  const { t } = useTranslation();
  const heightPx = useDock((state) => state.heightPx);
  const from = useRef<{ y: number; heightPx: number } | null>(null);
  const dragged = (event: PointerEvent): void => {
    if (from.current) resizeDock(from.current.heightPx + from.current.y - event.clientY);
  };
  const pressed = (event: KeyboardEvent): void => {
    const goals: Record<string, number> = {
      ArrowUp: heightPx + stepPx,
      ArrowDown: heightPx - stepPx,
      Home: dockHeightPx.min,
      End: dockMaxPx(),
    };
    const goal = Object.hasOwn(goals, event.key) ? goals[event.key] : undefined;
    if (goal === undefined) return;
    event.preventDefault();
    resizeDock(goal);
  };
  return (
    <div
      className={classes.grip}
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t('dock.height')}
      aria-valuenow={heightPx}
      aria-valuemin={dockHeightPx.min}
      aria-valuemax={dockMaxPx()}
      title={t('dock.height')}
      onPointerDown={(event) => {
        from.current = { y: event.clientY, heightPx };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={dragged}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
      onDoubleClick={() => resizeDock(dockHeightPx.start)}
      onKeyDown={pressed}
    />
  );
}
