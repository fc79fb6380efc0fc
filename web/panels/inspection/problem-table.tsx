import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DownloadIcon } from '../../ui/icons.tsx';
import classes from './inspection.module.css';

interface ProblemTableProps {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  onDownload: () => void;
}

/** Rows laid out; the download has all. */
const shownMax = 200;

/** What does not count, row by row, with the reason. */
export function ProblemTable({ title, head, rows, onDownload }: ProblemTableProps) {
  const { t } = useTranslation();
  return (
    <details className={classes.rejected} open={rows.length <= 20}>
      <summary>{title}</summary>
      <div tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownMax).map((row, i) => (
              <tr key={i}>
                {row.map((cell, k) => (
                  <td key={k} title={cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shownMax && <p>{t('inspection.firstOf', { n: shownMax })}</p>}
      <Button size="compact-sm" variant="default" leftSection={<DownloadIcon size={14} />} onClick={onDownload}>
        {t('inspection.downloadAll')}
      </Button>
    </details>
  );
}
