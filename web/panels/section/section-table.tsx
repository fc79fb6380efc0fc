import { useMemo, useRef } from 'react';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp } from '../../state/app-state.ts';
import type { FeatureRef } from '../../state/feature-ref.ts';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { useRowStops } from '../../ui/use-row-stops.ts';
import controls from '../../ui/controls.module.css';
import { selectAndGo } from '../selection-actions.ts';
import { sectionColumns, sectionRows } from './section-rows.ts';
import type { SectionWords } from './section-words.ts';
import classes from './section.module.css';

const numeric = new Set<string>([
  'station',
  'ground',
  'bottom',
  'invert',
  'length',
  'invertIn',
  'invertOut',
  'slope',
  'cover',
  'year',
]);

/** The section as a table: a row per node with the pipe that goes on from it. */
export function SectionTable({ section, words }: { section: SectionResult; words: SectionWords }) {
  const { t } = words;
  const box = useRef<HTMLDivElement>(null);
  useRowStops(box);
  const rows = useMemo(() => sectionRows(section, words), [section, words]);
  const point = (stationM: number | null): void => useApp.getState().set({ sectionAtM: stationM });
  const link = (ref: FeatureRef, text: string) => (
    <button type="button" className={controls.linkButton} onClick={() => void selectAndGo(ref)}>
      {text}
    </button>
  );
  return (
    <div
      ref={box}
      className={classes.tableBox}
      role="region"
      aria-label={t('section.tableLabel')}
      tabIndex={0}
      onKeyDown={moveAmongRows}
    >
      {section.choices.length > 0 && (
        <ul className={classes.choices}>
          {section.choices.map(({ nodeId, taken, left, by }) => (
            <li key={taken}>
              {t('section.choice', {
                node: nodeId ?? t('section.noRecord'),
                taken,
                left: left.join(', '),
                by: t(`section.by.${by}`),
              })}
            </li>
          ))}
        </ul>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            {sectionColumns.map((column) => (
              <th key={column} scope="col" className={numeric.has(column) ? classes.number : undefined}>
                {t(`section.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr
              key={i}
              data-tone={row.isAdverse ? 'adverse' : row.isGap ? 'gap' : undefined}
              onPointerEnter={() => point(row.stationM)}
              onPointerLeave={() => point(null)}
              onFocus={() => point(row.stationM)}
            >
              {sectionColumns.map((column) => (
                <td key={column} className={numeric.has(column) ? classes.number : undefined}>
                  {column === 'node' && row.nodeId !== null
                    ? link({ layer: 'nodes', key: row.nodeId }, row.cells.node)
                    : column === 'pipe' && row.pipeId !== null
                      ? link({ layer: 'pipes', key: row.pipeId }, row.cells.pipe)
                      : row.cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
