import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { weakKinds } from '../../data/weak-points/components.ts';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakLegend } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { showInDock } from '../state/dock-state.ts';
import { formatNumber } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Swatch } from '../ui/swatch.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import classes from './result.module.css';
import { useWeakShown } from './use-weak.ts';

/** What is ranked, in which classes, and by which rule; the ranked table itself lies in the dock. */
export function WeakResult() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const setWeak = useApp((state) => state.setWeak);
  const shown = useWeakShown();
  const scheme = useScheme();
  const id = useId();
  if (!shown) return null;
  const { weak, ranks, rows } = shown;
  const legend = weakLegend(weak.kind, scheme);
  return (
    <>
      <section className={classes.section}>
        <span id={id} className={classes.sub}>
          {t('weak.kind')}
        </span>
        <Segmented
          labelledBy={id}
          value={weak.kind}
          onChange={(kind) => setWeak({ kind })}
          options={weakKinds.map((value) => ({ value, label: t(`weak.kinds.${value}`) }))}
        />
        <p className={classes.note} role="status" style={{ marginTop: 6 }}>
          {t('weak.ranked', {
            n: formatNumber(ranks.order.length, language),
            listed: formatNumber(rows.length, language),
          })}
        </p>
      </section>
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('result.legend')}</h3>
        <dl className={classes.facts}>
          {weakClasses.map((name, k) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
                <Swatch entry={legend[k]} />
                {t(`weak.class.${name}`)}
              </dt>
              <dd>
                {ranks.counts[k] === 0
                  ? t('weak.classNone')
                  : t('weak.classRow', {
                      n: formatNumber(ranks.counts[k], language),
                      score: formatNumber(ranks.leastScore[k], language, 1, 1),
                    })}
              </dd>
            </div>
          ))}
        </dl>
        <p className={classes.note} style={{ marginTop: 6 }}>
          {t('weak.classRule', { kind: t(`weak.kinds.${weak.kind}`) })}
        </p>
      </section>
      <section className={`${classes.section} ${classes.exports}`}>
        <Button size="compact-sm" variant="default" onClick={() => showInDock('weak')}>
          {t('weak.openTable')}
        </Button>
      </section>
    </>
  );
}
