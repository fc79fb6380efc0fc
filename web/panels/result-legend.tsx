import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LegendClass } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { Swatch } from '../ui/swatch.tsx';
import classes from './result.module.css';

interface ResultLegendProps {
  entries: readonly LegendClass[];
  unit?: string;
  /** Rules of the picture, in words. */
  children?: ReactNode;
}

/** Classes of a result as the map paints them. */
export function ResultLegend({ entries, unit, children }: ResultLegendProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>
        {t('result.legend')}
        {unit && ` (${unit})`}
      </h3>
      <ul className={classes.legend}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Swatch entry={entry} />
            {entry.label[language]}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
