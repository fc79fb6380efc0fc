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
  const { encoded } = column([true, 300, 0.5, 'a', -1]);
  expect(encoded.map((bytes) => [...bytes])).toEqual([
    [7 << 3, 1],
    [5 << 3, 0xac, 0x02],
    [(3 << 3) | 1, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f],
    [(1 << 3) | 2, 1, 0x61],
    [(3 << 3) | 1, 0, 0, 0, 0, 0, 0, 0xf0, 0xbf],
  ]);
});
