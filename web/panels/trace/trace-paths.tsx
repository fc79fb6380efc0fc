import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { formatLength, formatNumber } from '../../ui/format.ts';
import classes from '../result.module.css';
import { SectionButton } from './section-button.tsx';

/** The ways between two places: one is shown, the others step back on the map. */
export function TracePaths({ paths, pathsComplete }: Pick<TraceResult, 'paths' | 'pathsComplete'>) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const way = useApp((state) => state.trace.way);
  const setTrace = useApp((state) => state.setTrace);
  const name = useId();
  if (paths.length === 0) return null;
  return (
    <section className={classes.section} role="radiogroup" aria-label={t('trace.paths')}>
      <h3 className={classes.sub}>{t('trace.paths')}</h3>
      {paths.map(({ lengthM, pipes }, i) => (
        <label key={pipes.join()} style={{ display: 'block', minHeight: 24 }}>
          <input type="radio" name={name} checked={i === way} onChange={() => setTrace({ way: i })} />{' '}
          {t('trace.pathItem', {
            n: i + 1,
            length: formatLength(lengthM, language),
            pipes: formatNumber(pipes.length, language),
          })}
        </label>
      ))}
      {paths[way] && <SectionButton question={{ pipes: paths[way].pipes }} />}
      {!pathsComplete && <p className={classes.note}>{t('trace.morePaths', { n: paths.length })}</p>}
    </section>
  );
}
