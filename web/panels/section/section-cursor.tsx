import { useApp } from '../../state/app-state.ts';
import classes from './section.module.css';
import type { SectionDrawing } from './section-drawing.ts';
import { factsOf, thingAt } from './section-place.ts';

/** How near the pointer must be to a node to mean it, px. */
export const reachPx = 7;

/** The line at the place that is pointed at, here or on the map. */
export function SectionCursor({ drawing, bottom }: { drawing: SectionDrawing; bottom: number }) {
  const atM = useApp((state) => state.sectionAtM);
  const { scale, palette } = drawing;
  if (atM === null || atM < scale.view.fromM || atM > scale.view.toM) return null;
  const x = scale.x(atM);
  return (
    <g pointerEvents="none">
      <path d={`M${x} ${scale.box.top}V${bottom}`} stroke={palette.ink} strokeWidth={1} strokeDasharray="4 2" />
      <path d={`M${x - 5} ${scale.box.top - 6}h10l-5 7z`} fill={palette.mark} stroke={palette.ink} strokeWidth={0.8} />
    </g>
  );
}

/** What lies there, in words, beside the line. */
export function SectionTip({ drawing, width }: { drawing: SectionDrawing; width: number }) {
  const atM = useApp((state) => state.sectionAtM);
  const { scale, section, words } = drawing;
  if (atM === null || atM < scale.view.fromM || atM > scale.view.toM) return null;
  const perPx = (scale.view.toM - scale.view.fromM) / scale.box.width;
  const thing = thingAt(section, atM, reachPx * perPx);
  if (!thing) return null;
  const { title, facts } = factsOf(thing, section, words);
  const x = scale.x(atM);
  const side = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return (
    <div className={classes.tip} style={{ ...side, top: scale.box.top }} aria-hidden="true">
      <strong>{title}</strong>
      <dl>
        {facts.map(([name, figure], i) => (
          <div key={i}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
