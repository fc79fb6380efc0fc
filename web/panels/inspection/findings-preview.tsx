import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { findingFields, type FindingCell } from '../../../data/inspection/finding-columns.ts';
import { useApp } from '../../state/app-state.ts';
import { chooseColumn, chooseHeadRow, chooseSheet } from '../../state/findings-load.ts';
import { useFindings } from '../../state/findings-state.ts';
import controls from '../../ui/controls.module.css';
import { formatDate, formatNumber } from '../../ui/format.ts';
import tasks from '../tasks.module.css';
import classes from './inspection.module.css';

/** Rows that show what the columns hold, and rows among which the heads may stand. */
const [previewRows, headRowsMax] = [4, 15];

/** Which column says what, as recognised and to be chosen, above the first rows as they will be read. */
export function FindingsPreview() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { fileName, sheets, sheet, headRow, columns, read } = useFindings();
  const id = useId();
  const rows = sheets[sheet]?.rows;
  if (!rows || !columns || !read) return null;
  const head = rows[headRow] ?? [];
  const width = Math.max(...rows.slice(headRow, headRow + 1 + previewRows).map((row) => row.length));
  const used = findingFields.filter((field) => columns[field] !== null);
  return (
    <section className={classes.fields} aria-label={t('inspection.preview')}>
      <p role="status">
        {t('inspection.read', {
          name: fileName,
          n: formatNumber(read.findings.length, language),
          rejected: formatNumber(read.rejected.length, language),
          blank: formatNumber(read.blank, language),
        })}
      </p>
      <fieldset className={classes.map}>
        <legend className={tasks.label}>{t('inspection.columns')}</legend>
        {sheets.length > 1 && (
          <>
            <label htmlFor={`${id}-sheet`}>{t('inspection.sheet')}</label>
            <select
              id={`${id}-sheet`}
              className={controls.native}
              value={sheet}
              onChange={(event) => chooseSheet(Number(event.currentTarget.value))}
            >
              {sheets.map(({ name }, i) => (
                <option key={name} value={i}>
                  {name}
                </option>
              ))}
            </select>
          </>
        )}
        <label htmlFor={`${id}-head`}>{t('inspection.headRow')}</label>
        <select
          id={`${id}-head`}
          className={controls.native}
          value={headRow}
          onChange={(event) => chooseHeadRow(Number(event.currentTarget.value))}
        >
          {rows.slice(0, Math.max(headRowsMax, headRow + 1)).map((row, i) => (
            <option key={i} value={i}>
              {t('inspection.row', { n: i + 1, text: row.map(cellText).filter(Boolean).join(' | ').slice(0, 60) })}
            </option>
          ))}
        </select>
        {findingFields.map((field) => (
          <Column key={field} id={`${id}-${field}`} field={field} head={head} width={width} at={columns[field]} />
        ))}
      </fieldset>
      {columns.pipeId === null && (columns.startNodeId === null || columns.endNodeId === null) && (
        <p className={tasks.error} role="alert">
          {t('inspection.pipeColumn')}
        </p>
      )}
      {used.length > 0 && (
        <div className={classes.preview} tabIndex={0} role="region" aria-label={t('inspection.firstRows')}>
          <table>
            <thead>
              <tr>
                {used.map((field) => (
                  <th key={field} scope="col">
                    {t(`inspection.field.${field}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(headRow + 1, headRow + 1 + previewRows).map((row, i) => (
                <tr key={i}>
                  {used.map((field) => (
                    <td key={field}>{cellText(row[columns[field]!])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface ColumnProps {
  id: string;
  field: (typeof findingFields)[number];
  head: readonly FindingCell[];
  width: number;
  at: number | null;
}

function Column({ id, field, head, width, at }: ColumnProps) {
  const { t } = useTranslation();
  return (
    <>
      <label htmlFor={id}>{t(`inspection.field.${field}`)}</label>
      <select
        id={id}
        className={controls.native}
        value={at ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          chooseColumn(field, value === '' ? null : Number(value));
        }}
      >
        <option value="">{t('inspection.noColumn')}</option>
        {Array.from({ length: width }, (_, i) => (
          <option key={i} value={i}>
            {cellText(head[i]) || t('inspection.column', { n: i + 1 })}
          </option>
        ))}
      </select>
    </>
  );
}

function cellText(cell: FindingCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? formatDate(cell.toISOString()) : String(cell);
}
