import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a table begins with the mark that tells spreadsheets its encoding', () => {
  expect(csvOf(['名称'], [['城东']])).toBe('\uFEFF名称\r\n城东\r\n');
});

test('commas, quotes and line ends are kept inside quotes', () => {
  expect(csvOf(['a'], [['x,"y"\nz']])).toBe('\uFEFFa\r\n"x,""y""\nz"\r\n');
});

test('a missing value is an empty cell and zero is zero', () => {
  expect(csvOf(['a', 'b', 'c'], [[null, 0, -1.5]])).toBe('\uFEFFa,b,c\r\n,0,-1.5\r\n');
});

test('a name that looks like a formula stays text', () => {
  expect(csvOf(['a'], [['=HYPERLINK("x")']])).toContain(`"'=HYPERLINK(""x"")"`);
});
