import { expect, test } from 'vitest';
import type { Bbox, Geometry, Position } from '../../data/model/feature.ts';
import { pickedFeatures } from './pick.ts';

/** One degree is one pixel here. */
const project = ([x, y]: Position): { x: number; y: number } => ({ x, y });
const near: Bbox = [-6, -6, 6, 6];
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] });
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const area: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [-9, -9],
      [9, -9],
      [9, 9],
      [-9, 9],
      [-9, -9],
    ],
  ],
};

interface Drawn {
  id?: number;
  layer: { metadata: unknown };
  geometry: Geometry;
}
const drawn = (layer: string, geometry: Geometry, id?: number, pick = true): Drawn => ({
  ...(id === undefined ? {} : { id }),
  layer: { metadata: { layer, pick } },
  geometry,
});
const picked = (...features: Drawn[]) => pickedFeatures(features, { x: 0, y: 0 }, project, near);

test('a point within reach is meant before a line, and a line before the area under both', () => {
  expect(
    picked(drawn('districts', area, 1), drawn('pipes', line([-5, 1], [5, 1]), 2), drawn('nodes', point(5, 0), 3)),
  ).toEqual([
    { layer: 'nodes', tileId: 3 },
    { layer: 'pipes', tileId: 2 },
    { layer: 'districts', tileId: 1 },
  ]);
});

test('of several points or lines the nearest comes first, and all stay for paging', () => {
  const order = picked(
    drawn('pipes', line([-5, 4], [5, 4]), 4),
    drawn('nodes', point(0, 5), 5),
    drawn('pipes', line([-5, -1], [5, -1]), 1),
    drawn('nodes', point(3, 0), 3),
    drawn('pipes', line([2, 0], [5, 0]), 2),
  );
  expect(order.map((entry) => 'tileId' in entry && entry.tileId)).toEqual([3, 5, 1, 2, 4]);
});

test('each feature is named once, though several style layers and tiles draw it; its nearest piece counts', () => {
  expect(
    picked(
      drawn('pipes', line([-5, 5], [5, 5]), 7),
      drawn('pipes', line([-5, 3], [5, 3]), 9),
      drawn('pipes', line([-5, 1], [5, 1]), 7),
      drawn('nodes', point(1, 1), 7),
    ),
  ).toEqual([
    { layer: 'nodes', tileId: 7 },
    { layer: 'pipes', tileId: 7 },
    { layer: 'pipes', tileId: 9 },
  ]);
});

test('lines a tile draws merged give one entry with the box to ask for; areas and points without an id none', () => {
  expect(
    picked(
      drawn('pipes', line([-5, 2], [5, 2])),
      drawn('pipes', line([-5, 1], [5, 1])),
      drawn('districts', area),
      drawn('nodes', point(0, 0)),
    ),
  ).toEqual([{ layer: 'pipes', near }]);
});

test('halos, labels and foreign layers are nobody’s', () => {
  expect(
    picked(drawn('pipes', line([-5, 1], [5, 1]), 7, false), { id: 3, layer: { metadata: undefined }, geometry: area }),
  ).toEqual([]);
});
