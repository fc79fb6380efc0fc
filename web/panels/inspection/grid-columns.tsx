import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inspectionLegend } from '../../map/legend.ts';
import { useApp } from '../../state/app-state.ts';
import { differsIn, type InspectedPipe } from '../../state/inspection-rows.ts';
import { formatNumber, formatQuantity } from '../../ui/format.ts';
import type { GridColumn } from '../../ui/row-grid.tsx';
import { useScheme } from '../../ui/use-scheme.ts';
import { ClassCell, RecordCell } from '../grid-cells.tsx';
import classes from './inspection.module.css';
import { roman } from './roman.ts';

type Kind = InspectedPipe['structural'];

/** Columns of the table; `cell` takes the place of a pipe in the result. */
export function useGridColumns(pipes: readonly InspectedPipe[]): GridColumn[] {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const legend = inspectionLegend(useScheme());
  const number = (value: number | null): string => (value === null ? '–' : formatNumber(value, language, 2, 2));
  const column = (id: string, px: number, cell: GridColumn['cell'], more: Partial<GridColumn> = {}): GridColumn => ({
    ...{ id, label: t(`inspection.col.${id as 'pipe'}`), px, width: `minmax(${px}px, 1fr)`, canSort: true, cell },
    ...more,
  });
  const isNumber = true;
  const given = (value: string, isOther: boolean): ReactNode =>
    isOther ? (
      <span className={classes.differs} title={t('inspection.differs')}>
        <span aria-hidden>≠ </span>
        {value}
        <span className="da-hidden"> {t('inspection.differs')}</span>
      </span>
    ) : (
      value
    );
  const graded = (k: number): ReactNode => (
    <ClassCell entry={legend[k - 1]}>{t('inspection.class', { roman: roman(k) })}</ClassCell>
  );
  const of = (name: 'structural' | 'functional', parameter: string, index: string): GridColumn[] => {
    const kind = (i: number): Kind => pipes[i][name];
    const action = (i: number): string => {
      const word = kind(i).action && (`${name}-${kind(i).action!}` as const);
      return word === null ? t('inspection.unknown') : t(`inspection.action.${word}`);
    };
    return [
      column(parameter, 56, (i) => number(kind(i).parameter), { isNumber, onPhone: true }),
      column(name, 96, (i) => graded(kind(i).class), { onPhone: true }),
      column(
        `${name}Given`,
        96,
        (i) => given(kind(i).given.class === null ? '–' : roman(kind(i).given.class!), differsIn(kind(i)).class),
        { canSort: false },
      ),
      column(index, 64, (i) => number(kind(i).index), { isNumber }),
      column(`${index}Given`, 104, (i) => given(number(kind(i).given.index), differsIn(kind(i)).index), {
        isNumber,
        canSort: false,
      }),
      column(`${name}Action`, 120, action, { onPhone: true }),
      column(`${name}Extent`, 110, (i) =>
        kind(i).extent === null ? t('inspection.unknown') : t(`inspection.extent.${kind(i).extent!}`),
      ),
    ];
  };
  const pipe = (i: number): ReactNode => (
    <RecordCell record={{ layer: 'pipes', key: pipes[i].pipeId }} name={pipes[i].pipeId} />
  );
  const size = (i: number): string => {
    const { diameterM } = pipes[i];
    return diameterM === null ? t('inspection.sizeUnknown') : `DN${Math.round(diameterM * 1000)}`;
  };
  return [
    column('pipe', 150, pipe, { onPhone: true }),
    column('size', 80, size, { isNumber, onPhone: true }),
    column('length', 80, (i) => formatQuantity(pipes[i].lengthM, 'm', language, 1), { isNumber }),
    ...of('structural', 'F', 'RI'),
    column('repair', 110, (i) =>
      pipes[i].repair === null ? t('inspection.unknown') : t(`inspection.repair.${pipes[i].repair}`),
    ),
    ...of('functional', 'G', 'MI'),
  ];
}
