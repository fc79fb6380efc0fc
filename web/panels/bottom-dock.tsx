import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { dockBarPx, useDock } from '../state/dock-state.ts';
import { focusMap } from '../ui/focus-map.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ChevronDownIcon, CloseIcon } from '../ui/icons.tsx';
import { PanelLoading } from '../ui/panel-loading.tsx';
import { Tabs } from '../ui/tabs.tsx';
import classes from './bottom-dock.module.css';
import { DockGrip } from './dock-grip.tsx';
import { dockPanels } from './dock-panels.ts';

/** The dock under the map, over its whole width: one tab for each thing that wants to be wide. */
export default function BottomDock() {
  const { t } = useTranslation();
  const { collapsed, heightPx } = useDock();
  return (
    <section
      className={classes.dock}
      style={{ height: collapsed ? dockBarPx : heightPx }}
      aria-label={t('dock.label')}
      data-collapsed={collapsed}
    >
      {!collapsed && <DockGrip />}
      <div className={classes.head}>
        <DockTabs />
        <IconButton
          label={t(collapsed ? 'nav.expand' : 'nav.collapse')}
          onClick={() => useDock.setState({ collapsed: !collapsed })}
        >
          <span className={classes.turn} data-up={collapsed}>
            <ChevronDownIcon size={16} />
          </span>
        </IconButton>
        <DockClose />
      </div>
      {!collapsed && <DockContent />}
    </section>
  );
}

/** The tabs of what the dock holds; on a phone they head its sheet. */
export function DockTabs() {
  const { t } = useTranslation();
  const { tabs, active } = useDock();
  if (!active) return null;
  return (
    <Tabs
      label={t('dock.label')}
      panelId="dock"
      value={active}
      onChange={(id) => useDock.setState({ active: id, collapsed: false })}
      tabs={tabs.map((id) => ({ id, label: t(`dock.tab.${id}`) }))}
    />
  );
}

/** Takes away what the front tab shows. */
export function DockClose() {
  const { t } = useTranslation();
  const active = useDock((state) => state.active);
  if (!active) return null;
  const label = t('dock.close', { name: t(`dock.tab.${active}`) });
  return (
    <IconButton
      label={label}
      onClick={() => {
        dockPanels[active].close();
        focusMap();
      }}
    >
      <CloseIcon size={16} />
    </IconButton>
  );
}

/** What the front tab shows. */
export function DockContent() {
  const active = useDock((state) => state.active);
  const shown = active && dockPanels[active];
  if (!shown) return null;
  return (
    <div id="dock" role="tabpanel" aria-labelledby={`dock-${active}`} className={classes.content}>
      <Suspense fallback={<PanelLoading />}>
        <shown.Panel />
      </Suspense>
    </div>
  );
}
