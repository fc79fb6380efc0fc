import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvRows } from './csv-rows.ts';

async function* chunked(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}

async function rowsOf(text: string, delimiter = ',', size = 7): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readCsvRows(chunked(text, size), delimiter)) rows.push(row);
  return rows;
}

describe('readCsvRows', () => {
  it('reads quoted delimiters, line breaks and doubled quotes', async () => {
    expect(await rowsOf('a,"b,c","d\ne","f""g"\r\n1,2,3,4\n')).toEqual([
      ['a', 'b,c', 'd\ne', 'f"g'],
      ['1', '2', '3', '4'],
    ]);
  });

  it('reads the last line without a line end, and skips blank ones', async () => {
    expect(await rowsOf('a,b\n\n\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps empty fields at every place', async () => {
    expect(await rowsOf(',,\n"",b,')).toEqual([
      ['', '', ''],
      ['', 'b', ''],
    ]);
  });

  it('names the line where a quoted field that never ends begins', async () => {
    expect(await rowsOf('a,b\n1,"2\n3\n')).toEqual([
      ['a', 'b'],
      { error: 'the quoted field that begins in line 2 never ends' },
    ]);
  });

  it('reads what csv-parse reads, in chunks of any size', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '雨', '|'), maxLength: 6 });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = rows.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\n');
        const expected = parse(text, { relax_column_count: true }) as unknown[];
        expect(await rowsOf(text, ',', size)).toEqual(expected);
      }),
      { numRuns: 300, seed: 20 },
    );
  });
});
