import {
  findColumns,
  findHead,
  type FindingColumns,
  type FindingField,
} from '../../data/inspection/finding-columns.ts';
import { readFindingRows } from '../../data/inspection/read-finding-rows.ts';
import { limits } from '../../data/model/limits.ts';
import { FindingsFileError, readFindingsFile } from './findings-file.ts';
import { useFindings } from './findings-state.ts';

/** Takes a file of findings, and the sheet of it that names most columns. */
export async function loadFindings(file: Blob & { name: string }): Promise<void> {
  const stamp = useFindings.getState().stamp + 1;
  useFindings.setState({ fileName: file.name, isReading: true, error: null, sheets: [], read: null, stamp });
  const isLate = (): boolean => useFindings.getState().stamp !== stamp;
  try {
    const sheets = await readFindingsFile(file);
    if (isLate()) return;
    useFindings.setState({ sheets, isReading: false });
    const known = sheets.map(({ rows }) => Object.values(findHead(rows).columns).filter((at) => at !== null).length);
    chooseSheet(known.indexOf(Math.max(...known)));
  } catch (cause) {
    if (isLate()) return;
    const error = cause instanceof FindingsFileError ? cause : new FindingsFileError('broken', String(cause));
    useFindings.setState({ isReading: false, error });
  }
}

export function chooseSheet(sheet: number): void {
  choose({ sheet, ...findHead(useFindings.getState().sheets[sheet].rows) });
}

/** Another row holds the heads: columns are looked for anew. */
export function chooseHeadRow(headRow: number): void {
  const { sheets, sheet } = useFindings.getState();
  choose({ headRow, columns: findColumns(sheets[sheet].rows[headRow]) });
}

/** A column for a field, or none; a column that served another field serves it no longer. */
export function chooseColumn(field: FindingField, column: number | null): void {
  const columns = { ...useFindings.getState().columns } as FindingColumns;
  for (const other of Object.keys(columns) as FindingField[])
    if (column !== null && columns[other] === column) columns[other] = null;
  choose({ columns: { ...columns, [field]: column } });
}

function choose(patch: { sheet?: number; headRow?: number; columns: FindingColumns }): void {
  const state = { ...useFindings.getState(), ...patch };
  const { rows } = state.sheets[state.sheet];
  const read = readFindingRows(rows, state.headRow, patch.columns, limits.findingsMax);
  useFindings.setState({ ...patch, read, stamp: state.stamp + 1 });
}
