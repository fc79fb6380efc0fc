import { expect, test } from 'vitest';
import type { SummaryCard, SummaryResult } from '../../server/contract/summary.ts';
import { summaryCsv } from './summary-csv.ts';

const card = (lengthByKindM: Record<string, number>): SummaryCard => ({
  areaM2: 100,
  landM2: 90,
  pipes: {
    lengthM: 12,
    densityKmPerKm2: 1.5,
    lengthByKindM,
    lengthBySizeM: {},
    lengthByMaterialM: {},
    lengthByDecadeM: {},
    leftOut: {},
  },
  nodes: null,
  floodPoints: null,
  communities: { count: 1, households: null, householdsInside: null, items: [] },
  heritageDistricts: null,
  traditionalVillages: null,
  heritageBuildings: null,
  roads: null,
  blank: null,
  known: { 'pipes.kind': 1 },
  surveyedLand: null,
});

test('a row for each area and for all together, columns of all of them, empty where an area has none', () => {
  const result = {
    features: [
      { id: '1', properties: card({ storm: 12 }) },
      { id: '2', properties: card({ foul: 7 }) },
    ],
    total: card({ storm: 12, foul: 7 }),
    meta: { datasetVersion: 'v1', parameters: { distanceM: 50 } },
  } as unknown as SummaryResult;
  const [head, ...rows] = summaryCsv(result)
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(rows.map((row) => row[0])).toEqual(['1', '2', 'total']);
  const column = (name: string): string[] => rows.map((row) => row[head.indexOf(name)]);
  expect(column('pipes.lengthByKindM.storm')).toEqual(['12', '', '12']);
  expect(column('pipes.lengthByKindM.foul')).toEqual(['', '7', '7']);
  expect(column('nodes')).toEqual(['', '', '']);
  expect(column('known.pipes.kind')).toEqual(['1', '1', '1']);
  expect(column('distanceM')).toEqual(['50', '50', '50']);
});
