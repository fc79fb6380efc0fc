import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegendClass } from '../map/legend.ts';
import type { FeatureRef } from '../state/feature-ref.ts';
import grid from '../ui/row-grid.module.css';
import { Swatch } from '../ui/swatch.tsx';
import { selectAndGo } from './selection-actions.ts';

/** The name of a row's record, which leads to it. */
export function RecordCell({ record, name }: { record: FeatureRef; name: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={grid.plain}
      title={name}
      aria-label={t('result.goTo', { name })}
      onClick={(event) => {
        event.stopPropagation();
        void selectAndGo(record);
      }}
    >
      {name}
    </button>
  );
}

/** A class in words, beside its sign on the map. */
export function ClassCell({ entry, children }: { entry: LegendClass; children: ReactNode }) {
  return (
    <span className={grid.class}>
      <Swatch entry={entry} />
      {children}
    </span>
  );
}
