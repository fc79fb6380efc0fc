import { useTranslation } from 'react-i18next';
import type { BlankArea, BlankAreasResult } from '../../server/contract/blank-areas.ts';
import { blankScale } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { useAreaName } from '../state/area-names.ts';
import { formatArea, formatNumber, formatShare } from '../ui/format.ts';
import { useScheme } from '../ui/use-scheme.ts';
import { blankCsv } from './result-csv.ts';
import { ExportButtons } from './export-buttons.tsx';
import { RankedTable, rankedRowsMax, type Column } from './ranked-table.tsx';
import { ResultLegend } from './result-legend.tsx';
import classes from './result.module.css';

/** Suspected blank land: totals, by district, and the polygons by area. Unknown land stands apart. */
export function BlankResult({ result }: { result: BlankAreasResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useScheme();
  const areaName = useAreaName();
  const { totals, features } = result;
  const hasUnknown = totals.unknownM2 > 0;
  const isSurveyKnown = result.meta.completeness.surveyedLand !== null;
  const entries = blankScale(scheme).classes.filter((entry) => entry.id === 'blank' || hasUnknown);
  const district = (area: BlankArea): string =>
    areaName(area.properties.districtName ?? area.properties.districtKey ?? t('result.districtNone'));
  const columns: Column<BlankArea>[] = [
    { id: 'rank', label: t('result.rank'), cell: (area) => area.id },
    { id: 'district', label: t('result.district'), cell: district },
    ...(hasUnknown
      ? [
          {
            id: 'class',
            label: t('result.class'),
            cell: (area: BlankArea) =>
              t(area.properties.class === 'blank' ? 'result.blankClass' : 'result.unknownClass'),
          },
        ]
      : []),
    {
      id: 'area',
      label: t('result.area'),
      isNumber: true,
      cell: (area) => formatArea(area.properties.areaM2, language),
    },
  ];
  return (
    <>
      <section className={classes.section} aria-label={t('result.totals')}>
        <p className={classes.figure}>
          {formatArea(totals.blankM2, language)} <span className={classes.figureLabel}>{t('result.suspected')}</span>
        </p>
        <dl className={classes.facts}>
          <dt>{t(isSurveyKnown ? 'result.share' : 'result.shareOfLand')}</dt>
          <dd>{totals.blankShare === null ? t('result.noLand') : formatShare(totals.blankShare, language)}</dd>
          <dt>{t('result.polygons')}</dt>
          <dd>{formatNumber(totals.polygons, language)}</dd>
          <dt>{t('result.land')}</dt>
          <dd>{formatArea(totals.landM2, language)}</dd>
          <dt>{t('result.unknown')}</dt>
          <dd>{isSurveyKnown ? formatArea(totals.unknownM2, language) : t('result.surveyedNone')}</dd>
          {totals.dropped.polygons > 0 && (
            <>
              <dt>{t('result.dropped')}</dt>
              <dd>
                {t('result.droppedValue', {
                  n: formatNumber(totals.dropped.polygons, language),
                  area: formatArea(totals.dropped.areaM2, language),
                })}
              </dd>
            </>
          )}
        </dl>
        <p className={classes.note} style={{ marginTop: 6 }}>
          {t('result.suspectedNote')}
        </p>
      </section>
      <ResultLegend entries={entries} />
      {features.length === 0 ? (
        <p className={classes.section}>
          {t('result.empty')} {t('result.emptyHelp')}
        </p>
      ) : (
        <section className={classes.section}>
          <div className={classes.tableHead}>
            <h3 className={classes.sub}>{t('result.ranked')}</h3>
            <span className={classes.note}>{t('result.sortedByArea')}</span>
          </div>
          <RankedTable
            caption={t('result.ranked')}
            rows={features}
            columns={columns}
            nameOf={(area) => `${area.id} ${district(area)}`}
          />
          <p className={classes.note} style={{ marginTop: 4 }}>
            {features.length > rankedRowsMax
              ? t('result.rankedTop', { n: rankedRowsMax, of: formatNumber(features.length, language) })
              : t('result.rankedAll', { n: formatNumber(features.length, language) })}
          </p>
        </section>
      )}
      <ByDistrict result={result} />
      <ExportButtons
        name="suspected-blank-areas"
        version={result.meta.datasetVersion}
        csv={() => blankCsv(result)}
        geojson={() => result}
      />
    </>
  );
}

function ByDistrict({ result }: { result: BlankAreasResult }) {
  const { t } = useTranslation();
  const areaName = useAreaName();
  const language = useApp((state) => state.language);
  const rows = result.totals.byDistrict.toSorted((a, b) => b.blankM2 - a.blankM2);
  const hasUnknown = result.totals.unknownM2 > 0;
  if (rows.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('result.byDistrict')}</h3>
      <div className={classes.tableBox} tabIndex={0} role="region" aria-label={t('result.byDistrict')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('result.district')}</th>
              <th scope="col" className={classes.number}>
                {t('result.blankColumn')}
              </th>
              <th scope="col" className={classes.number}>
                {t('result.shareColumn')}
              </th>
              {hasUnknown && (
                <th scope="col" className={classes.number}>
                  {t('result.unknownColumn')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.districtKey ?? ''}>
                <td>{areaName(row.districtName ?? row.districtKey ?? t('result.districtNone'))}</td>
                <td className={classes.number}>{formatArea(row.blankM2, language)}</td>
                <td className={classes.number}>
                  {row.blankShare === null ? t('result.noLand') : formatShare(row.blankShare, language)}
                </td>
                {hasUnknown && <td className={classes.number}>{formatArea(row.unknownM2, language)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
