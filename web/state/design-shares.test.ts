import { expect, test } from 'vitest';
import { capacityColumns } from './capacity-columns.ts';
import { capacityLengths, designThresholds } from './design-shares.ts';
import { designMarks, designStops } from './design-storm.ts';

const base64 = (column: ArrayBufferView): string =>
  Buffer.from(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength).toString('base64');
const columns = {
  returnPeriodYears: base64(Float32Array.of(0.5, 1, 2.9, 3, NaN, NaN)),
  state: base64(Uint8Array.of(0, 0, 0, 0, 1, 2)),
  lengthM: base64(Float32Array.of(10, 20, 30, 40, 50, 60)),
};
const answer = { columns, states: ['computed', 'diameter', 'foul'], notJudged: ['foul'] };
const lines = (pipes: number) => ({ pipes }) as Parameters<typeof capacityColumns>[1];

test('a storm of three years parts pipes at one and three years; what carries exactly that much carries it', () => {
  const read = capacityColumns(answer, lines(6));
  expect(capacityLengths(read, designThresholds(3))).toEqual({ classM: [10, 50, 40], cannotM: 50 });
});

test('pipes for which a storm is no measure take no part', () => {
  expect([...capacityColumns(answer, lines(6)).returnPeriodYears]).toEqual([
    0.5,
    1,
    Math.fround(2.9),
    3,
    NaN,
    -Infinity,
  ]);
});

test('results of another version than the lines are refused', () => {
  expect(() => capacityColumns(answer, lines(7))).toThrow('6 results for 7 lines');
});

test('the slider runs from 0.5 to 100 years in even steps of their ratio, and stops at every mark', () => {
  expect([designStops[0], designStops.at(-1)]).toEqual([0.5, 100]);
  for (const mark of designMarks) expect(designStops).toContain(mark);
  designStops.forEach((stop, i) => i > 0 && expect(stop / designStops[i - 1]).toBeLessThan(1.15));
});
