import type { Text } from './text.ts';
import type { Position } from './feature.ts';

/** What went wrong with survey data. Import goes on; nothing is dropped without one of these. */
export type Severity = 'error' | 'warning' | 'info';

export const issueCatalogue = {
  'geometry-missing': { severity: 'error', text: { zh: '无几何，记录未导入', en: 'No geometry; record not imported' } },
  'geometry-unreadable': {
    severity: 'error',
    text: { zh: '几何无法识别，记录未导入', en: 'Geometry not readable; record not imported' },
  },
  'geometry-wrong-type': {
    severity: 'error',
    text: { zh: '几何类型与图层不符，记录未导入', en: 'Geometry type does not fit the layer; record not imported' },
  },
  'geometry-invalid-ring': {
    severity: 'warning',
    text: {
      zh: '多边形自相交，原样保留，分析时已修复',
      en: 'Invalid polygon ring; kept as delivered, repaired for analysis',
    },
  },
  'geometry-outside': {
    severity: 'error',
    text: { zh: '坐标不在坐标系有效范围内，记录未导入', en: 'Coordinates outside the CRS; record not imported' },
  },
  'geometry-zero-length': { severity: 'warning', text: { zh: '长度为零', en: 'Zero length' } },
  'key-missing': { severity: 'error', text: { zh: '缺少标识码，记录未导入', en: 'Key missing; record not imported' } },
  'key-duplicate': {
    severity: 'error',
    text: { zh: '标识码重复，仅导入首条', en: 'Duplicate key; only the first record imported' },
  },
  'value-missing': { severity: 'info', text: { zh: '空白按缺失处理', en: 'Blank kept as missing' } },
  'value-unreadable': {
    severity: 'warning',
    text: { zh: '数值无法识别，按缺失处理', en: 'Value not readable; kept as missing' },
  },
  'value-out-of-range': {
    severity: 'warning',
    text: { zh: '数值超出合理范围，按缺失处理', en: 'Value outside the plausible range; kept as missing' },
  },
  'code-unknown': {
    severity: 'warning',
    text: { zh: '代码不在映射中，按缺失处理', en: 'Code not in the mapping; kept as missing' },
  },
  'unit-mismatch': {
    severity: 'warning',
    text: {
      zh: '列名声明的单位与实际不符，已按映射文件换算',
      en: 'Unit declared by the column is not the unit of its values; converted by the mapping file',
    },
  },
  'self-loop': { severity: 'error', text: { zh: '起终点为同一管点', en: 'Pipe starts and ends at the same node' } },
  'end-node-missing': { severity: 'error', text: { zh: '端点编号不在管点表中', en: 'End node not in the node table' } },
  'end-node-apart': {
    severity: 'warning',
    text: { zh: '管段端点与管点相距超过容差', en: 'Pipe end lies away from its node' },
  },
  'node-isolated': { severity: 'warning', text: { zh: '管点未连接任何管段', en: 'Node without any pipe' } },
  'pipe-parallel': {
    severity: 'warning',
    text: { zh: '同一对管点间有多条管段', en: 'More than one pipe between the same two nodes' },
  },
  'length-differs': {
    severity: 'warning',
    text: {
      zh: '记录长度与几何长度相差超过 0.5 m 且超过 2 %',
      en: 'Recorded and geometric length differ by more than 0.5 m and 2 %',
    },
  },
  'placeholder-name': { severity: 'warning', text: { zh: '名称疑似占位词', en: 'Name looks like a placeholder' } },
  'column-unused': { severity: 'info', text: { zh: '源表中的列未被映射', en: 'Source column not mapped' } },
} as const satisfies Record<string, { severity: Severity; text: Text }>;

export type IssueCode = keyof typeof issueCatalogue;

export interface IssuePlace {
  /** Key of the record, or `row n` (1-based, header not counted) where it has none. */
  key: string;
  position?: Position;
  /** The offending value as delivered. */
  value?: string;
}

/** All occurrences of one issue in one layer (and field, where it is about a field). */
export interface Issue {
  code: IssueCode;
  layer: string;
  field?: string;
  count: number;
  /** The first `limits.issuePlacesMax` of them. */
  places: IssuePlace[];
}
