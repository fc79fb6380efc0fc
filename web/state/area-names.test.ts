import { expect, test } from 'vitest';
import type { ItemFeature } from '../../server/contract/items.ts';
import { englishNames, inEnglish } from './area-names.ts';

const item = (properties: ItemFeature['properties']): ItemFeature => ({
  type: 'Feature',
  id: String(properties.name),
  geometry: { type: 'Point', coordinates: [0, 0] },
  properties,
});
const names = englishNames({
  districts: [item({ name: '澜城区', nameEn: 'Lancheng District' }), item({ name: '无名区' })],
  streets: [item({ name: '柳浪街道', nameEn: 'Liulang Subdistrict' })],
});

test('areas, and cells named after them, are said in English', () => {
  expect(inEnglish('澜城区', names)).toBe('Lancheng District');
  expect(inEnglish('柳浪街道 C12', names)).toBe('Liulang Subdistrict C12');
});

test('what has no English name keeps its own', () => {
  expect(inEnglish('无名区', names)).toBe('无名区');
  expect(inEnglish('Te Aro C12', names)).toBe('Te Aro C12');
  expect(inEnglish('', names)).toBe('');
});
