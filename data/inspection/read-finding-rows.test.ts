import { describe, expect, it } from 'vitest';
import { findHead } from './finding-columns.ts';
import { readFindingRows } from './read-finding-rows.ts';

const read = (rows: (string | number | Date | null)[][], most = 100) => {
  const { headRow, columns } = findHead(rows);
  return { columns, headRow, ...readFindingRows(rows, headRow, columns, most) };
};

describe('a table of findings', () => {
  it('is understood by the heads of Chinese and English reports, below their title', () => {
    const zh = read([
      ['排水管道检测缺陷汇总表', null, null],
      ['序号', '管段编号', '距离（m）', '缺陷名称代码', '缺陷等级', '缺陷长度(m)', '时钟表示', '地区重要性', '土质'],
      [1, 'W12', 3.2, '(PL)破裂', '三级', 2, '0903', '交通干道', '粉砂'],
    ]);
    expect(zh.headRow).toBe(1);
    expect(zh.findings).toEqual([
      {
        id: '3',
        pipeId: 'W12',
        positionM: 3.2,
        code: 'PL',
        grade: 3,
        lengthM: 2,
        clock: '0903',
        region: 'main_road',
        soil: 'silt_sand',
      },
    ]);
    const en = read([
      ['Pipe ID', 'Distance [m]', 'Code', 'Severity', 'Length (m)'],
      ['A-1', '12.5 m', 'cj', 'IV', ''],
    ]);
    expect(en.columns).toMatchObject({ pipeId: 0, positionM: 1, code: 2, grade: 3, lengthM: 4, soil: null });
    expect(en.findings[0]).toMatchObject({ positionM: 12.5, code: 'CJ', grade: 4, lengthM: undefined });
  });

  it('takes two manholes for the pipe between them, and asks for both', () => {
    const { columns, findings, rejected } = read([
      ['序号', '起始井号', '终止井号', '距离(m)', '代码', '等级'],
      [1, 'Y12', 'Y13', 3.2, 'PL', 2],
      [2, 'Y12', '', 3.2, 'PL', 2],
    ]);
    expect(columns).toMatchObject({ pipeId: null, startNodeId: 1, endNodeId: 2, positionM: 3 });
    expect(findings).toMatchObject([{ pipeId: undefined, startNodeId: 'Y12', endNodeId: 'Y13', positionM: 3.2 }]);
    expect(rejected.map(({ row, problem }) => [row, problem])).toEqual([[3, 'pipe-missing']]);
    const en = read([['US MH', 'DS MH', 'Pipe ID', 'Distance'], ['A', 'B', '', 1]]); // prettier-ignore
    expect(en.findings).toMatchObject([{ pipeId: undefined, startNodeId: 'A', endNodeId: 'B' }]);
  });

  it('leaves a field without its column open: a length of the pipe is none of the defect', () => {
    expect(read([['管段编号', '管段长度', '距离'], ['W1', 30, 2]]).columns).toMatchObject({ lengthM: null, code: null }); // prettier-ignore
  });

  it.each([
    ['PL', 2, 'PL', 2],
    ['pl3', '', 'PL', 3],
    ['沉积', 'Ⅱ', 'CJ', 2],
    ['支管暗接 AJ', '1级', 'AJ', 1],
    ['XX', 7, 'XX', 7],
    ['无', '', undefined, undefined],
    ['', '', undefined, undefined],
  ])('reads the code %j with the grade %j', (code, grade, wantedCode, wantedGrade) => {
    const { findings } = read([
      ['pipe', 'code', 'grade'],
      ['P', code, grade],
    ]);
    expect(findings[0]).toMatchObject({ code: wantedCode, grade: wantedGrade });
  });

  it('loses no row: what it cannot read is named with its number and the reason', () => {
    const { findings, rejected, blank } = read(
      [
        ['pipe', 'distance', 'code', 'grade', 'length', 'region', 'soil'],
        ['', 1, 'PL', 1, null, '', ''],
        [null, null, null, null, null, null, null],
        ['P', '3~4', 'PL', 1, null, '', ''],
        ['P', 3, 'PL', 'bad', null, '', ''],
        ['P', 3, 'PL', 1, '半米', '', ''],
        ['P', 3, 'PL', 1, 1, 'moon', ''],
        ['P', 3, 'PL', 1, 1, '10', 'cheese'],
        ['P', 3, 'a text far longer than any code', 1, 1, '', ''],
        ['P', 3, 'PL', 1, 1, '10', '红粘土'],
        ['Q', 3, 'PL', 1, 1, '', ''],
      ],
      1,
    );
    expect(rejected.map(({ row, problem }) => [row, problem])).toEqual([
      [2, 'pipe-missing'],
      [4, 'position-no-number'],
      [5, 'grade-unreadable'],
      [6, 'length-no-number'],
      [7, 'region-unknown'],
      [8, 'soil-unknown'],
      [9, 'text-too-long'],
      [11, 'too-many'],
    ]);
    expect(rejected[1].text).toBe('3~4');
    expect([findings.length, blank, findings.length + blank + rejected.length]).toEqual([1, 1, 10]);
    expect(findings[0]).toMatchObject({ id: '10', region: 'centre', soil: 'red_clay' });
  });
});
