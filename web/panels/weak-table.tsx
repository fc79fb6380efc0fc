import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { weakPlace } from '../state/weak-ranks.ts';
import { type GridColumn, RowGrid } from '../ui/row-grid.tsx';
import { selectAndGo } from './selection-actions.ts';
import { useWeakShown, type WeakShown } from './use-weak.ts';
import { useWeakColumns } from './weak-table-columns.tsx';
import { WeakFilters } from './weak-filters.tsx';
import classes from './weak.module.css';

/** The ranked table. */
export default function WeakTable() {
  const shown = useWeakShown();
  if (!shown) return null;
  return (
    <>
      <WeakFilters shown={shown} />
      <Rows shown={shown} />
    </>
  );
}

function Rows({ shown }: { shown: WeakShown }) {
  const { t } = useTranslation();
  const { columns, table, rows, weak } = shown;
  const all = useWeakColumns(shown);
  const selection = useApp((state) => state.selection);
  const set = useApp((state) => state.set);
  const selected = selection?.layer === weak.kind ? weakPlace(columns, selection.layer, selection.key) : -1;
  const at = useMemo(() => (selected < 0 ? -1 : rows.indexOf(selected)), [rows, selected]);
  useEffect(() => () => set({ weakHover: null }), [set]);
  const sorted = weak.sort ?? { column: 'rank', isUp: true };
  const sort = ({ id, isNumber }: GridColumn): void => {
    // The first press shows what is weakest first: the lowest rank, the highest of everything else.
    const firstUp = id === 'rank' || id === 'class' || !isNumber;
    const isUp = id === sorted.column ? !sorted.isUp : firstUp;
    useApp.getState().setWeak({ sort: id === 'rank' && isUp ? null : { column: id, isUp } });
  };
  return (
    <RowGrid
      label={t('weak.table')}
      rows={rows}
      columns={all}
      current={at}
      cardPx={104}
      cardClass={classes.cards}
      sorted={sorted}
      onSort={sort}
      go={(i) => void selectAndGo({ layer: weak.kind, key: table.keys[i] })}
      point={(i) => set({ weakHover: i })}
      empty={t('weak.empty')}
    />
  );
}
