import { expect, test } from 'vitest';
import type { DensityCell, DensityResult } from '../../server/contract/density.ts';
import { rankCells } from './density-rank.ts';

const cell = (id: string, densityKmPerKm2: number | null, landM2: number): DensityCell => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [] },
  properties: { lengthM: 0, landM2, densityKmPerKm2, lengthByKindM: {} },
});
const result = {
  features: [
    cell('none', null, 0),
    cell('zero-small', 0, 3000),
    cell('sliver', 900, 40),
    cell('thin', 2, 9000),
    cell('zero-large', 0, 10_000),
    cell('dense', 20, 8000),
    cell('thin-larger', 2, 9500),
  ],
  meta: { parameters: { cells: { type: 'square', sizeM: 100 } } },
} as unknown as Pick<DensityResult, 'features' | 'meta'>;
const ids = (order: Parameters<typeof rankCells>[1]): string =>
  rankCells(result, order)
    .rows.map(({ id }) => id)
    .join(' ');

test('the thinnest cell with pipes leads; cells without pipes follow, cells with too little land are last', () => {
  expect(ids('thinnest')).toBe('thin-larger thin dense zero-large zero-small sliver none');
});

test('the densest first never begins with a sliver of land', () => {
  expect(ids('densest')).toBe('dense thin-larger thin zero-large zero-small sliver none');
});

test('most land first, and cells without pipes first', () => {
  expect(ids('land')).toBe('zero-large thin-larger thin dense zero-small sliver none');
  expect(ids('zero')).toBe('zero-large zero-small thin-larger thin dense sliver none');
});

test('cells without pipes and cells that are not judged are counted', () => {
  expect(rankCells(result, 'thinnest')).toMatchObject({ zero: 2, unjudged: 2, unjudgedLandM2: 40 });
});
