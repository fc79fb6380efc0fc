import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { weakPlace } from '../state/weak-ranks.ts';
import { revealRow, useVirtualRows } from '../ui/use-virtual-rows.ts';
import { usePhone } from '../ui/use-media.ts';
import { selectAndGo } from './selection-actions.ts';
import { useWeakShown, type WeakShown } from './use-weak.ts';
import { useWeakColumns, type WeakColumn } from './weak-table-columns.tsx';
import { WeakFilters } from './weak-filters.tsx';
import classes from './weak.module.css';

/** Heights of a row, and of the head that stays above the rows. */
const headPx = 28;
const rowPx = { desktop: 32, phone: 104 } as const;

/** The ranked table: any number of rows, those in sight are laid out. */
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
  const phone = usePhone();
  const box = useRef<HTMLDivElement>(null);
  const { columns, table, rows, weak } = shown;
  const all = useWeakColumns(shown);
  const selection = useApp((state) => state.selection);
  const selected = selection?.layer === weak.kind ? weakPlace(columns, selection.layer, selection.key) : -1;
  const listed = phone ? all.filter(({ onPhone }) => onPhone) : all;
  const height = phone ? rowPx.phone : rowPx.desktop;
  const head = phone ? 0 : headPx;
  const { first, end, totalPx } = useVirtualRows(box, rows.length, height, head);
  const at = useMemo(() => (selected < 0 ? -1 : rows.indexOf(selected)), [rows, selected]);
  useEffect(() => {
    if (at >= 0 && box.current) revealRow(box.current, at, height, head);
  }, [at, height, head]);
  useEffect(() => () => useApp.getState().set({ weakHover: null }), []);

  const template = listed.map(({ width }) => width).join(' ');
  return (
    <div ref={box} className={classes.box} tabIndex={0} role="region" aria-label={t('weak.table')}>
      <div
        role="table"
        aria-label={t('weak.table')}
        aria-rowcount={rows.length + 1}
        aria-colcount={listed.length}
        className={phone ? classes.cards : classes.table}
        style={phone ? undefined : { minWidth: all.reduce((sum, { px }) => sum + px, 0) }}
      >
        <div role="rowgroup" className={phone ? 'da-hidden' : classes.headGroup}>
          <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
            {listed.map((column) => (
              <Head key={column.id} column={column} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: totalPx }}>
          {Array.from({ length: end - first }, (_, k) => first + k).map((index) => {
            const i = rows[index];
            return (
              <div
                key={i}
                role="row"
                aria-rowindex={index + 2}
                aria-current={i === selected}
                className={classes.row}
                style={{
                  height,
                  transform: `translateY(${index * height}px)`,
                  ...(phone ? {} : { gridTemplateColumns: template }),
                }}
                onClick={() => void selectAndGo({ layer: weak.kind, key: table.keys[i] })}
                onMouseEnter={() => useApp.getState().set({ weakHover: i })}
                onMouseLeave={() => useApp.getState().set({ weakHover: null })}
                onFocus={() => useApp.getState().set({ weakHover: i })}
                onBlur={() => useApp.getState().set({ weakHover: null })}
              >
                {listed.map((column) => (
                  <div
                    key={column.id}
                    role="cell"
                    className={column.isNumber ? classes.number : classes.cell}
                    data-column={column.id}
                  >
                    {column.cell(i)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {rows.length === 0 && <p className={classes.empty}>{t('weak.empty')}</p>}
    </div>
  );
}

function Head({ column }: { column: WeakColumn }) {
  const { t } = useTranslation();
  const sort = useApp((state) => state.weak.sort);
  const setWeak = useApp((state) => state.setWeak);
  const isSorted = column.id === (sort?.column ?? 'rank');
  const isUp = sort ? sort.isUp : true;
  const order = !isSorted ? 'none' : isUp ? 'ascending' : 'descending';
  if (!column.canSort) {
    return (
      <div role="columnheader" className={classes.head}>
        {column.label}
      </div>
    );
  }
  const press = (): void => {
    // The first press shows what is weakest first: the lowest rank, the highest of everything else.
    const firstUp = column.id === 'rank' || column.id === 'class' || !column.isNumber;
    const next = isSorted ? { column: column.id, isUp: !isUp } : { column: column.id, isUp: firstUp };
    setWeak({ sort: next.column === 'rank' && next.isUp ? null : next });
  };
  return (
    <div role="columnheader" aria-sort={order} className={column.isNumber ? classes.headNumber : classes.head}>
      <button type="button" className={classes.sort} title={t('weak.sortBy', { name: column.label })} onClick={press}>
        {column.label}
        <span aria-hidden>{!isSorted ? '' : isUp ? ' ▲' : ' ▼'}</span>
      </button>
    </div>
  );
}
