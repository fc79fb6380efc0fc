import { expect, test } from 'vitest';
import type { Geometry, Position } from '../../data/model/feature.ts';
import type { DensityResult } from '../../server/contract/density.ts';
import { letters, nameCells } from './name-cells.ts';

const square = (x: number, y: number, side = 1): Geometry => {
  const ring: Position[] = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};
const grid = (...cells: [id: string, x: number, y: number, name?: string][]): DensityResult =>
  ({
    features: cells.map(([id, x, y, name]) => ({ id, geometry: square(x, y), properties: name ? { name } : {} })),
  }) as unknown as DensityResult;
const names = (result: DensityResult): (string | undefined)[] => result.features.map((cell) => cell.properties.name);

test('a cell is named by the area its middle lies in and its place from west and north', () => {
  const areas = [
    { name: 'West', geometry: square(-5, -5, 6) },
    { name: 'East', geometry: square(1, -5, 20) },
  ];
  const result = grid(['10_7', 0, 0], ['11_7', 1, 0], ['10_5', 0, -2]);
  expect(names(nameCells(result, areas))).toEqual(['West A1', 'East B1', 'West A3']);
});

test('where no area is known the coordinates of the middle stand', () => {
  expect(names(nameCells(grid(['-3_-4', 174, -42]), []))).toEqual(['174.5000, -41.5000 A1']);
});

test('a hole of an area is not the area', () => {
  const ring = (square(-5, -5, 20) as { coordinates: Position[][] }).coordinates[0];
  const hole = (square(-1, -1, 4) as { coordinates: Position[][] }).coordinates[0];
  const areas = [{ name: 'Ring', geometry: { type: 'MultiPolygon', coordinates: [[ring, hole]] } as Geometry }];
  expect(names(nameCells(grid(['0_0', 0, 0], ['5_0', 5, 0]), areas))).toEqual(['0.5000, 0.5000 A1', 'Ring F1']);
});

test('polygons that have a name or a key of their own stay as they are', () => {
  const result = grid(['Te Aro', 0, 0, 'Te Aro'], ['drawn', 2, 2]);
  expect(nameCells(result, [])).toBe(result);
  expect(names(nameCells(grid(['7_12', 0, 0, 'Ward 7'], ['0_0', 2, 2]), []))[0]).toBe('Ward 7');
});

test('columns go on after Z as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
