import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SwmmResult } from '../../../server/contract/swmm-results.ts';
import { queryClient } from '../../api/queries.ts';
import { deleteSwmmResult, swmmResultsQuery } from '../../api/swmm.ts';
import { useApp } from '../../state/app-state.ts';
import { useSwmm } from '../../state/swmm-state.ts';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TrashIcon, ZoomToIcon } from '../../ui/icons.tsx';
import { useErrorText } from '../error-text.ts';
import classes from '../tasks.module.css';
import { SwmmLoad } from './swmm-load.tsx';
import { SwmmPlayer } from './swmm-player.tsx';
import styles from './swmm.module.css';

/** Results that the server keeps: choose one to see it on the map, delete it, load another. */
export function SwmmResults() {
  const { t } = useTranslation();
  const words = useErrorText();
  const city = useApp((state) => state.city) ?? '';
  const chosen = useApp((state) => state.swmm.result);
  const setSwmm = useApp((state) => state.setSwmm);
  const bbox = useSwmm((state) => state.bbox);
  const { data, error } = useQuery(swmmResultsQuery(city));
  const results = data?.results.filter(({ summary }) => summary !== null) ?? [];
  const shown = results.find(({ id }) => id === chosen);
  const remove = async (id: string): Promise<void> => {
    if (id === chosen) setSwmm({ result: null, period: 0 });
    await deleteSwmmResult(city, id);
    await queryClient.invalidateQueries({ queryKey: ['swmm-results', city] });
  };
  return (
    <section aria-label={t('swmm.results')} className={styles.results}>
      <h3 className={classes.label}>{t('swmm.results')}</h3>
      {error && (
        <p className={classes.failure} role="alert">
          {words(error)}
        </p>
      )}
      {data && results.length === 0 && <p className={classes.help}>{t('swmm.resultsNone')}</p>}
      <ul>
        {results.map((result) => (
          <li key={result.id} className={classes.polygonRow}>
            <button
              type="button"
              className={classes.kind}
              aria-pressed={result.id === chosen}
              onClick={() => {
                useSwmm.setState({ isPlaying: false });
                setSwmm({ result: result.id === chosen ? null : result.id, period: 0 });
              }}
            >
              {result.name}
            </button>
            <Facts result={result} />
            {result.id === chosen && bbox && (
              <IconButton label={t('trace.zoomAll')} onClick={() => useApp.getState().flyTo(bbox, 17)}>
                <ZoomToIcon size={16} />
              </IconButton>
            )}
            <IconButton label={t('swmm.delete', { name: result.name })} onClick={() => void remove(result.id)}>
              <TrashIcon size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      {shown && <SwmmPlayer result={shown} />}
      <SwmmLoad city={city} />
    </section>
  );
}

function Facts({ result: { summary } }: { result: SwmmResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const worst = Object.values(summary?.continuityPct ?? {}).reduce(
    (most, value) => (Math.abs(value) > Math.abs(most) ? value : most),
    0,
  );
  return (
    <span className={`${styles.facts} da-number`}>
      {t('swmm.facts', {
        links: formatNumber(summary?.links ?? 0, language),
        error: worst.toFixed(2),
      })}
    </span>
  );
}
