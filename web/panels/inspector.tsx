import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { weakKinds } from '../../data/weak-points/components.ts';
import { findLayer } from '../../data/model/layers.ts';
import { ApiError } from '../api/api-error.ts';
import { itemQuery } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import { bboxOf } from '../ui/geometry.ts';
import { PanelLoading } from '../ui/panel-loading.tsx';
import { useErrorText } from './error-text.ts';
import { CapacityFacts } from './capacity-facts.tsx';
import { InspectorHead } from './inspector-head.tsx';
import classes from './inspector.module.css';
import { ItemFacts } from './item-facts.tsx';
import { usePickedItems } from './picks.ts';

const WeakFacts = lazy(() => import('./weak-facts.tsx'));
const InspectionFacts = lazy(() => import('./inspection/inspection-facts.tsx'));
const FloodCauses = lazy(() => import('./causes/flood-causes.tsx'));

/** The selected record: what it is, its figures with units, what is missing, where it came from. */
export default function Inspector() {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const selection = useApp((state) => state.selection);
  const city = useApp((state) => state.cityDetail?.id ?? null);
  const version = useApp((state) => state.cityDetail?.version.id ?? '');
  const picks = usePickedItems();
  const fromClick = picks.items.find(
    ({ layer, item }) => layer === selection?.layer && item.id === selection.key,
  )?.item;
  const asked = useQuery({
    ...itemQuery(city ?? '', version, selection?.layer ?? '', selection?.key ?? ''),
    enabled: city !== null && selection !== null && fromClick === undefined,
  });
  const hasWeak = useApp((state) => state.result?.task === 'weak');
  const hasInspection = useApp((state) => state.result?.task === 'inspection');
  const weakKind = weakKinds.find((kind) => kind === selection?.layer);
  const layer = selection && findLayer(selection.layer);
  const item = fromClick ?? asked.data;
  const error = picks.error ?? (fromClick ? null : asked.error);
  // The map keeps in sight what is read here.
  useEffect(() => {
    const { set } = useApp.getState();
    set({ selectionBbox: (item && bboxOf(item.geometry)) ?? null });
    return () => set({ selectionBbox: null });
  }, [item]);

  if (picks.loading || (selection && !item && !error)) return <PanelLoading />;
  if (error && !(error instanceof ApiError && error.status === 404)) {
    return (
      <p className={classes.empty} role="alert">
        {words(error)}
      </p>
    );
  }
  if (selection && layer && error) {
    return (
      <p className={classes.empty} role="alert">
        <strong>{t('inspector.absent')}</strong>
        <br />
        {t('inspector.absentHelp', { version, layer: layer.title[language], key: selection.key })}
      </p>
    );
  }
  if (!selection || !layer || !item) {
    return (
      <p className={classes.empty}>
        {t('inspector.empty')}
        <br />
        {t('inspector.emptyHelp')}
      </p>
    );
  }
  return (
    <article aria-labelledby="inspector-title">
      <InspectorHead layer={layer} item={item} />
      {hasWeak && weakKind && (
        <Suspense>
          <WeakFacts kind={weakKind} itemKey={item.id} />
        </Suspense>
      )}
      {hasInspection && layer.id === 'pipes' && (
        <Suspense>
          <InspectionFacts pipe={selection.key} />
        </Suspense>
      )}
      {layer.id === 'pipes' && <CapacityFacts pipe={selection.key} />}
      {layer.id === 'flood_points' && (
        <Suspense>
          <FloodCauses item={item} />
        </Suspense>
      )}
      <ItemFacts layer={layer} item={item} />
    </article>
  );
}
