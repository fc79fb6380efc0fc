import { useTranslation } from 'react-i18next';
import type { Completeness } from '../../server/contract/analysis-meta.ts';
import { useApp } from '../state/app-state.ts';
import { formatLength, formatNumber, formatShare } from '../ui/format.ts';
import classes from './result.module.css';

interface Meta {
  datasetVersion: string;
  workingCrs: string;
  method: { zh: string; en: string };
  /** Of the pipes; a summary says it for each area and field instead. */
  completeness?: Completeness;
  computeMs: number;
}

const reasons = ['role', 'form', 'kind', 'status'] as const;

/** The rule in words and how complete the data behind the figures are: without both no figure can be defended. */
export function RuleNotes({ meta }: { meta: Meta }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { completeness } = meta;
  const leftOut = Object.entries(completeness?.leftOut ?? {}).filter(([, count]) => count > 0);
  const reasonLabel = (reason: string): string => {
    const known = reasons.find((id) => id === reason);
    return known ? t(`result.leftOutReason.${known}`) : reason;
  };
  return (
    <>
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('result.rule')}</h3>
        <p className={classes.rule}>{meta.method[language]}</p>
      </section>
      <section className={classes.section}>
        {completeness && (
          <>
            <h3 className={classes.sub}>{t('result.completeness')}</h3>
            <dl className={classes.facts}>
              <dt>{t('result.pipesCounted')}</dt>
              <dd>
                {t('result.pipesCountedValue', {
                  n: formatNumber(completeness.pipes, language),
                  length: formatLength(completeness.lengthM, language),
                })}
              </dd>
              {leftOut.map(([reason, count]) => (
                <Fact key={reason} label={`${t('result.leftOut')} (${reasonLabel(reason)})`}>
                  {formatNumber(count, language)}
                </Fact>
              ))}
              <Fact label={t('result.knownStatus')}>{formatShare(completeness.knownStatus, language)}</Fact>
              <Fact label={t('result.knownKind')}>{formatShare(completeness.knownKind, language)}</Fact>
              <Fact label={t('result.knownRole')}>{formatShare(completeness.knownRole, language)}</Fact>
              <Fact label={t('result.surveyed')}>
                {completeness.surveyedLand === null
                  ? t('result.surveyedNone')
                  : formatShare(completeness.surveyedLand, language)}
              </Fact>
            </dl>
          </>
        )}
        <p className={classes.note} style={{ marginTop: 6 }}>
          {t('result.meta', {
            version: meta.datasetVersion,
            crs: meta.workingCrs,
            ms: formatNumber(meta.computeMs, language),
          })}
        </p>
      </section>
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
