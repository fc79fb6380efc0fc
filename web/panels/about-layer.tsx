import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import type { LayerSummary } from '../../server/contract/cities.ts';
import { useApp } from '../state/app-state.ts';
import { formatBytes, formatDate, formatNumber, formatShare } from '../ui/format.ts';
import classes from './dialogs.module.css';
import { IssueTable } from './issue-table.tsx';

/** Where a layer's data come from, how complete they are, what the import found wrong. */
export function AboutLayer({ layer }: { layer: Layer }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const summary = useApp((state) => state.cityDetail?.layers.find((entry) => entry.id === layer.id));
  if (!summary) return <p>{t('layers.absent')}</p>;
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('about.imported')}</dt>
        <dd>{t('layers.count', { n: formatNumber(summary.count, language) })}</dd>
        <dt>{t('about.importedAt')}</dt>
        <dd>{formatDate(summary.importedAt)}</dd>
        {summary.bbox && (
          <>
            <dt>{t('about.bbox')}</dt>
            <dd className="da-number">{summary.bbox.map((value) => value.toFixed(4)).join(', ')}</dd>
          </>
        )}
      </dl>
      <section className={classes.section}>
        <h3>{t('about.sources')}</h3>
        {summary.sources.map((source) => (
          <Source key={source.sha256} source={source} />
        ))}
      </section>
      <section className={classes.section}>
        <h3>{t('about.issues')}</h3>
        {summary.issues.length === 0 ? (
          <p className={classes.note}>{t('about.noIssues')}</p>
        ) : (
          <IssueTable layer={layer} issues={summary.issues} />
        )}
      </section>
      <section className={classes.section}>
        <h3>{t('about.completeness')}</h3>
        <p className={classes.note}>{t('about.completenessHelp')}</p>
        <Completeness layer={layer} summary={summary} />
      </section>
    </>
  );
}

function Source({ source }: { source: LayerSummary['sources'][number] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <dl className={`${classes.facts} ${classes.source}`}>
      <dt>{t('about.file')}</dt>
      <dd>{source.name}</dd>
      <dt>{t('about.rows')}</dt>
      <dd className="da-number">{formatNumber(source.rows, language)}</dd>
      <dt>{t('about.bytes')}</dt>
      <dd>{formatBytes(source.bytes, language)}</dd>
      <dt>{t('about.crs')}</dt>
      <dd>{source.crs}</dd>
      <dt>{t('about.date')}</dt>
      <dd>{source.date ? formatDate(source.date) : t('about.unknownDate')}</dd>
      <dt>{t('about.licence')}</dt>
      <dd>{source.licence ?? t('about.unknownDate')}</dd>
      <dt>{t('about.attribution')}</dt>
      <dd>{source.attribution ?? t('about.unknownDate')}</dd>
      <dt>{t('about.hash')}</dt>
      <dd className={classes.hash}>{source.sha256}</dd>
    </dl>
  );
}

function Completeness({ layer, summary }: { layer: Layer; summary: LayerSummary }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const fields = summary.count > 0 ? layer.fields : [];
  return (
    <table className={classes.table}>
      <tbody>
        {fields.map((field) => {
          const filled = summary.filled[field.name] ?? 0;
          const share = filled / summary.count;
          return (
            <tr key={field.name}>
              <th scope="row">{field.label[language]}</th>
              <td style={{ width: '36%' }}>
                <span className={classes.bar} aria-hidden="true">
                  <span style={{ width: `${share * 100}%` }} />
                </span>
              </td>
              <td className={classes.number}>{formatShare(share, language)}</td>
              <td className={`${classes.number} da-muted`}>
                {t('about.filled', { n: formatNumber(filled, language), of: formatNumber(summary.count, language) })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
