import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { moreTexts, switchLanguage } from './i18n/i18n.ts';
import { MapView } from './map/map-view.tsx';
import { CityNotices } from './panels/city-notices.tsx';
import { CrashBoundary } from './panels/crash-boundary.tsx';
import { PanelFrames } from './panels/panel-frames.tsx';
import { useCity } from './panels/use-city.ts';
import { useCover } from './panels/use-cover.ts';
import { useHotkeys } from './panels/use-hotkeys.ts';
import { followPicks } from './panels/picks.ts';
import { useApp } from './state/app-state.ts';
import { mapFirst } from './state/map-first.ts';
import { usePanels } from './state/panel-state.ts';
import classes from './ui/shell.module.css';
import { usePhone } from './ui/use-media.ts';
import { useScheme } from './ui/use-scheme.ts';

// Neither fetched nor drawn before the map: both would cost the first picture time.
const DesktopPanels = lazy(() => mapFirst.then(() => import('./panels/desktop-panels.tsx')));
const PhonePanels = lazy(() => mapFirst.then(() => import('./panels/phone-panels.tsx')));
// Everything that says more than the first picture does stands inside it.
const Mantine = lazy(async () => {
  await mapFirst;
  const [mantine] = await Promise.all([import('./ui/mantine.tsx'), moreTexts()]);
  return mantine;
});
const FloodSheet = lazy(() => import('./panels/sheet/flood-sheet.tsx'));
const Dialogs = lazy(() => import('./panels/dialogs.tsx'));

/** The workbench: the map fills the page, panels float over it. */
export function App() {
  const scheme = useScheme();
  // The style sheets ask for it before Mantine is there to say so.
  useLayoutEffect(() => document.documentElement.setAttribute('data-mantine-color-scheme', scheme), [scheme]);
  return (
    <CrashBoundary>
      <Workbench />
    </CrashBoundary>
  );
}

function Workbench() {
  const { t } = useTranslation();
  const phone = usePhone();
  const root = useRef<HTMLDivElement>(null);
  const dialog = usePanels((state) => state.dialog);
  const sheet = useApp((state) => state.sheet);
  const labels = useMapLabels();
  const city = useCity();
  useEffect(followPicks, []);
  useHotkeys();
  useDocumentTitle();
  // A panel says what it covers on the element that holds both panels and map.
  const cover = useMemo(
    () => (side: string, pixels: number) => root.current?.style.setProperty(`--map-inset-${side}`, `${pixels}px`),
    [],
  );
  useCover(phone, cover);
  return (
    <div ref={root} className={classes.app}>
      <a
        className={classes.skip}
        href="#map"
        onClick={(event) => {
          // The part after # belongs to the link; only the focus is to move.
          event.preventDefault();
          document.querySelector<HTMLElement>('.maplibregl-canvas')?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <Suspense fallback={<PanelFrames phone={phone} />}>
        <Mantine>
          {phone ? <PhonePanels cover={cover} /> : <DesktopPanels />}
          {dialog && (
            <Suspense fallback={null}>
              <Dialogs dialog={dialog} />
            </Suspense>
          )}
          {sheet !== null && (
            <Suspense fallback={null}>
              <FloodSheet floodPointId={sheet} />
            </Suspense>
          )}
        </Mantine>
      </Suspense>
      {/* After the panels, as the keys go: past them by the link above. */}
      <main id="map" className={classes.map} aria-label={t('map.label')}>
        <MapView labels={labels} />
      </main>
      <CityNotices city={city} />
    </div>
  );
}

function useMapLabels() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      map: t('map.label'),
      synthetic: t('app.watermark'),
      zoomIn: t('map.zoomIn'),
      zoomOut: t('map.zoomOut'),
      resetNorth: t('map.resetNorth'),
      drawStart: t('map.drawStart'),
      drawNext: t('map.drawNext'),
      drawClose: t('map.drawClose'),
      drawCrossing: t('map.drawCrossing'),
      drawKeyboard: t('map.drawKeyboard'),
      drawFinish: t('map.drawFinish'),
      drawUndo: t('map.drawUndo'),
      drawCancel: t('map.drawCancel'),
      drawArea: t('map.drawArea'),
      drawPerimeter: t('map.drawPerimeter'),
      pick: {
        from: t('map.pickHint.from'),
        to: t('map.pickHint.to'),
        barrier: t('map.pickHint.barrier'),
      },
      pickKeys: t('map.pickKeys'),
    }),
    [t],
  );
}

function useDocumentTitle(): void {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const city = useApp((state) => state.cityDetail?.title[language]);
  useEffect(() => void switchLanguage(language), [language]);
  useEffect(() => {
    document.title = city ? t('app.title', { city }) : `${t('app.name')} ${t('app.latinName')}`;
  }, [city, t]);
}
