import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyMatrixResult, PolicyRow } from '../../server/contract/policy-matrix.ts';
import { policyScale } from '../map/legend.ts';
import { usePlaceName } from '../state/area-names.ts';
import { useApp } from '../state/app-state.ts';
import { formatLength, formatNumber, formatQuantity, formatShare } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import { ExportButtons } from './export-buttons.tsx';
import { policyCsv } from './policy-csv.ts';
import { RankedTable, type Column } from './ranked-table.tsx';
import { ResultLegend } from './result-legend.tsx';
import classes from './result.module.css';

const layers = ['all', 'old_communities', 'heritage_districts'] as const;

/** Old communities and heritage districts by urgency, each with the reasons for its rank. */
export function PolicyResult({ result }: { result: PolicyMatrixResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const layer = useApp((state) => state.policy.layer);
  const setPolicy = useApp((state) => state.setPolicy);
  const focus = useApp((state) => state.resultFocus);
  const scheme = useScheme();
  const id = useId();
  const scale = useMemo(() => policyScale(result, scheme), [result, scheme]);
  const rows = useMemo(
    () => result.features.filter((row) => layer === null || row.properties.layer === layer),
    [result, layer],
  );
  const placeName = usePlaceName();
  const nameOf = (row: PolicyRow): string => placeName(row.properties.name ?? row.properties.key);
  const share = (value: number | null): string =>
    value === null ? t('summary.missing') : formatShare(value, language);
  const number = (value: number | null): string =>
    value === null ? t('summary.missing') : formatNumber(value, language);
  const columns: Column<PolicyRow>[] = [
    {
      id: 'name',
      label: t('result.name'),
      cell: (row) => `${row.properties.rank ?? '–'} · ${nameOf(row)}`,
      value: nameOf,
    },
    {
      id: 'score',
      label: t('policy.score'),
      isNumber: true,
      cell: ({ properties: { score } }) => (score === null ? '–' : formatNumber(score, language, 1, 1)),
      value: (row) => row.properties.score,
    },
    {
      id: 'blank',
      label: t('policy.blank'),
      isNumber: true,
      cell: (row) => share(row.properties.blankShare),
      value: (row) => row.properties.blankShare,
    },
    {
      id: 'served',
      label: t('policy.served'),
      isNumber: true,
      cell: (row) => share(row.properties.servedShare),
      value: (row) => row.properties.servedShare,
    },
    {
      id: 'floods',
      label: t('policy.floods'),
      isNumber: true,
      cell: (row) => number(row.properties.openFloodPoints),
      value: (row) => row.properties.openFloodPoints,
    },
    {
      id: 'weak',
      label: t('policy.weak'),
      isNumber: true,
      cell: (row) => share(row.properties.weakShare),
      value: (row) => row.properties.weakShare,
    },
    {
      id: 'length',
      label: t('result.lengthColumn'),
      isNumber: true,
      cell: (row) => formatLength(row.properties.lengthM, language),
      value: (row) => row.properties.lengthM,
    },
    {
      id: 'households',
      label: t('policy.households'),
      isNumber: true,
      cell: (row) => number(row.properties.households),
      value: (row) => row.properties.households,
    },
  ];
  if (result.features.length === 0) return <p className={classes.section}>{t('policy.empty')}</p>;
  const chosen = result.features.find((row) => row.id === focus);
  const { weights } = result.meta.parameters;
  return (
    <>
      <section className={classes.section}>
        <span id={id} className={classes.sub}>
          {t('policy.places')}
        </span>
        <Segmented
          labelledBy={id}
          value={layer ?? 'all'}
          onChange={(next) => setPolicy({ layer: next === 'all' ? null : next })}
          options={layers.map((value) => ({ value, label: t(`policy.${value}`) }))}
        />
      </section>
      <ResultLegend entries={scale.classes} unit={t('policy.score')} />
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('result.ranked')}</h3>
        <div className={classes.named}>
          <RankedTable caption={t('result.ranked')} rows={rows} columns={columns} nameOf={nameOf} />
        </div>
        <p className={classes.note} style={{ marginTop: 4 }}>
          {t('result.rankedAll', { n: formatNumber(rows.length, language) })}
        </p>
      </section>
      <section className={classes.section} role="status">
        {chosen ? <Why row={chosen} /> : <p className={classes.note}>{t('policy.choose')}</p>}
      </section>
      <p className={`${classes.section} ${classes.note}`}>
        {t('policy.proposal', {
          blank: weights['blank'],
          flood: weights['flood'],
          thin: weights['thin'],
          combined: weights['combined'],
          weak: weights['weak'],
        })}
      </p>
      <ExportButtons
        name="policy-matrix"
        version={result.meta.datasetVersion}
        csv={() => policyCsv(result)}
        geojson={() => result}
      />
    </>
  );
}

/** Why a place ranks where it does, in sentences with their figures. */
function Why({ row: { properties: row } }: { row: PolicyRow }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const placeName = usePlaceName();
  const name = placeName(row.name ?? row.key);
  const sentence = ({ code, values }: (typeof row.reasons)[number]): string =>
    t(`policy.reason.${code}`, {
      share: formatShare(values['share'] ?? 0, language),
      distance: formatQuantity(values['distanceM'] ?? 0, 'm', language),
      n: formatNumber(values['count'] ?? 0, language),
      density: formatNumber(values['densityKmPerKm2'] ?? 0, language, 1, 1),
      city: formatNumber(values['cityKmPerKm2'] ?? 0, language, 1, 1),
      length: formatLength(values['lengthM'] ?? 0, language),
    });
  return (
    <>
      <h3 className={classes.sub}>
        {row.rank === null ? t('policy.whyNone', { name }) : t('policy.why', { rank: row.rank, name })}
      </h3>
      {row.score === null ? (
        <p>{t('policy.unjudged')}</p>
      ) : row.reasons.length === 0 ? (
        <p>{t('policy.nothing')}</p>
      ) : (
        <dl className={classes.facts}>
          {row.reasons.map((reason) => (
            <Reason
              key={reason.code}
              points={t('policy.points', { points: formatNumber(reason.points, language, 1, 1) })}
            >
              {sentence(reason)}
            </Reason>
          ))}
        </dl>
      )}
      <p className={classes.note}>
        {t('policy.complete', { share: formatShare(row.completeness, language) })}
        {row.unknownShare > 0 && ` · ${t('policy.unknownShare', { share: formatShare(row.unknownShare, language) })}`}
        {row.floodPoints !== null && row.openFloodPoints !== null && (
          <>
            {' · '}
            {t('policy.floods')}: {t('policy.floodValue', { open: row.openFloodPoints, all: row.floodPoints })}
          </>
        )}
      </p>
    </>
  );
}

function Reason({ points, children }: { points: string; children: string }) {
  return (
    <>
      <dt>{children}</dt>
      <dd>{points}</dd>
    </>
  );
}
