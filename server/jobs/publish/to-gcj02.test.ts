import { expect, it } from 'vitest';
import { samplePublication } from '../../../data/publication/testing/sample-publication.ts';
import { geometryInGcj02, publicationInGcj02 } from './to-gcj02.ts';

/** Metres between two places at 30° N, sphere. */
const farM = (a: number[], b: number[]) =>
  Math.hypot((a[0] - b[0]) * 111_320 * Math.cos(Math.PI / 6), (a[1] - b[1]) * 111_320);

it('moves every coordinate of a publication by the shift of GCJ-02, a few hundred metres, and says so', () => {
  const before = samplePublication();
  const after = publicationInGcj02(before);
  expect([before.city.coordinates, after.city.coordinates]).toEqual(['WGS84', 'GCJ02']);
  const placesOf = ({ places, districts, grid, zones }: typeof before): number[][] => [
    ...places.map(({ at }) => at),
    ...places.flatMap(({ bbox }) => (bbox ? [bbox.slice(0, 2), bbox.slice(2)] : [])),
    ...[...districts, ...zones].flatMap(({ rings }) => rings.flat()),
    ...grid.cells.map(({ at }) => at),
  ];
  const moved = placesOf(after);
  placesOf(before).forEach((place, i) => {
    expect(farM(place, moved[i])).toBeGreaterThan(300);
    expect(farM(place, moved[i])).toBeLessThan(800);
  });
  expect({ ...after, city: 0, places: 0, districts: 0, streets: 0, zones: 0, grid: 0 }).toEqual({
    ...before,
    city: 0,
    places: 0,
    districts: 0,
    streets: 0,
    zones: 0,
    grid: 0,
  });
});

it('moves a geometry of any kind, vertex by vertex', () => {
  const line = geometryInGcj02({ type: 'LineString', coordinates: [[114, 30], [114.01, 30]] }); // prettier-ignore
  const point = geometryInGcj02({ type: 'Point', coordinates: [114, 30] });
  expect((line.coordinates as number[][])[0]).toEqual(point.coordinates);
  const polygon = geometryInGcj02({ type: 'MultiPolygon', coordinates: [[[[114, 30], [114.1, 30], [114, 30.1], [114, 30]]]] }); // prettier-ignore
  expect((polygon.coordinates as number[][][][])[0][0][3]).toEqual(point.coordinates);
});
