import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { useDock } from '../state/dock-state.ts';
import { type LeftTab, usePanels } from '../state/panel-state.ts';
import { useTask } from '../state/task-state.ts';
import { focusSoon } from '../ui/focus-soon.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ChevronLeftIcon, ChevronRightIcon, InfoIcon, LayersIcon, TasksIcon } from '../ui/icons.tsx';
import { PanelLoading } from '../ui/panel-loading.tsx';
import classes from '../ui/panels.module.css';
import { Tabs } from '../ui/tabs.tsx';
import { LayersPanel } from './layers-panel.tsx';
import { TopBar } from './top-bar.tsx';
import { useHasRight } from './use-cover.ts';

const TasksPanel = lazy(() => import('./tasks-panel.tsx'));
const Inspector = lazy(() => import('./inspector.tsx'));
const ResultPanel = lazy(() => import('./result-panel.tsx'));
const BottomDock = lazy(() => import('./bottom-dock.tsx'));

/** Top bar, the left panel of layers and tasks, the right panel of selection and result, the dock below. */
export default function DesktopPanels() {
  const hasRight = useHasRight();
  const hasDock = useDock((state) => state.active !== null);
  return (
    <>
      <TopBar />
      <LeftPanel />
      {hasRight && <RightPanel />}
      {hasDock && (
        <Suspense fallback={null}>
          <BottomDock />
        </Suspense>
      )}
    </>
  );
}

function LeftPanel() {
  const { t } = useTranslation();
  const { leftOpen, leftTab, set } = usePanels();
  const running = useTask((state) => state.running !== null);
  // What was pressed goes with its panel: the keys go on in what takes its place.
  const open = (tab: LeftTab): void => {
    set({ leftOpen: true, leftTab: tab });
    focusSoon(`#left-panel-${tab}`);
  };
  const collapse = (): void => {
    set({ leftOpen: false });
    focusSoon('#left-rail button');
  };
  if (!leftOpen) {
    return (
      <nav id="left-rail" className={`${classes.rail} ${classes.railLeft}`} aria-label={t('nav.leftPanel')}>
        <IconButton label={t('nav.layers')} onClick={() => open('layers')}>
          <LayersIcon />
        </IconButton>
        <IconButton label={t('nav.tasks')} onClick={() => open('tasks')}>
          <TasksIcon />
        </IconButton>
      </nav>
    );
  }
  return (
    <section className={`${classes.card} ${classes.left}`} aria-label={t('nav.leftPanel')}>
      <div className={classes.cardHead}>
        <Tabs
          label={t('nav.leftPanel')}
          panelId="left-panel"
          value={leftTab}
          onChange={(id) => set({ leftTab: id })}
          tabs={[
            { id: 'layers', label: t('nav.layers'), icon: <LayersIcon size={16} /> },
            { id: 'tasks', label: running ? `${t('nav.tasks')} …` : t('nav.tasks'), icon: <TasksIcon size={16} /> },
          ]}
        />
        <IconButton label={t('nav.collapse')} onClick={collapse}>
          <ChevronLeftIcon size={16} />
        </IconButton>
      </div>
      <div id="left-panel" role="tabpanel" aria-labelledby={`left-panel-${leftTab}`} className={classes.scroll}>
        {leftTab === 'layers' ? (
          <LayersPanel />
        ) : (
          <Suspense fallback={<PanelLoading />}>
            <TasksPanel />
          </Suspense>
        )}
      </div>
    </section>
  );
}

function RightPanel() {
  const { t } = useTranslation();
  const { rightOpen, rightTab, set } = usePanels();
  const hasSelection = useApp((state) => state.selection !== null || state.picked.length > 0);
  const hasResult = useApp((state) => state.result !== null);
  const open = (): void => {
    set({ rightOpen: true });
    focusSoon('[id^="right-panel-"][aria-selected="true"]');
  };
  const collapse = (): void => {
    set({ rightOpen: false });
    focusSoon('#right-rail button');
  };
  if (!rightOpen) {
    return (
      <nav id="right-rail" className={`${classes.rail} ${classes.railRight}`} aria-label={t('nav.rightPanel')}>
        <IconButton label={t('nav.expand')} onClick={open}>
          <InfoIcon />
        </IconButton>
      </nav>
    );
  }
  const tab = rightTab === 'selection' ? (hasSelection ? 'selection' : 'result') : hasResult ? 'result' : 'selection';
  const tabs = [
    ...(hasSelection ? [{ id: 'selection' as const, label: t('nav.selection') }] : []),
    ...(hasResult ? [{ id: 'result' as const, label: t('nav.result') }] : []),
  ];
  return (
    <section className={`${classes.card} ${classes.right}`} aria-label={t('nav.rightPanel')}>
      <div className={classes.cardHead}>
        <Tabs
          label={t('nav.rightPanel')}
          panelId="right-panel"
          value={tab}
          onChange={(id) => set({ rightTab: id })}
          tabs={tabs}
        />
        <IconButton label={t('nav.collapse')} onClick={collapse}>
          <ChevronRightIcon size={16} />
        </IconButton>
      </div>
      <div id="right-panel" role="tabpanel" aria-labelledby={`right-panel-${tab}`} className={classes.scroll}>
        <Suspense fallback={<PanelLoading />}>{tab === 'selection' ? <Inspector /> : <ResultPanel />}</Suspense>
      </div>
    </section>
  );
}
