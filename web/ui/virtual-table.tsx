import { useEffect, useRef, useState, type ReactNode, type UIEvent } from 'react';
import { moveAmongRows } from './row-keys.ts';
import { useRowStops } from './use-row-stops.ts';
import { useMedia } from './use-media.ts';
import classes from './virtual-table.module.css';

export interface VirtualColumn<T> {
  id: string;
  label: string;
  isNumber?: boolean;
  /** Takes the room that the others leave, and is cut short rather than make the table scroll sideways. */
  takesRest?: boolean;
  cell: (row: T) => ReactNode;
}

interface VirtualTableProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly VirtualColumn<T>[];
  idOf: (row: T, index: number) => string;
  /** Row that is marked, and brought into sight when it becomes so. */
  marked?: string | null;
  /** What the first cell's button does, and its name. */
  go: (row: T) => void;
  goLabel: (row: T) => string;
}

/** Rows beside those in sight that are laid out too, so that a quick scroll shows no gap. */
const spare = 8;
const rowsHigh = 10;

/**
 * A table of any length: only the rows in sight are laid out, all of the same height. A screen reader hears how many
 * there are, and a row's button does what a click on the row does.
 */
export function VirtualTable<T>({ label, rows, columns, idOf, marked, go, goLabel }: VirtualTableProps<T>) {
  const rowPx = useMedia('(max-width: 767px), (pointer: coarse)') ? 44 : 26;
  const box = useRef<HTMLDivElement>(null);
  useRowStops(box);
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.min(Math.floor(top / rowPx) - spare, rows.length - 1));
  const shown = rows.slice(first, first + rowsHigh + 2 * spare);
  const at = marked ? rows.findIndex((row, i) => idOf(row, i) === marked) : -1;
  useEffect(() => {
    const element = box.current;
    if (at < 0 || !element) return;
    const y = at * rowPx;
    if (y < element.scrollTop || y > element.scrollTop + (rowsHigh - 2) * rowPx) element.scrollTop = y - 2 * rowPx;
  }, [at, rowPx]);
  const scrolled = (event: UIEvent): void => setTop(event.currentTarget.scrollTop);
  return (
    <div
      ref={box}
      className={classes.box}
      style={{ maxHeight: (rowsHigh + 1) * rowPx }}
      tabIndex={0}
      role="region"
      aria-label={label}
      onScroll={scrolled}
      onKeyDown={moveAmongRows}
    >
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <caption className="da-hidden">{label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.isNumber ? classes.number : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap heightPx={first * rowPx} />
          {shown.map((row, i) => (
            <tr
              key={idOf(row, first + i)}
              style={{ height: rowPx }}
              className={classes.row}
              aria-rowindex={first + i + 2}
              aria-selected={first + i === at}
              onClick={() => go(row)}
            >
              {columns.map((column, j) => (
                <td
                  key={column.id}
                  className={column.isNumber ? classes.number : column.takesRest ? classes.rest : undefined}
                  title={column.takesRest ? textOf(column.cell(row)) : undefined}
                >
                  {j === 0 ? (
                    <button
                      type="button"
                      className={classes.go}
                      aria-label={goLabel(row)}
                      onClick={(event) => {
                        event.stopPropagation();
                        go(row);
                      }}
                    >
                      {column.cell(row)}
                    </button>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
          <Gap heightPx={Math.max(0, rows.length - first - shown.length) * rowPx} />
        </tbody>
      </table>
    </div>
  );
}

const textOf = (cell: ReactNode): string | undefined => (typeof cell === 'string' ? cell : undefined);

/** Room of the rows that are not laid out. */
function Gap({ heightPx }: { heightPx: number }) {
  return heightPx > 0 ? <tr aria-hidden="true" style={{ height: heightPx }} /> : null;
}
