import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCode } from '../../data/model/codes.ts';
import type { DensityCell, DensityResult as Result } from '../../server/contract/density.ts';
import { densityScale } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import { formatArea, formatLength, formatNumber, formatQuantity } from '../ui/format.ts';
import { useScheme } from '../ui/use-scheme.ts';
import { densityCsv } from './result-csv.ts';
import { ExportButtons } from './export-buttons.tsx';
import { RankedTable, rankedRowsMax, type Column } from './ranked-table.tsx';
import { ResultLegend } from './result-legend.tsx';
import classes from './result.module.css';

/** Totals, legend and the cells by density. */
export function DensityResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useScheme();
  const [highest, setHighest] = useState(false);
  const { totals } = result;
  const scale = useMemo(() => densityScale(result, scheme), [result, scheme]);
  const rows = useMemo(() => ranked(result.features, highest), [result, highest]);
  const named = result.features.some((cell) => cell.properties.name);
  const density = (value: number | null): string =>
    value === null ? t('result.noLand') : formatNumber(value, language, 2, 2);
  const kindLabel = (kind: string): string =>
    findCode('drainageKind', kind)?.label[language] ?? t('result.kindUnknown');
  const columns: Column<DensityCell>[] = [
    named
      ? { id: 'name', label: t('result.name'), cell: (cell) => cell.properties.name ?? cell.id }
      : { id: 'rank', label: t('result.rank'), cell: (cell, rank) => `${rank} · ${cell.id}` },
    {
      id: 'density',
      label: t('result.densityColumn'),
      isNumber: true,
      cell: (cell) => density(cell.properties.densityKmPerKm2),
    },
    {
      id: 'length',
      label: t('result.lengthColumn'),
      isNumber: true,
      cell: (cell) => formatLength(cell.properties.lengthM, language),
    },
    {
      id: 'land',
      label: t('result.land'),
      isNumber: true,
      cell: (cell) => formatArea(cell.properties.landM2, language),
    },
  ];
  return (
    <>
      <section className={classes.section} aria-label={t('result.totals')}>
        <p className={classes.figure}>
          {totals.densityKmPerKm2 === null
            ? t('result.noLand')
            : formatQuantity(totals.densityKmPerKm2, 'km/km2', language, 2)}{' '}
          <span className={classes.figureLabel}>{t('result.density')}</span>
        </p>
        <dl className={classes.facts}>
          <dt>{t('result.length')}</dt>
          <dd>{formatLength(totals.lengthM, language)}</dd>
          <dt>{t('result.land')}</dt>
          <dd>{formatArea(totals.landM2, language)}</dd>
          <dt>{t('result.cells')}</dt>
          <dd>{formatNumber(totals.cells, language)}</dd>
          {totals.outsideM > 0 && (
            <>
              <dt>{t('result.outside')}</dt>
              <dd>{formatLength(totals.outsideM, language)}</dd>
            </>
          )}
        </dl>
        <h3 className={classes.sub} style={{ marginTop: 8 }}>
          {t('result.byKind')}
        </h3>
        <dl className={classes.facts}>
          {Object.entries(totals.lengthByKindM)
            .filter(([, lengthM]) => lengthM > 0)
            .map(([kind, lengthM]) => (
              <Kind key={kind} label={kindLabel(kind)} value={formatLength(lengthM, language)} />
            ))}
        </dl>
      </section>
      <ResultLegend entries={scale.classes} unit={scale.unit} />
      {result.features.length === 0 ? (
        <p className={classes.section}>{t('result.emptyCells')}</p>
      ) : (
        <section className={classes.section}>
          <div className={classes.tableHead}>
            <h3 className={classes.sub}>{t('result.ranked')}</h3>
            <select
              className={controls.native}
              aria-label={t('result.order')}
              value={highest ? 'highest' : 'lowest'}
              onChange={(event) => setHighest(event.currentTarget.value === 'highest')}
            >
              <option value="lowest">{t('result.lowest')}</option>
              <option value="highest">{t('result.highest')}</option>
            </select>
          </div>
          <RankedTable
            caption={t('result.ranked')}
            rows={rows}
            columns={columns}
            nameOf={(cell) => cell.properties.name ?? cell.id}
          />
          <p className={classes.note} style={{ marginTop: 4 }}>
            {rows.length > rankedRowsMax
              ? t('result.rankedTop', { n: rankedRowsMax, of: formatNumber(rows.length, language) })
              : t('result.rankedAll', { n: formatNumber(rows.length, language) })}
          </p>
        </section>
      )}
      <ExportButtons
        name="density"
        version={result.meta.datasetVersion}
        csv={() => densityCsv(result)}
        geojson={() => result}
      />
    </>
  );
}

/** Cells without land have no density and stand at the end either way. */
function ranked(cells: readonly DensityCell[], highest: boolean): DensityCell[] {
  return cells.toSorted((a, b) => {
    const [x, y] = [a.properties.densityKmPerKm2, b.properties.densityKmPerKm2];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    // Of equally thin cells the one with more land is the larger finding.
    return (highest ? y - x : x - y) || b.properties.landM2 - a.properties.landM2;
  });
}

function Kind({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
