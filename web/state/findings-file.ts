import type { FindingCell } from '../../data/inspection/finding-columns.ts';
import { readCsvRows } from '../../data/import/formats/csv-rows.ts';

/** A table of a file of findings; a CSV has one, without a name. */
export interface FindingsSheet {
  name: string;
  rows: FindingCell[][];
}

/** Why a file is no table. */
export type FileProblem = 'kind' | 'too-large' | 'broken' | 'quote-open' | 'empty';

export class FindingsFileError extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/** Fifty thousand findings take five megabytes. */
const bytesMax = 50_000_000;

/**
 * Tables of a CSV (UTF-8 or GB 18030; comma, semicolon or tab) or an Excel workbook (.xlsx), whose reader is loaded when
 * it is needed. Sheets without a row are left out. Rows of a CSV are counted without blank lines. Throws a
 * FindingsFileError.
 */
export async function readFindingsFile(file: Blob & { name: string }): Promise<FindingsSheet[]> {
  if (file.size > bytesMax) throw new FindingsFileError('too-large', String(file.size));
  const isWorkbook = /\.xlsx$/i.test(file.name);
  if (!isWorkbook && !/\.(csv|tsv|txt)$/i.test(file.name)) throw new FindingsFileError('kind', file.name);
  const sheets = isWorkbook ? await readWorkbook(file) : [{ name: '', rows: await readCsvText(await textOf(file)) }];
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new FindingsFileError('empty', file.name);
  return filled;
}

async function readWorkbook(file: Blob): Promise<FindingsSheet[]> {
  const { default: readXlsx } = await import('read-excel-file/universal');
  try {
    const sheets = await readXlsx(await file.arrayBuffer());
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as FindingCell[][] }));
  } catch (cause) {
    throw new FindingsFileError('broken', cause instanceof Error ? cause.message : String(cause));
  }
}

/** Spreadsheet programs in China write GB 18030 where nobody chose otherwise; its Chinese is never valid UTF-8. */
async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function readCsvText(text: string): Promise<FindingCell[][]> {
  const rows: FindingCell[][] = [];
  for await (const row of readCsvRows(once(text), delimiterOf(text))) {
    if ('error' in row) throw new FindingsFileError('quote-open', row.error);
    rows.push(row);
  }
  return rows;
}

/** The separator that the first lines have most of. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 4000);
  const count = (mark: string): number => start.split(mark).length;
  return [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
