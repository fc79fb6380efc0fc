import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './row-grid.module.css';
import { moveAmongRows } from './row-keys.ts';
import { useRowStops } from './use-row-stops.ts';
import { usePhone } from './use-media.ts';
import { revealRow, useVirtualRows } from './use-virtual-rows.ts';

export interface GridColumn {
  id: string;
  label: string;
  /** Least width, px, and width in the grid. */
  px: number;
  width: string;
  isNumber?: boolean;
  canSort: boolean;
  onPhone?: boolean;
  cell: (i: number) => ReactNode;
}

interface RowGridProps {
  label: string;
  /** What the rows stand for, in their order: `cell`, `go` and `point` are told it. */
  rows: ArrayLike<number>;
  columns: readonly GridColumn[];
  /** Row that is marked, −1 none; it is brought into sight. */
  current: number;
  /** Height of a row on a phone, px, and the class that lays its cells out as a card. */
  cardPx: number;
  cardClass: string;
  sorted: { column: string; isUp: boolean };
  onSort: (column: GridColumn) => void;
  go: (i: number) => void;
  /** What the pointer or the focus is on. */
  point?: (i: number | null) => void;
  empty: string;
}

/** Heights of a row, and of the head that stays above the rows. */
const [headPx, rowPx] = [28, 32];

/** A table of any number of rows over the whole width: those in sight are laid out; on a phone each is a card. */
export function RowGrid(props: RowGridProps) {
  const { label, rows, columns, current, cardPx, cardClass, go, point, empty } = props;
  const phone = usePhone();
  const box = useRef<HTMLDivElement>(null);
  useRowStops(box);
  const listed = phone ? columns.filter(({ onPhone }) => onPhone) : columns;
  const height = phone ? cardPx : rowPx;
  const head = phone ? 0 : headPx;
  const { first, end, totalPx } = useVirtualRows(box, rows.length, height, head);
  useEffect(() => {
    if (current >= 0 && box.current) revealRow(box.current, current, height, head);
  }, [current, height, head]);
  const template = listed.map(({ width }) => width).join(' ');
  return (
    <div ref={box} className={classes.box} tabIndex={0} role="region" aria-label={label} onKeyDown={moveAmongRows}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={listed.length}
        className={phone ? cardClass : undefined}
        style={phone ? undefined : { minWidth: columns.reduce((sum, { px }) => sum + px, 0) }}
      >
        <div role="rowgroup" className={phone ? 'da-hidden' : classes.headGroup}>
          <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
            {listed.map((column) => (
              <Head key={column.id} column={column} {...props} />
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
                aria-current={index === current}
                className={classes.row}
                style={{
                  height,
                  transform: `translateY(${index * height}px)`,
                  ...(phone ? {} : { gridTemplateColumns: template }),
                }}
                onClick={() => go(i)}
                onMouseEnter={() => point?.(i)}
                onMouseLeave={() => point?.(null)}
                onFocus={() => point?.(i)}
                onBlur={() => point?.(null)}
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
      {rows.length === 0 && <p className={classes.empty}>{empty}</p>}
    </div>
  );
}

function Head({ column, sorted, onSort }: RowGridProps & { column: GridColumn }) {
  const { t } = useTranslation();
  if (!column.canSort) {
    return (
      <div role="columnheader" className={classes.head}>
        {column.label}
      </div>
    );
  }
  const isSorted = column.id === sorted.column;
  const order = !isSorted ? 'none' : sorted.isUp ? 'ascending' : 'descending';
  return (
    <div role="columnheader" aria-sort={order} className={column.isNumber ? classes.headNumber : classes.head}>
      <button
        type="button"
        className={classes.sort}
        title={t('weak.sortBy', { name: column.label })}
        onClick={() => onSort(column)}
      >
        {column.label}
        <span aria-hidden>{!isSorted ? '' : sorted.isUp ? ' ▲' : ' ▼'}</span>
      </button>
    </div>
  );
}
