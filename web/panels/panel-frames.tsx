import { usePanels } from '../state/panel-state.ts';
import classes from '../ui/panels.module.css';
import sheet from '../ui/sheet.module.css';
import bar from '../ui/top-bar.module.css';

/** The panels' places while the map is drawn first: nothing jumps when they come. */
export function PanelFrames({ phone }: { phone: boolean }) {
  const leftOpen = usePanels((state) => state.leftOpen);
  if (phone) return <div className={sheet.bottomTabs} aria-hidden="true" />;
  return (
    <div aria-hidden="true">
      <div className={bar.topBar} />
      {leftOpen && <div className={`${classes.card} ${classes.left} ${classes.frame}`} />}
    </div>
  );
}
