import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCode } from '../../../data/model/codes.ts';
import type { NetworkCheckResult, NetworkIssueFeature } from '../../../server/contract/network-check.ts';
import { lineScale } from '../../map/legend.ts';
import { useApp } from '../../state/app-state.ts';
import controls from '../../ui/controls.module.css';
import { formatNumber, formatQuantity } from '../../ui/format.ts';
import { useScheme } from '../../ui/use-scheme.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ExportButtons } from '../export-buttons.tsx';
import { ResultLegend } from '../result-legend.tsx';
import classes from '../result.module.css';
import { selectAndGo } from '../selection-actions.ts';
import { networkCsv } from './trace-csv.ts';

type Issue = NetworkIssueFeature['properties']['issue'];

/** What is doubtful in the network, by kind, and on what its directions rest. */
export function NetworkResult({ result }: { result: NetworkCheckResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useScheme();
  const id = useId();
  const [shown, setShown] = useState<Issue | ''>('');
  const { classes: legend } = useMemo(() => lineScale({ task: 'network', data: result }, 0, scheme), [result, scheme]);
  const { totals, meta } = result;
  const number = (value: number): string => formatNumber(value, language);
  const rows = result.features.filter(({ properties }) => shown === '' || properties.issue === shown);
  const all = Object.values(totals.issues).reduce((sum, n) => sum + n, 0);
  const issues = Object.entries(totals.issues) as [Issue, number][];
  const evidence = (code: string | null): string =>
    code === null || code === 'unknown'
      ? t('trace.evidenceNone')
      : (findCode('flowEvidence', code)?.label[language] ?? code);
  const detail = ({ properties: { issue, sizeM, nodeId } }: NetworkIssueFeature): string =>
    [
      sizeM === null
        ? ''
        : issue === 'against-inverts'
          ? t('network.rise', { rise: formatQuantity(sizeM, 'm', language, 2) })
          : t('network.apart', { distance: formatQuantity(sizeM, 'm', language, 2) }),
      nodeId === null ? '' : t('network.node', { key: nodeId }),
    ]
      .filter((text) => text !== '')
      .join(' · ');
  return (
    <>
      <section className={classes.section} aria-label={t('result.totals')}>
        <p className={classes.figure} style={{ fontSize: 18 }}>
          {all === 0 ? t('network.headlineNone') : t('network.headline', { n: number(all) })}
        </p>
        <p className={classes.note}>{t('network.of', { pipes: number(totals.pipes), nodes: number(totals.nodes) })}</p>
        <dl className={classes.facts}>
          {issues.map(([issue, n]) => (
            <Fact key={issue} label={t(`network.issues.${issue}`)} value={number(n)} />
          ))}
        </dl>
        <p className={classes.note}>
          {t('network.snapped', {
            n: number(totals.snappedEnds),
            tolerance: formatQuantity(meta.snapToleranceM, 'm', language, 1),
          })}
        </p>
        <h3 className={classes.sub} style={{ marginTop: 8 }}>
          {t('network.evidence')}
        </h3>
        <dl className={classes.facts}>
          {Object.entries(totals.evidence).map(([code, n]) => (
            <Fact key={code} label={evidence(code)} value={number(n)} />
          ))}
        </dl>
      </section>
      {legend.length > 0 && <ResultLegend entries={legend} />}
      {result.features.length > 0 && (
        <section className={classes.section}>
          <div className={classes.tableHead}>
            <h3 className={classes.sub}>
              <label htmlFor={id}>{t('network.list')}</label>
            </h3>
            <select
              id={id}
              className={controls.native}
              value={shown}
              onChange={(event) => setShown(event.currentTarget.value as Issue | '')}
            >
              <option value="">{t('network.all')}</option>
              {issues
                .filter(([, n]) => n > 0)
                .map(([issue]) => (
                  <option key={issue} value={issue}>
                    {t(`network.issues.${issue}`)}
                  </option>
                ))}
            </select>
          </div>
          <VirtualTable
            label={t('network.list')}
            rows={rows}
            idOf={(row) => row.id}
            go={({ properties }) => void selectAndGo({ layer: 'pipes', key: properties.pipeId })}
            goLabel={({ properties }) => t('trace.goTo', { name: properties.pipeId })}
            columns={[
              { id: 'pipe', label: t('trace.pipe'), cell: ({ properties }) => properties.pipeId },
              {
                id: 'issue',
                label: t('result.class'),
                cell: ({ properties }) => t(`network.issues.${properties.issue}`),
              },
              { id: 'detail', label: t('network.detail'), cell: detail },
              { id: 'evidence', label: t('trace.evidence'), cell: ({ properties }) => evidence(properties.evidence) },
            ]}
          />
          <p className={classes.note}>{t('network.capped', { n: number(meta.listedMax) })}</p>
        </section>
      )}
      <ExportButtons
        name="network-check"
        version={meta.datasetVersion}
        csv={() => networkCsv(result)}
        geojson={() => result}
      />
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
