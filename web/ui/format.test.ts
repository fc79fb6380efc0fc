import { expect, test } from 'vitest';
import { findField, getLayer } from '../../data/model/layers.ts';
import { formatArea, formatDate, formatLength, formatNumber, formatShare, formatValue } from './format.ts';

const words = { yes: 'yes', no: 'no' };
const field = (layer: string, name: string) => findField(getLayer(layer), name) ?? expect.fail(`${layer}.${name}`);

test('thousands are grouped from five digits on, in both languages', () => {
  expect(formatNumber(43_003, 'zh')).toBe('43,003');
  expect(formatNumber(43_003, 'en')).toBe('43,003');
  expect(formatNumber(1987, 'en')).toBe('1987');
});

test('a diameter kept in metres is shown in millimetres', () => {
  expect(formatValue(field('pipes', 'diameterM'), 0.3, 'en', words)).toBe('300\u00a0mm');
  expect(formatValue(field('pipes', 'diameterM'), 0.1525, 'zh', words)).toBe('152.5\u00a0mm');
});

test('a missing value is nothing, and zero is a value', () => {
  expect(formatValue(field('pipes', 'diameterM'), null, 'en', words)).toBeUndefined();
  expect(formatValue(field('pipes', 'diameterM'), undefined, 'en', words)).toBeUndefined();
  expect(formatValue(field('pipes', 'invertStartM'), 0, 'en', words)).toBe('0\u00a0m');
});

test('a code is shown in words of the language, and a word the list does not have as it is', () => {
  expect(formatValue(field('pipes', 'kind'), 'storm', 'zh', words)).toBe('雨水');
  expect(formatValue(field('pipes', 'kind'), 'storm', 'en', words)).toBe('Storm');
  expect(formatValue(field('pipes', 'kind'), 'lava', 'en', words)).toBe('lava');
});

test('a year has no separator and a yes-or-no is a word', () => {
  expect(formatValue(field('pipes', 'yearBuilt'), 1987, 'en', words)).toBe('1987');
  expect(formatValue(field('nodes', 'hasFlap'), false, 'en', words)).toBe('no');
});

test('lengths and areas choose the unit a person would', () => {
  expect(formatLength(999.94, 'en')).toBe('999.9\u00a0m');
  expect(formatLength(856_100, 'en')).toBe('856.1\u00a0km');
  expect(formatArea(2000, 'en')).toBe('2000\u00a0m²');
  expect(formatArea(25_000, 'zh')).toBe('2.5\u00a0ha');
  expect(formatArea(3_456_789, 'zh')).toBe('3.46\u00a0km²');
});

test('a share that is not quite all never reads as all, nor one that is not nothing as nothing', () => {
  expect(formatShare(0.99999, 'en')).toBe('99.9%');
  expect(formatShare(1, 'en')).toBe('100%');
  expect(formatShare(0.00001, 'en')).toBe('0.1%');
  expect(formatShare(0, 'en')).toBe('0%');
});

test('a date keeps its day and drops its time', () => {
  expect(formatDate('2026-03-04T05:06:07Z')).toBe('2026-03-04');
  expect(formatDate('about 1970')).toBe('about 1970');
});
