import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { goToTrace } from '../../state/trace-state.ts';
import { formatArea, formatLength, formatNumber, formatQuantity, formatShare } from '../../ui/format.ts';
import { ZoomToIcon } from '../../ui/icons.tsx';
import classes from '../result.module.css';
import { useHeadline } from './trace-headline.ts';

/** The answer in words: what was found, the land and people above it, what a blockage does. */
export function TraceSummary({ result }: { result: TraceResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const headline = useHeadline(result);
  const { totals, seeds, meta, blocked, reversed } = result;
  const { direction } = meta.parameters;
  const hasLand = direction !== 'path' && direction !== 'downstream';
  const detour = totals.byPart['detour'];
  const diverted = totals.byPart['diverted'];
  const length = (value: number): string => formatLength(value, language);
  const apart = seeds.length === 1 && seeds[0].distanceM > 1 ? seeds[0] : undefined;
  return (
    <section className={classes.section} aria-label={t('result.totals')}>
      <p className={classes.figure} style={{ fontSize: 18 }}>
        {headline}
      </p>
      {reversed && <p>{t('trace.reversed')}</p>}
      {hasLand && <Land totals={totals} />}
      {diverted && (
        <p>
          {t('trace.diverted', {
            pipes: formatNumber(diverted.pipes, language),
            length: length(diverted.lengthM),
            detour: length(detour?.lengthM ?? 0),
          })}
        </p>
      )}
      {blocked?.spill && (
        <p>
          {t('trace.spill', {
            node: blocked.spill.nodeId ?? t('trace.spillUnnamed'),
            level: formatQuantity(blocked.spill.groundM, 'm', language, 2),
            distance: length(blocked.spill.distanceM),
          })}
        </p>
      )}
      {blocked && blocked.groundKnown !== null && (
        <p className={classes.note}>
          {blocked.groundKnown === 0
            ? t('trace.spillUnknown')
            : t('trace.spillKnown', { share: formatShare(blocked.groundKnown, language) })}
        </p>
      )}
      {apart && (
        <p className={classes.note}>{t('trace.startAt', { distance: length(apart.distanceM), key: apart.key })}</p>
      )}
      {seeds.some(({ onlyFoul }) => onlyFoul) && <p role="note">{t('trace.onlyFoul')}</p>}
      <div style={{ marginTop: 6 }}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<ZoomToIcon size={14} />}
          disabled={result.features.length === 0}
          onClick={goToTrace}
        >
          {t('trace.zoomAll')}
        </Button>
      </div>
    </section>
  );
}

function Land({ totals }: { totals: TraceResult['totals'] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  if (totals.catchmentM2 === null) return <p className={classes.note}>{t('trace.landNone')}</p>;
  const area = formatArea(totals.catchmentM2, language);
  const n = formatNumber(totals.catchments, language);
  if (totals.population === null) return <p>{t('trace.land', { area, n })}</p>;
  return (
    <>
      <p>{t('trace.landPopulation', { area, n, people: formatNumber(roundPeople(totals.population), language) })}</p>
      <p className={classes.note}>{t('trace.populationNote')}</p>
    </>
  );
}

/** Two figures: an even spread over street units knows no more. */
function roundPeople(people: number): number {
  return Number(people.toPrecision(2));
}
