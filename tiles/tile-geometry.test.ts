import { afterAll, expect, test } from 'vitest';
import type { Position } from '../data/model/feature.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import { feature, lineOf, squareAt, tileX, tileY, openWorkshop } from './testing/archive-under-test.ts';

const { build, remove } = openWorkshop();
afterAll(remove);

test('every point is at the last zoom in exactly the one tile it lies in, within one tile unit, with its stable id', async () => {
  const places: Position[] = [
    [174.7762, -41.2865],
    [174.78, -41.29],
    [174.7799, -41.2901],
    [174.81, -41.31],
  ];
  const archive = await build({
    nodes: places.map((place, k) => feature(`N${k}`, { type: 'Point', coordinates: place }, { nodeType: 'manhole' })),
  });
  const found = await archive.at(16);
  expect(found.map(({ feature: { id } }) => id).toSorted()).toEqual(places.map((_, k) => tileIdOf(`N${k}`)).toSorted());
  for (const { zxy, feature: node } of found) {
    const place = places[places.findIndex((_, k) => tileIdOf(`N${k}`) === node.id)];
    expect([zxy[1], zxy[2]]).toEqual([Math.floor(tileX(place[0], 16)), Math.floor(tileY(place[1], 16))]);
    const at = node.loadGeometry()[0][0];
    expect(Math.abs(at.x - (tileX(place[0], 16) - zxy[1]) * 4096)).toBeLessThanOrEqual(1);
    expect(Math.abs(at.y - (tileY(place[1], 16) - zxy[2]) * 4096)).toBeLessThanOrEqual(1);
  }
});

test('a pipe inside a tile has every vertex at the last zoom within half a tile unit, and fewer below it', async () => {
  // The second vertex lies 0.1 m, one tile unit, beside a straight line.
  const line: Position[] = [
    [174.7762, -41.2865],
    [174.7763, -41.286509],
    [174.7764, -41.28652],
    [174.7765, -41.2866],
  ];
  const archive = await build({ pipes: [feature('P', lineOf(...line), { kind: 'storm' })] });
  const [found] = await archive.at(16);
  const [points] = found.feature.loadGeometry();
  expect(points).toHaveLength(4);
  expect((await archive.at(15))[0].feature.loadGeometry()[0]).toHaveLength(3);
  points.forEach((point, k) => {
    expect(Math.abs(point.x - (tileX(line[k][0], 16) - found.zxy[1]) * 4096)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(point.y - (tileY(line[k][1], 16) - found.zxy[2]) * 4096)).toBeLessThanOrEqual(0.5);
  });
});

test('a pipe across a tile edge is in both tiles, each piece reaching over the edge by the buffer of 64 units', async () => {
  const edge = Math.ceil(tileX(174.7762, 16)) / 2 ** 16;
  const lon = (edge - 0.5) * 360;
  const archive = await build({ pipes: [feature('P', lineOf([lon - 0.001, -41.2865], [lon + 0.001, -41.2865]))] });
  const boxes = (await archive.at(16)).map(({ feature: pipe }) => pipe.bbox());
  expect(boxes).toHaveLength(2);
  expect(boxes[0][2]).toBe(4096 + 64);
  expect(boxes[1][0]).toBe(-64);
});

test('a hole is wound against its outer ring and is left out where the outer ring does not reach', async () => {
  const [lon, lat] = [174.7, -41.2];
  const ring = (inset: number): Position[] => {
    const [a, b] = [inset, 0.004 - inset];
    return [
      [lon + a, lat + a],
      [lon + b, lat + a],
      [lon + b, lat + b],
      [lon + a, lat + b],
      [lon + a, lat + a],
    ];
  };
  const archive = await build({
    land_cover: [feature('A', { type: 'Polygon', coordinates: [ring(0), ring(0.001)] }, { cover: 'paved' })],
  });
  const [found] = await archive.at(12);
  const areas = found.feature
    .loadGeometry()
    .map((points) =>
      points.reduce((sum, p, k) => (k === 0 ? 0 : sum + points[k - 1].x * p.y - p.x * points[k - 1].y), 0),
    );
  expect(areas).toHaveLength(2);
  // The hole is half as wide: a quarter of the area, the other way round; 2 % for whole tile units.
  expect(areas[1] / areas[0]).toBeCloseTo(-0.25, 2);
});

test('points beyond the poles and the antimeridian are drawn at the edge of the world', async () => {
  const places: Position[] = [
    [180, 90],
    [-180, -90],
    [181, 0],
  ];
  const { pmtiles, report } = await build({
    lifelines: places.map((place, k) => feature(`L${k}`, { type: 'Point', coordinates: place })),
  });
  expect(report.perZoom[0].features.lifelines.kept).toBe(3);
  for (const [x, y] of [
    [1023, 0],
    [0, 1023],
    [1023, 512],
  ])
    expect(await pmtiles.getZxy(10, x, y)).toBeDefined();
});

test('a polygon layer with a label has one label point per named feature, and outer rings wound from +x to +y', async () => {
  const archive = await build({
    districts: [
      feature('A', squareAt(174.7, -41.3, 0.1), { name: '北区' }),
      feature('B', squareAt(174.81, -41.3, 0.05)),
    ],
  });
  const found = await archive.at(12);
  const labels = found.filter(({ layer }) => layer === 'districts_label');
  expect(labels.map(({ feature: { id, properties } }) => [id, properties])).toEqual([
    [tileIdOf('A'), { name: '北区' }],
  ]);
  for (const { feature: polygon } of found.filter(({ layer }) => layer === 'districts')) {
    const [ring] = polygon.loadGeometry();
    let area = 0;
    ring.forEach((p, k) => (area += k === 0 ? 0 : ring[k - 1].x * p.y - p.x * ring[k - 1].y));
    expect(area).toBeGreaterThan(0);
  }
});
