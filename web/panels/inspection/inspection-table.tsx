import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { type GridColumn, RowGrid } from '../../ui/row-grid.tsx';
import { selectAndGo } from '../selection-actions.ts';
import { useGridColumns } from './grid-columns.tsx';
import { InspectionFilters } from './inspection-filters.tsx';
import classes from './inspection.module.css';
import { useInspectionShown, type InspectionShown } from './use-inspection.ts';

/** Every inspected pipe: what its findings give, and where its record says otherwise. */
export default function InspectionTable() {
  const shown = useInspectionShown();
  if (!shown) return null;
  return (
    <>
      <InspectionFilters shown={shown} />
      <Rows shown={shown} />
    </>
  );
}

function Rows({ shown: { result, inspection, rows } }: { shown: InspectionShown }) {
  const { t } = useTranslation();
  const { pipes } = result.data;
  const columns = useGridColumns(pipes);
  const selection = useApp((state) => state.selection);
  const key = selection?.layer === 'pipes' ? selection.key : null;
  const at = useMemo(() => rows.findIndex((i) => pipes[i].pipeId === key), [rows, pipes, key]);
  const sorted = inspection.sort ?? { column: inspection.show, isUp: false };
  // The first press shows the worst; names begin at the beginning.
  const sort = ({ id }: GridColumn): void =>
    useApp.getState().setInspection({
      sort: { column: id, isUp: id === sorted.column ? !sorted.isUp : id === 'pipe' },
    });
  return (
    <RowGrid
      label={t('inspection.table')}
      rows={rows}
      columns={columns}
      current={at}
      cardPx={96}
      cardClass={classes.cards}
      sorted={sorted}
      onSort={sort}
      go={(i) => void selectAndGo({ layer: 'pipes', key: pipes[i].pipeId })}
      empty={t('inspection.empty')}
    />
  );
}
