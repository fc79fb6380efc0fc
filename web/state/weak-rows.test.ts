import { expect, test } from 'vitest';
import { weakComponents } from '../../data/weak-points/components.ts';
import type { WeakColumns, WeakTable } from '../api/weak-columns.ts';
import { defaultWeakParameters, type WeakParameters } from './weak-parameters.ts';
import { weakPlace, weakRanks } from './weak-ranks.ts';
import { risenBy, weakRows } from './weak-rows.ts';

/** Four pipes that know how near a flood is and how old they are. */
const [flood, age] = [[0.2, 0.9, 0.5, Number.NaN], [0.9, 0.1, 0.5, 0.4]]; // prettier-ignore
const count = flood.length;
const x = new Float32Array(weakComponents.length * count).fill(Number.NaN);
x.set(flood, weakComponents.indexOf('flood') * count);
x.set(age, weakComponents.indexOf('age') * count);
const pipes: WeakTable = {
  kind: 'pipes',
  count,
  x,
  evidence: { sizeM: Float32Array.of(0.6, 0.3, Number.NaN, 1) },
  lon: new Int32Array(count),
  lat: new Int32Array(count),
  district: Int32Array.of(0, 0, 1, -1),
  street: Int32Array.of(0, 1, -1, -1),
  road: Int32Array.of(0, -1, 0, -1),
  line: Int32Array.of(0, 1, 2, 3),
  keys: ['P1', 'P2', 'P10', 'P4'],
  names: ['', '', '', ''],
  namesEn: ['', '', '', ''],
};
const columns: WeakColumns = {
  tables: { pipes, nodes: { ...pipes, kind: 'nodes' }, flood_points: { ...pipes, kind: 'flood_points', count: 0 } },
  districts: ['East', 'West'],
  streets: ['Quay', 'Hill'],
  roads: ['运河路'],
  roadsEn: ['Canal Road'],
  meta: {} as WeakColumns['meta'],
};

function listed(patch: Partial<WeakParameters>): string[] {
  const weak = { ...defaultWeakParameters(), ...patch };
  const [ranks, before] = [weakRanks(pipes, weak.weights), weakRanks(pipes, weak.baseline)];
  return Array.from(weakRows(columns, ranks, before, weak), (i) => pipes.keys[i]);
}

test('the list runs by rank, the weakest first', () => {
  // Flood weighs four times as much as age: 0.34, 0.74, 0.5; P4 knows its age alone: 0.4.
  expect(listed({})).toEqual(['P2', 'P10', 'P4', 'P1']);
});

test('filters leave ranks alone and list what they ask for', () => {
  expect(listed({ district: 'East' })).toEqual(['P2', 'P1']);
  expect(listed({ street: 'Quay' })).toEqual(['P1']);
  expect(listed({ street: 'Nowhere' })).toEqual([]);
  expect(listed({ text: 'canal' })).toEqual(['P10', 'P1']);
  expect(listed({ text: ' p1' })).toEqual(['P10', 'P1']);
  // Two of nine components: 0.25 of 1.1; P4 has 0.05 of it.
  expect(listed({ known: 0.2 })).toEqual(['P2', 'P10', 'P1']);
  expect(listed({ hidden: ['red'] })).toEqual(['P10', 'P4', 'P1']);
});

test('the list can be ordered by any column, what is missing last', () => {
  expect(listed({ sort: { column: 'object', isUp: true } })).toEqual(['P1', 'P2', 'P4', 'P10']);
  expect(listed({ sort: { column: 'size', isUp: false } })).toEqual(['P4', 'P1', 'P2', 'P10']);
  expect(listed({ sort: { column: 'age', isUp: false } })).toEqual(['P1', 'P10', 'P4', 'P2']);
  expect(listed({ sort: { column: 'flood', isUp: true } })).toEqual(['P1', 'P10', 'P2', 'P4']);
  expect(listed({ sort: { column: 'rank', isUp: false } })).toEqual(['P1', 'P4', 'P10', 'P2']);
});

test('movements are told from the baseline', () => {
  const { weights } = defaultWeakParameters();
  const [before, now] = [weakRanks(pipes, weights), weakRanks(pipes, { ...weights, flood: 0, age: 1 })];
  // By age alone: P1 0.9, P10 0.5, P4 0.4, P2 0.1.
  expect([0, 1, 2, 3].map((i) => risenBy(now, before, i))).toEqual([3, -3, 0, 0]);
});

test('the same question is ranked once', () => {
  const { weights } = defaultWeakParameters();
  expect(weakRanks(pipes, weights)).toBe(weakRanks(pipes, { ...weights }));
});

test('a record has its place in its table, or none', () => {
  expect([weakPlace(columns, 'pipes', 'P10'), weakPlace(columns, 'pipes', 'P9'), weakPlace(columns, 'roads', 'P1')]).toEqual([2, -1, -1]); // prettier-ignore
});
