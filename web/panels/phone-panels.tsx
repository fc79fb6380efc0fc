import { lazy, Suspense, useEffect, useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { useDock } from '../state/dock-state.ts';
import { usePanels, type SheetHeight, type SheetId } from '../state/panel-state.ts';
import { focusSoon } from '../ui/focus-soon.ts';
import { IconButton } from '../ui/icon-button.tsx';
import {
  ChevronDownIcon,
  CloseIcon,
  DockIcon,
  InfoIcon,
  LayersIcon,
  Mark,
  SearchIcon,
  TasksIcon,
} from '../ui/icons.tsx';
import { PanelLoading } from '../ui/panel-loading.tsx';
import panels from '../ui/panels.module.css';
import classes from '../ui/sheet.module.css';
import { DockClose, DockContent, DockTabs } from './bottom-dock.tsx';
import { CityChoice } from './city-choice.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { SearchBox } from './search-box.tsx';
import { phoneTabId } from './use-hotkeys.ts';
import { type Cover, phoneTabsPx } from './use-cover.ts';
import { ViewTools } from './view-tools.tsx';

const TasksPanel = lazy(() => import('./tasks-panel.tsx'));
const Inspector = lazy(() => import('./inspector.tsx'));
const ResultPanel = lazy(() => import('./result-panel.tsx'));

const heights: Record<SheetHeight, string> = {
  low: '32dvh',
  middle: '52dvh',
  full: 'calc(100dvh - var(--da-tabs) - var(--da-safe-bottom) - 60px - var(--da-safe-top))',
};
const order: readonly SheetHeight[] = ['low', 'middle', 'full'];
const icons = {
  layers: <LayersIcon />,
  tasks: <TasksIcon />,
  search: <SearchIcon />,
  info: <InfoIcon />,
  dock: <DockIcon />,
};
const sheets: readonly SheetId[] = ['layers', 'tasks', 'search', 'info'];
const sheetsWithDock: readonly SheetId[] = [...sheets, 'dock'];

interface PanelsProps {
  cover: Cover;
}

/** The same panels on a phone: one sheet at a time above a bar of tabs. */
export default function PhonePanels({ cover }: PanelsProps) {
  const { t } = useTranslation();
  const { sheet, set } = usePanels();
  const hasDock = useDock((state) => state.active !== null);
  return (
    <>
      <header className={classes.phoneTop}>
        <div className={classes.phoneChip}>
          <Mark />
          <h1 className="da-hidden">{`${t('app.latinName')} ${t('app.name')}`}</h1>
          <CityChoice />
        </div>
        <div className={`${classes.phoneChip} ${classes.phoneTools}`}>
          <ViewTools />
        </div>
      </header>
      <nav className={classes.bottomTabs} aria-label={t('nav.main')}>
        {(hasDock ? sheetsWithDock : sheets).map((id) => (
          <button
            key={id}
            id={phoneTabId(id)}
            type="button"
            className={classes.bottomTab}
            aria-expanded={sheet === id}
            aria-controls="sheet"
            onClick={() => set(sheet === id ? { sheet: null } : { sheet: id, sheetHeight: 'middle' })}
          >
            {icons[id]}
            {t(nameOf(id))}
          </button>
        ))}
      </nav>
      {/* After its tab, as the keys go. */}
      {sheet && <Sheet id={sheet} cover={cover} />}
    </>
  );
}

function nameOf(id: SheetId): `nav.${Exclude<SheetId, 'dock'>}` | 'dock.sheet' {
  return id === 'dock' ? 'dock.sheet' : `nav.${id}`;
}

function Sheet({ id, cover }: PanelsProps & { id: SheetId }) {
  const { t } = useTranslation();
  const { sheetHeight, set } = usePanels();
  const hasResult = useApp((state) => state.result !== null);
  const box = useRef<HTMLElement>(null);
  const dragFrom = useRef<number | null>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => cover('bottom', element.offsetHeight + phoneTabsPx));
    observer.observe(element);
    return () => observer.disconnect();
  }, [cover]);

  const step = (by: 1 | -1): void => {
    const next = order[order.indexOf(sheetHeight) + by];
    set(next ? { sheetHeight: next } : by < 0 ? { sheet: null } : {});
  };
  const dragEnd = (event: PointerEvent): void => {
    const from = dragFrom.current;
    dragFrom.current = null;
    if (from === null || Math.abs(event.clientY - from) < 24) return;
    step(event.clientY < from ? 1 : -1);
  };
  const tall = sheetHeight === 'full';
  return (
    <section
      ref={box}
      id="sheet"
      className={classes.sheet}
      style={{ height: heights[id === 'search' ? 'full' : sheetHeight] }}
      aria-label={t(nameOf(id))}
    >
      <div
        className={classes.sheetHead}
        onPointerDown={(event) => {
          if ((event.target as Element).closest('button')) return;
          dragFrom.current = event.clientY;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={dragEnd}
        onPointerCancel={() => (dragFrom.current = null)}
      >
        <span className={classes.grip} aria-hidden="true" />
        {id === 'dock' ? <DockTabs /> : <h2 className={classes.sheetTitle}>{t(`nav.${id}`)}</h2>}
        {id !== 'search' && (
          <IconButton
            label={`${t('nav.sheetHeight')}: ${t(tall ? 'nav.sheetLow' : 'nav.sheetFull')}`}
            onClick={() => set({ sheetHeight: tall ? 'low' : sheetHeight === 'low' ? 'middle' : 'full' })}
          >
            <span style={{ display: 'flex', transform: tall ? undefined : 'rotate(180deg)' }}>
              <ChevronDownIcon />
            </span>
          </IconButton>
        )}
        {id === 'dock' ? (
          <DockClose />
        ) : (
          <IconButton
            label={t('app.close')}
            onClick={() => {
              set({ sheet: null });
              focusSoon(`#${phoneTabId(id)}`);
            }}
          >
            <CloseIcon />
          </IconButton>
        )}
      </div>
      <div className={id === 'dock' ? classes.fill : panels.scroll}>
        {id === 'layers' && <LayersPanel />}
        {id === 'search' && (
          <div style={{ padding: 12 }} role="search">
            <SearchBox autoFocus />
          </div>
        )}
        <Suspense fallback={<PanelLoading />}>
          {id === 'tasks' && <TasksPanel />}
          {id === 'info' && <Inspector />}
          {id === 'dock' && <DockContent />}
        </Suspense>
        {/* Waited for on its own: the form above keeps its place while the code of the first result comes. */}
        <Suspense fallback={<PanelLoading />}>{id === 'tasks' && hasResult && <ResultPanel />}</Suspense>
      </div>
    </section>
  );
}
