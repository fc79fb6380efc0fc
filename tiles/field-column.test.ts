import { expect, test } from 'vitest';
import type { Value } from '../data/model/feature.ts';
import { FieldColumnBuilder } from './field-column.ts';

function column(values: (Value | undefined)[]) {
  const builder = new FieldColumnBuilder({
    name: 'f',
    type: 'text',
    label: { zh: '', en: '' },
    access: 'public',
    tileZoom: 12,
  });
  for (const value of values) builder.push(value);
  return builder.finish();
}

test('null, undefined, an empty text and a number that is not finite are missing, zero and false are not', () => {
  expect([...column([null, undefined, '', NaN, Infinity, 0, false]).valueOf]).toEqual([0, 0, 0, 0, 0, 1, 2]);
});

test('a value that repeats is stored once, and a text is not the number it looks like', () => {
  expect([...column(['1', 1, '1', true, 1]).valueOf]).toEqual([1, 2, 1, 3, 2]);
});

test('values are written as the message Value of the vector tile specification: bool 7, uint 5, double 3, string 1', () => {
  const { valueStart, valueBytes } = column([true, 300, 0.5, 'a', -1]);
  const messages = Array.from({ length: 5 }, (_, n) => [...valueBytes.subarray(valueStart[n], valueStart[n + 1])]);
  expect(messages).toEqual([
    [7 << 3, 1],
    [5 << 3, 0xac, 0x02],
    [(3 << 3) | 1, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f],
    [(1 << 3) | 2, 1, 0x61],
    [(3 << 3) | 1, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf],
  ]);
});

test('a field of very many values stops looking for equal ones, and each feature still has its own', () => {
  const names = Array.from({ length: 70_000 }, (_, k) => `N${k}`);
  const { valueOf, valueStart, valueBytes } = column([...names, 'N69999', 'N0']);
  const textOf = (f: number): string => {
    const n = valueOf[f];
    return Buffer.from(valueBytes.subarray(valueStart[n - 1] + 2, valueStart[n])).toString();
  };
  for (const f of [0, 65_536, 69_999]) expect(textOf(f)).toBe(`N${f}`);
  expect([textOf(70_000), textOf(70_001), valueOf[70_001]]).toEqual(['N69999', 'N0', 1]);
});
