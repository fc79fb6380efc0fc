import { useTranslation } from 'react-i18next';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents, type WeakKind } from '../../data/weak-points/components.ts';
import { useApp } from '../state/app-state.ts';
import { weakPlace, weakRanks } from '../state/weak-ranks.ts';
import { weakReasons } from '../../data/weak-points/reasons.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import inspector from './inspector.module.css';
import { useWeakWords } from './weak-words.ts';
import classes from './weak.module.css';

/** Why the selected record ranks where it does: every component as a bar, its evidence, its weight, or that it is unknown. */
export default function WeakFacts({ kind, itemKey }: { kind: WeakKind; itemKey: string }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const columns = useApp((state) => (state.result?.task === 'weak' ? state.result.data : null));
  const weights = useApp((state) => state.weak.weights);
  const words = useWeakWords();
  if (!columns) return null;
  const table = columns.tables[kind];
  const ranks = weakRanks(table, weights);
  const i = weakPlace(columns, kind, itemKey);
  const points = new Map(i < 0 ? [] : weakReasons(table, i, weights).reasons.map((each) => [each.component, each.points])); // prettier-ignore
  return (
    <section className={inspector.group}>
      <h3 className={inspector.groupTitle}>{t('weak.section')}</h3>
      {i < 0 || ranks.rank[i] === 0 ? (
        <p className={inspector.missing}>{t('weak.unranked')}</p>
      ) : (
        <>
          <p>
            <strong>
              {t('weak.sectionHead', {
                rank: formatNumber(ranks.rank[i], language),
                n: formatNumber(ranks.order.length, language),
                score: formatNumber(ranks.score[i], language, 1, 1),
                class: t(`weak.class.${weakClasses[ranks.classOf[i]]}`),
              })}
            </strong>
          </p>
          <ul className={classes.bars}>
            {weakComponents.map((component, c) => {
              const x = table.x[c * table.count + i];
              const isKnown = !Number.isNaN(x);
              const adds = points.get(component);
              return (
                <li key={component}>
                  <span className={classes.barHead}>
                    <span>{t(`weak.component.${component}`)}</span>
                    <span className="da-number">
                      {isKnown ? formatNumber(x, language, 2, 2) : t('weak.unknown')}
                      {adds !== undefined && ` · ${t('weak.adds', { points: formatNumber(adds, language, 1, 1) })}`}
                    </span>
                  </span>
                  <span className={isKnown ? classes.bar : classes.barUnknown} aria-hidden="true">
                    {isKnown && <span style={{ width: `${100 * x}%` }} />}
                  </span>
                  <span className={classes.barNote}>
                    {(isKnown && words.evidence(table, i, component)) ||
                      (isKnown ? t('weak.sound') : words.missing(component))}
                    {' · '}
                    {t('weak.weight', { weight: formatNumber(weights[component], language, 2) })}
                  </span>
                </li>
              );
            })}
          </ul>
          <p className={classes.barNote}>
            {t('weak.sectionKnown', { share: formatShare(ranks.completeness[i], language) })}
          </p>
        </>
      )}
    </section>
  );
}
