import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runAnalysis } from '../api/analysis.ts';
import { useApp } from '../state/app-state.ts';
import { capacityRequest } from '../state/task-request.ts';
import { formatArea, formatNumber, formatQuantity } from '../ui/format.ts';
import { useErrorText } from './error-text.ts';
import classes from './inspector.module.css';

/** Why the chosen pipe carries what it carries, while a capacity result lies on the map. */
export function CapacityFacts({ pipe }: { pipe: string }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const result = useApp((state) => (state.result?.task === 'capacity' ? state.result.data : null));
  const city = useApp((state) => state.cityDetail);
  const capacity = useApp((state) => state.capacity);
  const body = capacityRequest(capacity, city?.stormFormula);
  const { years } = capacity;
  const asked = useQuery({
    queryKey: ['capacity-pipe', city?.id, city?.version.id, pipe, years, body],
    queryFn: ({ signal }) =>
      runAnalysis(city!.id, 'capacity-pipe', { ...body!, pipe, years }, { signal, onProgress: () => undefined }),
    enabled: result !== null && city !== null && body !== undefined,
    staleTime: Infinity,
    // The figures of the storm before stay until those of the next are there: the slider moves on.
    placeholderData: (before) => (before?.pipe === pipe ? before : undefined),
  });
  if (!result) return null;
  const { data } = asked;
  const isJudged = (state: string): boolean => !result.notJudged.includes(state);
  const number = (value: number | null, unit: string, digits: number): ReactNode =>
    value === null ? (
      <span className={classes.missing}>{t('inspector.missing')}</span>
    ) : (
      `${formatNumber(value, language, digits)} ${unit}`
    );
  return (
    <section className={classes.group} aria-label={t('capacity.why')}>
      <h3 className={classes.groupTitle}>{t('capacity.why')}</h3>
      {asked.error && <p role="alert">{words(asked.error)}</p>}
      {data && (
        <>
          <p>
            {data.missing.length > 0
              ? t(isJudged(data.state) ? 'capacity.lacks' : 'capacity.isNotJudged', {
                  reasons: data.missing
                    .map((each) => t(`capacity.reason.${each as 'diameter'}`))
                    .join(t('capacity.reasonJoin')),
                })
              : t(data.returnPeriodYears! >= years ? 'capacity.carriesIt' : 'capacity.overloadedBy', {
                  carried: formatNumber(data.returnPeriodYears!, language, 2),
                  years: formatNumber(years, language, 1),
                })}
          </p>
          <dl className={classes.facts}>
            <Fact label={t('capacity.fact.slope')}>
              {number(data.slope === null ? null : data.slope * 1000, '‰', 2)}
            </Fact>
            <Fact label={t('capacity.fact.roughness')}>{number(data.roughness, '', 4)}</Fact>
            <Fact label={t('capacity.fact.velocity')}>
              {number(data.velocityMs, 'm/s', 2)}
              {data.velocityMs !== null && (data.velocityMs < data.leastMs || data.velocityMs > data.greatestMs) && (
                <> · {t('capacity.limits', { least: data.leastMs, greatest: data.greatestMs })}</>
              )}
            </Fact>
            <Fact label={t('capacity.fact.fullFlow')}>{number(data.fullFlowM3s, 'm³/s', 3)}</Fact>
            <Fact label={t('capacity.fact.area')}>{formatArea(data.areaM2, language)}</Fact>
            <Fact label={t('capacity.fact.runoff')}>{number(data.meanRunoff, '', 2)}</Fact>
            <Fact label={t('capacity.fact.minutes')}>
              {data.minutes === null ? number(null, '', 0) : formatQuantity(data.minutes, 'min', language, 1)}
              {data.timeAssumed && ` (${t('capacity.partlyAssumed')})`}
            </Fact>
            <Fact label={t('capacity.fact.intensity', { years: formatNumber(years, language, 1) })}>
              {number(data.intensity, 'L/(s·hm²)', 1)}
            </Fact>
            <Fact label={t('capacity.fact.designFlow', { years: formatNumber(years, language, 1) })}>
              {number(data.designFlowM3s, 'm³/s', 3)}
            </Fact>
            <Fact label={t('capacity.fact.carried')}>{number(data.returnPeriodYears, t('capacity.years'), 2)}</Fact>
          </dl>
        </>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
