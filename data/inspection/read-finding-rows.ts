import { findDefectCode, defectCodes } from './defect-codes.ts';
import type { FindingCell, FindingColumns, FindingField } from './finding-columns.ts';
import type { Finding } from './finding.ts';
import { findSetting, plain, regionWords, soilWords } from './setting-words.ts';

/** Why a row of a table is no finding. */
export type RowProblem =
  | 'pipe-missing'
  | 'text-too-long'
  | 'position-no-number'
  | 'grade-unreadable'
  | 'length-no-number'
  | 'region-unknown'
  | 'soil-unknown'
  | 'too-many';

export interface RejectedRow {
  /** As a spreadsheet counts, from 1. */
  row: number;
  problem: RowProblem;
  /** The cell at fault; the whole row where a cell is missing. */
  text: string;
}

export interface FindingRows {
  /** `id` is the number of the row, from 1. */
  findings: Finding[];
  rejected: RejectedRow[];
  /** Rows below the head without any text. */
  blank: number;
}

/** Longest texts that the assessment takes. */
const charsMax: Partial<Record<FindingField, number>> = {
  pipeId: 200,
  startNodeId: 200,
  endNodeId: 200,
  code: 20,
  clock: 20,
};

const nothing = new Set(['', '无', '无缺陷', '正常', '完好', '未见异常', 'none', 'ok', 'nil', 'na', 'n/a', '/']);
const grades = new Map<string, number>([
  ...['i', 'ii', 'iii', 'iv'].map((text, i): [string, number] => [text, i + 1]),
  ...['一', '二', '三', '四'].map((text, i): [string, number] => [text, i + 1]),
]);

/**
 * Findings of the rows below the head. A row that cannot be read is rejected with its number and the reason, never
 * mended or dropped; whether codes, grades and positions make sense on their pipe is the assessment's business
 * (`readFinding`). Beyond `findingsMax` rows are rejected as too many.
 */
export function readFindingRows(
  rows: readonly (readonly FindingCell[])[],
  headRow: number,
  columns: FindingColumns,
  findingsMax: number,
): FindingRows {
  const result: FindingRows = { findings: [], rejected: [], blank: 0 };
  for (let index = headRow + 1; index < rows.length; index++) {
    const texts = rows[index].map(textOf);
    if (texts.every((text) => text === '')) {
      result.blank++;
      continue;
    }
    const cell = (field: FindingField): string => {
      const at = columns[field];
      return at === null ? '' : (texts[at] ?? '');
    };
    const read = readRow(cell, String(index + 1));
    if ('problem' in read)
      result.rejected.push({ row: index + 1, ...read, text: (read.text || texts.join(' | ')).slice(0, 200) });
    else if (result.findings.length >= findingsMax)
      result.rejected.push({
        row: index + 1,
        problem: 'too-many',
        text: read.pipeId ?? `${read.startNodeId} ~ ${read.endNodeId}`,
      });
    else result.findings.push(read);
  }
  return result;
}

function readRow(cell: (field: FindingField) => string, id: string): Finding | { problem: RowProblem; text: string } {
  const [pipeId, startNodeId, endNodeId, clock] = (['pipeId', 'startNodeId', 'endNodeId', 'clock'] as const).map(cell);
  if (pipeId === '' && (startNodeId === '' || endNodeId === '')) return { problem: 'pipe-missing', text: '' };
  const { code, grade: graded } = readCode(cell('code'));
  for (const [field, text] of [
    ['pipeId', pipeId],
    ['startNodeId', startNodeId],
    ['endNodeId', endNodeId],
    ['code', code ?? ''],
    ['clock', clock],
  ] as const)
    // prettier-ignore
    if (text.length > charsMax[field]!) return { problem: 'text-too-long', text };
  const positionM = readMetres(cell('positionM'));
  if (Number.isNaN(positionM)) return { problem: 'position-no-number', text: cell('positionM') };
  const lengthM = readMetres(cell('lengthM'));
  if (Number.isNaN(lengthM)) return { problem: 'length-no-number', text: cell('lengthM') };
  const gradeText = code === undefined ? '' : cell('grade');
  const grade = nothing.has(gradeText) ? graded : readGrade(gradeText);
  if (Number.isNaN(grade)) return { problem: 'grade-unreadable', text: gradeText };
  const region = cell('region') === '' ? undefined : findSetting(regionWords, cell('region'));
  if (cell('region') !== '' && !region) return { problem: 'region-unknown', text: cell('region') };
  const soil = cell('soil') === '' ? undefined : findSetting(soilWords, cell('soil'));
  if (cell('soil') !== '' && !soil) return { problem: 'soil-unknown', text: cell('soil') };
  return {
    id,
    pipeId: pipeId || undefined,
    startNodeId: startNodeId || undefined,
    endNodeId: endNodeId || undefined,
    positionM,
    code,
    grade,
    lengthM,
    clock: clock || undefined,
    region,
    soil,
  };
}

function textOf(cell: FindingCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  // A spreadsheet program takes 0903 for a number and 3-5 for a day: the day cannot be told back, so it stands as one.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  // Sums of a cable counter: 12.600000000000001.
  if (typeof cell === 'number') return String(Math.round(cell * 1e6) / 1e6);
  return String(cell).trim();
}

/** The code in `PL`, `pl3`, `(PL)破裂`, `破裂`; text that holds none stays as it is. Nothing found gives none. */
function readCode(text: string): { code: string | undefined; grade: number | undefined } {
  const plainText = plain(text);
  if (nothing.has(text.toLowerCase()) || nothing.has(plainText)) return { code: undefined, grade: undefined };
  const letters = /(?<![a-z])([a-z]{2})([1-4])?(?![a-z])/.exec(text.normalize('NFKC').toLowerCase());
  const known = letters && findDefectCode(letters[1]);
  if (known) return { code: known.code, grade: letters[2] === undefined ? undefined : Number(letters[2]) };
  const named = defectCodes.find(({ name }) => plain(name.zh) === plainText || plain(name.en) === plainText);
  return { code: named?.code ?? text, grade: undefined };
}

/** 1 … 4 of `3`, `3级`, `Ⅲ`, `三级`; another whole number as it is; NaN for other text. */
function readGrade(text: string): number {
  const bare = plain(text)
    .replace(/[级級]$/, '')
    .replace(/^grade/, '');
  return grades.get(bare) ?? (/^\d{1,3}$/.test(bare) ? Number(bare) : NaN);
}

/** Metres of `12.5`, `12.5 m`, `12.5米`; undefined for an empty cell, NaN for other text. */
function readMetres(text: string): number | undefined {
  const bare = text.normalize('NFKC').replace(/\s*(m|米)$/i, '').trim(); // prettier-ignore
  if (bare === '' || bare === '/' || bare === '-') return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : NaN;
}
