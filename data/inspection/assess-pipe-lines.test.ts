import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defectCodes } from './defect-codes.ts';
import { assess, problems } from './testing/assess.ts';

describe('the lines of a report', () => {
  it('leaves out, and names, what cannot count', () => {
    expect(problems(assess([['XX', 1, 3]]))).toEqual(['code-unknown']);
    expect(problems(assess([['PL', 5, 3]]))).toEqual(['grade-missing']);
    expect(problems(assess([['PL', 3, NaN]]))).toEqual(['position-missing']);
    expect(problems(assess([['PL', 3, 3, -1]]))).toEqual(['length-invalid']);
    expect(problems(assess([['PL', 3, 40.6]]))).toEqual(['outside-pipe']);
    expect(problems(assess([['PL', 3, 38, 3]]))).toEqual(['outside-pipe']);
    expect(problems(assess([['PL', 3, -1]]))).toEqual(['outside-pipe']);
    expect(problems(assess([['PL', 3, 40.4]]))).toEqual([]);
  });

  it('leaves out grades that a code does not have', () => {
    expect(problems(assess([['FS', 4, 1], ['TL', 3, 5], ['TL', 4, 9], ['AJ', 4, 13], ['CR', 4, 17]]))).toEqual(
      new Array<string>(5).fill('grade-not-defined'),
    ); // prettier-ignore
    expect(assess([['FS', 3, 1]]).structural.parameter).toBe(5);
  });

  it('records scum and does not compute it', () => {
    const { functional, leftOut } = assess([['FZ', 3, 3, 20]]);
    expect(functional.parameter).toBe(0);
    expect(leftOut.map(({ problem }) => problem)).toEqual(['not-computed']);
  });

  it('counts a line entered twice once', () => {
    const result = assess([
      ['PL', 3, 10, 1],
      ['pl', 3, 10, 1],
    ]);
    expect(result.structural).toMatchObject({ parameter: 5, mean: 5 });
    expect(problems(result)).toEqual(['duplicate']);
  });

  it('has every code of the tables, with as many scores as they say', () => {
    expect(defectCodes.map(({ code }) => code).join(' ')).toBe('PL BX FS CK QF TJ TL AJ CR SL CJ JG ZW CQ SG FZ');
    for (const { code, scores } of defectCodes) {
      for (const [i, score] of (scores ?? []).entries()) {
        if (score !== null) expect(assess([[code, i + 1, 3]]).leftOut, `${code} ${i + 1}`).toEqual([]);
      }
    }
  });

  it('does not depend on the order of the lines, and is never better with a defect more', () => {
    const line = fc.tuple(
      fc.constantFrom('PL', 'CK', 'FS', 'TJ'),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 390 }).map((tenths) => tenths / 10),
      fc.constantFrom(0, 0.5, 1),
    );
    const unique = fc.uniqueArray(line, { maxLength: 8, selector: ([, , positionM]) => positionM });
    fc.assert(
      fc.property(
        unique.filter((list) => !list.some(([code, grade]) => code === 'TJ' && grade > 3)),
        (lines) => {
          const [forth, back] = [assess(lines), assess(lines.toReversed())];
          expect(back.structural.index).toBe(forth.structural.index);
          const fewer = assess(lines.slice(1));
          expect(forth.structural.worst).toBeGreaterThanOrEqual(fewer.structural.worst);
        },
      ),
    );
  });
});
