import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { useFindings } from '../../state/findings-state.ts';
import { csvOf } from '../../ui/csv.ts';
import { downloadText } from '../../ui/download.ts';
import { formatNumber } from '../../ui/format.ts';
import { ProblemTable } from './problem-table.tsx';

/** Rows of the file that are no finding, each with its number and the reason. */
export function RejectedRows() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const rejected = useFindings((state) => state.read?.rejected ?? none);
  if (rejected.length === 0) return null;
  const rows = rejected.map(({ row, problem, text }) => [String(row), t(`inspection.rowProblem.${problem}`), text]);
  const head = [t('inspection.rowNumber'), t('inspection.reason'), t('inspection.text')];
  return (
    <ProblemTable
      title={t('inspection.rejected', { n: formatNumber(rows.length, language) })}
      head={head}
      rows={rows}
      onDownload={() => downloadText('rejected-rows.csv', 'text/csv', csvOf(head, rows))}
    />
  );
}

const none: never[] = [];
