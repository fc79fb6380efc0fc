import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseColumn, chooseHeadRow, chooseSheet, loadFindings } from './findings-load.ts';
import { useFindings } from './findings-state.ts';

const workbook = readFileSync(join(import.meta.dirname, '../../data/fixtures/inspection/findings.xlsx'));
const file = (name: string, content: string | Uint8Array<ArrayBuffer>): File => new File([content], name);
const state = useFindings.getState;

beforeEach(() => useFindings.setState(useFindings.getInitialState(), true));

describe('a file of findings', () => {
  it('is read from a workbook: the sheet that names most columns, below its title', async () => {
    await loadFindings(file('findings.xlsx', new Uint8Array(workbook)));
    const { sheets, sheet, headRow, read, error } = state();
    expect(error).toBeNull();
    expect([sheets.map(({ name }) => name), sheet, headRow]).toEqual([['说明', '缺陷汇总'], 1, 1]);
    expect(
      read?.findings.map(({ id, pipeId, positionM, code, grade }) => [id, pipeId, positionM, code, grade]),
    ).toEqual([
      ['3', 'P1', 10, 'PL', 3],
      ['4', 'P2', 5, 'CJ', 4],
      ['6', 'P3', undefined, undefined, undefined],
    ]);
    expect(read?.rejected).toEqual([{ row: 5, problem: 'position-no-number', text: '约5米' }]);
    chooseSheet(0);
    expect(state().read?.findings).toEqual([]);
  });

  it.each([
    ['UTF-8 with a mark', '\uFEFF管段编号,距离,缺陷代码,等级\r\nP1,"1",PL,2\r\n', undefined],
    ['semicolons', '管段编号;距离;缺陷代码;等级\nP1;1;PL;2\n', undefined],
    ['tabs', '管段编号\t距离\t缺陷代码\t等级\nP1\t1\tPL\t2', undefined],
    // 管段编号,距离,缺陷代码,等级 in GB 18030.
    ['GB 18030', 'P1,1,PL,2\n', 'b9dcb6ceb1e0bac52cbee0c0eb2cc8b1cfddb4fac2eb2cb5c8bcb60a'],
  ])('is read from a CSV: %s', async (_, text, headHex) => {
    const head = new Uint8Array(Buffer.from(headHex ?? '', 'hex'));
    await loadFindings(file('a.csv', new Uint8Array([...head, ...new TextEncoder().encode(text)])));
    expect(state().read?.findings).toMatchObject([{ id: '2', pipeId: 'P1', positionM: 1, code: 'PL', grade: 2 }]);
  });

  it('takes the columns that a person chooses; one column serves one field', async () => {
    await loadFindings(file('a.csv', 'left,right,code\nP1,7,PL\nP2,8,BX\n'));
    expect(state().read).toMatchObject({ findings: [], rejected: [{ row: 2, problem: 'pipe-missing' }, { row: 3 }] });
    const before = state().stamp;
    chooseColumn('pipeId', 0);
    chooseColumn('positionM', 1);
    expect(state().read?.findings.map(({ pipeId, positionM }) => [pipeId, positionM])).toEqual([['P1', 7], ['P2', 8]]); // prettier-ignore
    chooseColumn('lengthM', 1);
    expect(state().columns).toMatchObject({ positionM: null, lengthM: 1 });
    chooseHeadRow(1);
    expect(state().columns).toMatchObject({ pipeId: null, code: null });
    expect(state().stamp).toBeGreaterThan(before);
  });

  it.each([
    ['findings.xls', 'a', 'kind'],
    ['findings.xlsx', 'no zip', 'broken'],
    ['findings.csv', '', 'empty'],
    ['findings.csv', 'a,b\n"open', 'quote-open'],
  ])('says what is wrong with %s: %j', async (name, content, problem) => {
    await loadFindings(file(name, content));
    expect(state().error?.problem).toBe(problem);
    expect(state().read).toBeNull();
  });
});
