import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents } from '../../data/weak-points/components.ts';
import { weakLegend } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { useAreaName } from '../state/area-names.ts';
import { risenBy } from '../state/weak-rows.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import type { GridColumn } from '../ui/row-grid.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import { ClassCell, RecordCell } from './grid-cells.tsx';
import type { WeakShown } from './use-weak.ts';
import classes from './weak.module.css';
import { useWeakWords } from './weak-words.ts';

/** Columns of the ranked table; `cell` takes the place of an object in its table. */
export function useWeakColumns({ columns, weak, table, ranks, before }: WeakShown): GridColumn[] {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const words = useWeakWords();
  const legend = weakLegend(weak.kind, useScheme());
  const number = (value: number, digits: number): string =>
    Number.isNaN(value) ? '–' : formatNumber(value, language, digits, digits);
  const column = (id: string, px: number, cell: GridColumn['cell'], more: Partial<GridColumn> = {}): GridColumn => ({
    id,
    label: weakComponents.includes(id as never) ? t(`weak.component.${id as 'age'}`) : t(`weak.column.${id as 'rank'}`),
    px,
    width: `${px}px`,
    canSort: true,
    cell,
    ...more,
  });
  const areaName = useAreaName();
  const [names, roads] = language === 'en' ? [table.namesEn, columns.roadsEn] : [table.names, columns.roads];
  const name = (i: number): string => names[i] || table.keys[i];
  const areaOf = (names: readonly string[], i: number): string => (names[i] === undefined ? '–' : areaName(names[i]));
  const move = (i: number): ReactNode => {
    const risen = risenBy(ranks, before, i);
    if (Number.isNaN(risen) || risen === 0) return <span className={classes.still}>{t('weak.still')}</span>;
    const figures = { n: formatNumber(Math.abs(risen), language), rank: formatNumber(before.rank[i], language) };
    return risen > 0 ? t('weak.up', figures) : t('weak.down', figures);
  };
  const classCell = (i: number): ReactNode => {
    const k = ranks.classOf[i];
    return legend[k] && <ClassCell entry={legend[k]}>{t(`weak.classShort.${weakClasses[k]}`)}</ClassCell>;
  };
  return [
    column('rank', 64, (i) => formatNumber(ranks.rank[i], language), { isNumber: true, onPhone: true }),
    column('moved', 130, move, { isNumber: true, onPhone: true }),
    column('object', 170, (i) => <RecordCell record={{ layer: weak.kind, key: table.keys[i] }} name={name(i)} />, {
      onPhone: true,
    }),
    column('class', 100, classCell, { onPhone: true }),
    column('score', 64, (i) => number(ranks.score[i], 1), { isNumber: true, onPhone: true }),
    column('completeness', 72, (i) => formatShare(ranks.completeness[i], language), { isNumber: true }),
    column('reasons', 420, (i) => <Why text={words.sentence(table, i, weak.weights)} />, {
      width: 'minmax(420px, 1fr)',
      canSort: false,
      onPhone: true,
    }),
    column('district', 130, (i) => areaOf(columns.districts, table.district[i])),
    column('street', 150, (i) => areaOf(columns.streets, table.street[i])),
    ...(weak.kind === 'flood_points' ? [] : [column('road', 120, (i) => roads[table.road[i]] ?? '–')]),
    ...(weak.kind === 'pipes'
      ? [column('size', 76, (i) => (table.evidence.sizeM && !Number.isNaN(table.evidence.sizeM[i]) ? words.size(table.evidence.sizeM[i]) : '–'), { isNumber: true })] // prettier-ignore
      : []),
    ...weakComponents.map((component, c) =>
      column(component, 116, (i) => number(table.x[c * table.count + i], 2), { isNumber: true }),
    ),
  ];
}

function Why({ text }: { text: string }) {
  return <span title={text}>{text}</span>;
}
