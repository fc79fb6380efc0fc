import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Geometry } from '../../data/model/feature.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { bboxOf } from '../ui/geometry.ts';
import { moveAmongRows } from '../ui/row-keys.ts';
import { useRowStops } from '../ui/use-row-stops.ts';
import { scrollWithin } from '../ui/scroll-within.ts';
import classes from './result.module.css';

export interface Column<T> {
  id: string;
  label: string;
  isNumber?: boolean;
  cell: (row: T, rank: number) => ReactNode;
  /** What rows are ordered by when the column's head is pressed; a column without it has no order. Missing comes last. */
  value?: (row: T) => number | string | null;
}

interface RankedTableProps<T> {
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  nameOf: (row: T) => string;
}

/** Rows on screen at most; a browser lays out thousands slowly and nobody reads them. */
export const rankedRowsMax = 200;

/** The table's head stays in sight over its rows. */
const headPx = 28;

/** Rows of a result, tied to the map: a row flies there, and what is clicked on the map is marked and scrolled to. */
export function RankedTable<T extends { id: string; geometry: Geometry }>({
  caption,
  rows,
  columns,
  nameOf,
}: RankedTableProps<T>) {
  const { t } = useTranslation();
  const focus = useApp((state) => state.resultFocus);
  const box = useRef<HTMLDivElement>(null);
  useRowStops(box);
  const marked = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const row = marked.current;
    const box = row?.closest<HTMLElement>(`.${classes.tableBox}`);
    if (focus === null || !row || !box) return;
    scrollWithin(box, row, 'nearest', headPx);
  }, [focus]);
  const [order, setOrder] = useState<{ id: string; isUp: boolean } | null>(null);
  const sorted = useMemo(() => {
    const value = columns.find((column) => column.id === order?.id)?.value;
    return order && value ? rows.toSorted((a, b) => compare(value(a), value(b), order.isUp)) : rows;
    // The columns are new on every render; which values they give changes only with the rows.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, order]);
  // What was clicked on the map stands in the list even when its rank is beyond the rows shown.
  const shown = sorted.slice(0, rankedRowsMax);
  const beyond = focus === null ? -1 : sorted.findIndex((row, i) => i >= rankedRowsMax && row.id === focus);
  const entries = shown.map((row, i) => ({ row, rank: i + 1 }));
  const extra = sorted[beyond];
  if (extra) entries.push({ row: extra, rank: beyond + 1 });
  return (
    <div
      ref={box}
      className={classes.tableBox}
      tabIndex={0}
      role="region"
      aria-label={caption}
      onKeyDown={moveAmongRows}
    >
      <table className={classes.table}>
        <caption className="da-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.isNumber ? classes.number : undefined}
                aria-sort={order?.id !== column.id ? undefined : order.isUp ? 'ascending' : 'descending'}
              >
                {column.value ? (
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => setOrder({ id: column.id, isUp: order?.id === column.id && !order.isUp })}
                  >
                    {column.label}
                    <span aria-hidden>{order?.id !== column.id ? '' : order.isUp ? ' ▲' : ' ▼'}</span>
                  </button>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ row, rank }) => (
            <tr
              key={row.id}
              ref={row.id === focus ? marked : undefined}
              className={classes.row}
              aria-selected={row.id === focus}
              onClick={() => show(row)}
            >
              {columns.map((column, i) => (
                <td key={column.id} className={column.isNumber ? classes.number : undefined}>
                  {i === 0 ? (
                    <button
                      type="button"
                      className={classes.place}
                      aria-label={t('result.goTo', { name: nameOf(row) })}
                      onClick={(event) => {
                        event.stopPropagation();
                        show(row);
                      }}
                    >
                      {column.cell(row, rank)}
                    </button>
                  ) : (
                    column.cell(row, rank)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The largest first unless `isUp`; what is missing comes last either way. */
function compare(a: number | string | null, b: number | string | null, isUp: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const up = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b;
  return isUp ? up : -up;
}

function show(row: { id: string; geometry: Geometry }): void {
  const { set, flyTo } = useApp.getState();
  set({ resultFocus: row.id });
  usePanels.getState().set({ sheetHeight: 'low' });
  const bbox = bboxOf(row.geometry);
  if (bbox) flyTo(bbox, 16);
}
