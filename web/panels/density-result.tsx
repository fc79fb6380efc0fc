import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findCode } from '../../data/model/codes.ts';
import type { DensityCell, DensityResult as Result } from '../../server/contract/density.ts';
import { densityScale, judgeOf, leastLandShare } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { useAreaName } from '../state/area-names.ts';
import controls from '../ui/controls.module.css';
import { formatArea, formatLength, formatNumber, formatQuantity, formatShare } from '../ui/format.ts';
import { useScheme } from '../ui/use-scheme.ts';
import { densityOrders, rankCells, type DensityOrder } from './density-rank.ts';
import { ExportButtons } from './export-buttons.tsx';
import { RankedTable, rankedRowsMax, type Column } from './ranked-table.tsx';
import { densityCsv } from './result-csv.ts';
import { ResultLegend } from './result-legend.tsx';
import classes from './result.module.css';

/** Totals, legend and the cells by density. */
export function DensityResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const scheme = useScheme();
  const areaName = useAreaName();
  const nameOf = (cell: DensityCell): string => areaName(cell.properties.name ?? cell.id);
  const extruded = useApp((state) => state.density.extruded);
  const [order, setOrder] = useState<DensityOrder>('thinnest');
  const { totals } = result;
  const scale = useMemo(() => densityScale(result, scheme), [result, scheme]);
  const { rows, zero, unjudged, unjudgedLandM2 } = useMemo(() => rankCells(result, order), [result, order]);
  const isJudged = useMemo(() => judgeOf(result.meta), [result]);
  const isGrid = result.meta.parameters.cells.type === 'square' || result.meta.parameters.cells.type === 'hexagon';
  const density = (cell: DensityCell): ReactNode => {
    const { densityKmPerKm2: value } = cell.properties;
    const figure = value === null ? t('result.noLand') : formatNumber(value, language, 2, 2);
    return value === null || isJudged(cell) ? figure : <Unjudged figure={figure} />;
  };
  const kindLabel = (kind: string): string =>
    findCode('drainageKind', kind)?.label[language] ?? t('result.kindUnknown');
  const columns: Column<DensityCell>[] = [
    { id: 'name', label: t(isGrid ? 'result.cell' : 'result.name'), cell: (cell) => nameOf(cell) },
    {
      id: 'density',
      label: t('result.densityColumn'),
      isNumber: true,
      cell: density,
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
          <dt>{t('result.zeroCells')}</dt>
          <dd>{formatNumber(zero, language)}</dd>
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
      <ResultLegend entries={scale.classes} unit={scale.unit}>
        {isGrid && unjudged > 0 && (
          <p className={classes.note}>
            {t('result.unjudgedRule', {
              share: formatShare(leastLandShare, language),
              n: formatNumber(unjudged, language),
              land: formatArea(unjudgedLandM2, language),
            })}
          </p>
        )}
        {extruded && scale.columnTop > 0 && (
          <p className={classes.note}>
            {t('result.columnRule', { top: formatQuantity(scale.columnTop, 'km/km2', language, 1) })}
          </p>
        )}
      </ResultLegend>
      {result.features.length === 0 ? (
        <p className={classes.section}>{t('result.emptyCells')}</p>
      ) : (
        <section className={classes.section}>
          <div className={classes.tableHead}>
            <h3 className={classes.sub}>{t('result.ranked')}</h3>
            <select
              className={controls.native}
              aria-label={t('result.order')}
              value={order}
              onChange={(event) => setOrder(event.currentTarget.value as DensityOrder)}
            >
              {densityOrders.map((id) => (
                <option key={id} value={id}>
                  {t(`result.orders.${id}`)}
                </option>
              ))}
            </select>
          </div>
          <RankedTable caption={t('result.ranked')} rows={rows} columns={columns} nameOf={nameOf} />
          <p className={classes.note} style={{ marginTop: 4 }}>
            {rows.length > rankedRowsMax
              ? t('result.rankedTop', { n: rankedRowsMax, of: formatNumber(rows.length, language) })
              : t('result.rankedAll', { n: formatNumber(rows.length, language) })}
            {isGrid && ` ${t('result.cellNames')}`}
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

/** A figure that stands in the list but is not judged: the words say so, not the colour alone. */
function Unjudged({ figure }: { figure: string }) {
  const { t } = useTranslation();
  return (
    <span className={classes.unjudged}>
      {figure}
      <small>{t('result.littleLand')}</small>
    </span>
  );
}

function Kind({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
