import { plain } from './setting-words.ts';

/** A cell of a table of findings, as CSV or a spreadsheet gives it. */
export type FindingCell = string | number | boolean | Date | null;

/** What a column of a table of findings may say. Only the pipe, or both its manholes, must be there. */
export const findingFields = [
  'pipeId',
  'startNodeId',
  'endNodeId',
  'positionM',
  'code',
  'grade',
  'lengthM',
  'clock',
  'region',
  'soil',
] as const;
export type FindingField = (typeof findingFields)[number];

/** Place of the column of each field, from 0; null where the table has none. */
export type FindingColumns = Record<FindingField, number | null>;

/** Usual heads, surest first, as `plain` leaves them without what stands in brackets. */
const heads: Record<FindingField, readonly string[]> = {
  pipeId: [
    ...['管段编号', '管道编号', '管渠编号', '管线编号', '管段号', '管道号', '管段标识码', '管段id', '管道id', '管段'],
    ...['pipeid', 'pipeno', 'pipenumber', 'pipereference', 'pipesegmentid', 'sewerid', 'assetid', 'conduitid', 'pipe'],
  ],
  startNodeId: [
    ...[
      '起始井号',
      '起点井号',
      '起始井编号',
      '起始检查井',
      '起始井',
      '起点井',
      '起井',
      '起点编号',
      '上游井号',
      '上游井编号',
      '上游井',
    ],
    ...['startmanhole', 'startmanholeno', 'startmanholenumber', 'startmh', 'startnode', 'startnodeid', 'frommanhole'],
    ...['upstreammanhole', 'upstreamnode', 'usmanhole', 'usmh', 'manhole1'],
  ],
  endNodeId: [
    ...[
      '终止井号',
      '终点井号',
      '终止井编号',
      '终止检查井',
      '终止井',
      '终点井',
      '止井',
      '终点编号',
      '下游井号',
      '下游井编号',
      '下游井',
    ],
    ...[
      'endmanhole',
      'endmanholeno',
      'endmanholenumber',
      'endmh',
      'endnode',
      'endnodeid',
      'finishmanhole',
      'tomanhole',
    ],
    ...['downstreammanhole', 'downstreamnode', 'dsmanhole', 'dsmh', 'manhole2'],
  ],
  positionM: [
    ...['距离', '缺陷距离', '纵向距离', '起点距离', '缺陷位置', '位置', '里程', '桩号'],
    ...['position', 'positionm', 'distance', 'distancem', 'chainage', 'station'],
  ],
  code: [
    ...['缺陷代码', '缺陷名称代码', '管道缺陷代码', '缺陷代号', '代码', '缺陷名称', '缺陷类型', '缺陷'],
    ...['code', 'defectcode', 'observationcode', 'observation', 'defect', 'defecttype'],
  ],
  grade: ['缺陷等级', '等级', '级别', '缺陷级别', 'grade', 'defectgrade', 'severity', 'level'],
  lengthM: [
    ...['缺陷长度', '纵向长度', '缺陷纵向长度', '长度'],
    ...['length', 'lengthm', 'defectlength', 'defectlengthm', 'continuouslength'],
  ],
  clock: ['时钟表示', '时钟', '时钟位置', '环向位置', '钟点', 'clock', 'clockposition', 'clockref'],
  region: ['地区重要性', '区域', '地区', '地区类别', 'region', 'regionclass', 'k'],
  soil: ['土质', '土质影响', '土壤', '土层', 'soil', 'soiltype', 'soilclass', 't'],
};

/** Reports put titles and a project's name above the table. */
const linesAboveMax = 15;

/** Columns that a head row names; each column serves one field. */
export function findColumns(head: readonly FindingCell[]): FindingColumns {
  const names = head.map((cell) => plain(String(cell ?? '').replaceAll(/[(（[【].*?[)）\]】]/g, '')));
  const taken = new Set<number>();
  const columns = Object.fromEntries(findingFields.map((field) => [field, null])) as FindingColumns;
  for (const field of findingFields) {
    const at = heads[field].map((name) => names.findIndex((each, i) => each === name && !taken.has(i)));
    const column = at.find((index) => index >= 0);
    if (column === undefined) continue;
    columns[field] = column;
    taken.add(column);
  }
  return columns;
}

/** The row that names most fields, counted from 0, and its columns; the first row where none names any. */
export function findHead(rows: readonly (readonly FindingCell[])[]): { headRow: number; columns: FindingColumns } {
  let best = { headRow: 0, columns: findColumns(rows[0] ?? []), known: 0 };
  for (const [headRow, row] of rows.slice(0, linesAboveMax).entries()) {
    const columns = findColumns(row);
    const known = findingFields.filter((field) => columns[field] !== null).length;
    if (known > best.known) best = { headRow, columns, known };
  }
  return { headRow: best.headRow, columns: best.columns };
}
