import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp } from '../../state/app-state.ts';
import { usePanels } from '../../state/panel-state.ts';
import { useSize } from '../../ui/use-size.ts';
import { rowPx } from './section-band.tsx';
import { reachPx, SectionCursor, SectionTip } from './section-cursor.tsx';
import type { SectionDrawing } from './section-drawing.ts';
import { sectionLayout, type SectionLayout } from './section-layout.ts';
import type { SectionPalette } from './section-palette.ts';
import { droppedIn, SectionPicture } from './section-picture.tsx';
import { factsOf, recordOf, stopsOf, thingAt } from './section-place.ts';
import { panned, sectionScale, wholeView, zoomed, type SectionView } from './section-scale.ts';
import type { SectionWords } from './section-words.ts';
import classes from './section.module.css';
import { useSectionPointer } from './use-section-pointer.ts';

const Picture = memo(function Picture({ drawing, layout }: { drawing: SectionDrawing; layout: SectionLayout }) {
  return <SectionPicture drawing={drawing} rows={layout.rows} bandTop={layout.bandTop} bandLeft={layout.bandLeft} />;
});

interface ChartProps {
  section: SectionResult;
  palette: SectionPalette;
  words: SectionWords;
  view: SectionView;
  onView: (view: SectionView) => void;
}

/** The drawing on the screen: it zooms and moves along, marks the place that is pointed at, and is read by keys. */
export function SectionChart({ section, palette, words, view, onView }: ChartProps) {
  const { t } = words;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const layout = useMemo(() => sectionLayout(width, height), [width, height]);
  const drawing = useMemo(
    (): SectionDrawing => ({
      section,
      palette,
      words,
      scale: sectionScale(section, view, layout.box),
      prefix: 'section',
    }),
    [section, palette, words, view, layout],
  );
  const dropped = useMemo(() => droppedIn(drawing, layout.rows), [drawing, layout]);
  const totalM = wholeView(section).toM;
  const atM = useApp((state) => state.sectionAtM);
  const perPx = (view.toM - view.fromM) / layout.box.width;
  const point = (stationM: number | null): void => useApp.getState().set({ sectionAtM: stationM });

  // What is pointed at on the map comes into the drawing.
  useEffect(() => {
    if (atM === null || (atM >= view.fromM && atM <= view.toM)) return;
    onView(panned(view, atM - (view.fromM + view.toM) / 2, totalM));
  }, [atM, view, totalM, onView]);

  const choose = (stationM: number, reach: number): void => {
    const thing = thingAt(section, stationM, reach);
    const selection = thing && recordOf(thing);
    if (!selection) return;
    useApp.getState().set({ selection, picked: [], pickedAt: null });
    usePanels.getState().set({ rightTab: 'selection', rightOpen: true });
  };
  useSectionPointer(box, { scale: drawing.scale, totalM, onView, point, choose: (at) => choose(at, reachPx * perPx) });

  const stops = useMemo(() => stopsOf(section), [section]);
  const pressed = (event: KeyboardEvent): void => {
    const now = atM ?? view.fromM;
    const actions: Record<string, () => void> = {
      ArrowRight: () => point(stops.find((at) => at > now + 1e-6) ?? totalM),
      ArrowLeft: () => point(stops.findLast((at) => at < now - 1e-6) ?? 0),
      Home: () => point(0),
      End: () => point(totalM),
      PageDown: () => onView(panned(view, (view.toM - view.fromM) * 0.8, totalM)),
      PageUp: () => onView(panned(view, (view.fromM - view.toM) * 0.8, totalM)),
      '+': () => onView(zoomed(view, 0.6, now, totalM)),
      '=': () => onView(zoomed(view, 0.6, now, totalM)),
      '-': () => onView(zoomed(view, 1 / 0.6, now, totalM)),
      '0': () => onView(wholeView(section)),
      Enter: () => choose(now, 0.001),
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    actions[event.key]();
  };
  const thing = thingAt(section, atM ?? view.fromM, 0.001);
  const said = thing && factsOf(thing, section, words);
  return (
    <div className={classes.chart}>
      <div
        ref={box}
        className={classes.canvas}
        role="slider"
        tabIndex={0}
        aria-label={t('section.chartLabel')}
        aria-valuemin={0}
        aria-valuemax={Math.round(totalM)}
        aria-valuenow={Math.round(atM ?? view.fromM)}
        aria-valuetext={said ? `${said.title}. ${said.facts.map((fact) => fact.join(' ')).join('; ')}` : ''}
        onKeyDown={pressed}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true" focusable="false">
            <Picture drawing={drawing} layout={layout} />
            <SectionCursor drawing={drawing} bottom={layout.bandTop + layout.rows.length * rowPx} />
          </svg>
        )}
        <SectionTip drawing={drawing} width={width} />
      </div>
      <p className={classes.caption}>
        <span>{t('section.exaggeration', { times: timesText(drawing.scale.exaggeration) })}</span>
        {dropped > 0 && <span>{t('section.dropped', { count: dropped })}</span>}
      </p>
    </div>
  );
}

/** A factor as one says it: 24, 3.5. */
export function timesText(times: number): string {
  return times >= 10 ? String(Math.round(times)) : String(Math.round(times * 10) / 10);
}
