import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWkt } from './wkt.ts';

const point = fc.tuple(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const line = fc.array(point, { minLength: 2, maxLength: 6 });
const polygon = fc.array(line, { minLength: 1, maxLength: 3 });

const text = (value: unknown): string =>
  typeof (value as unknown[])[0] === 'number'
    ? (value as number[]).join(' ')
    : `(${(value as unknown[]).map(text).join(', ')})`;

describe('parseWkt', () => {
  it('reads back every geometry written as text', () => {
    const geometry = fc.oneof(
      point.map((coordinates) => ({
        type: 'Point',
        coordinates: coordinates as unknown,
        wkt: `(${text(coordinates)})`,
      })),
      line.map((coordinates) => ({ type: 'LineString', coordinates: coordinates as unknown, wkt: text(coordinates) })),
      polygon.map((coordinates) => ({
        type: 'MultiLineString',
        coordinates: coordinates as unknown,
        wkt: text(coordinates),
      })),
      polygon.map((coordinates) => ({ type: 'Polygon', coordinates: coordinates as unknown, wkt: text(coordinates) })),
      fc.array(polygon, { minLength: 1, maxLength: 3 }).map((coordinates) => ({
        type: 'MultiPolygon',
        coordinates: coordinates as unknown,
        wkt: text(coordinates),
      })),
    );
    fc.assert(
      fc.property(geometry, ({ type, coordinates, wkt }) => {
        expect(parseWkt(`${type.toUpperCase()} ${wkt}`)).toEqual({
          type,
          coordinates: JSON.parse(JSON.stringify(coordinates)),
        });
      }),
      { numRuns: 200, seed: 20 },
    );
  });

  it('reads both ways of writing several points', () => {
    const expected = {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    expect(parseWkt('MULTIPOINT ((1 2), (3 4))')).toEqual(expected);
    expect(parseWkt('multipoint(1 2,3 4)')).toEqual(expected);
  });

  it('reads heights and a spatial reference id', () => {
    expect(parseWkt('SRID=2193;POINT Z (1 2 3)')).toEqual({ type: 'Point', coordinates: [1, 2, 3] });
    expect(parseWkt('POINTZ(1 2 3)')).toEqual({ type: 'Point', coordinates: [1, 2, 3] });
  });

  it('takes EMPTY for no geometry', () => {
    expect(parseWkt('LINESTRING EMPTY')).toBeNull();
  });

  it.each([
    '',
    'POINT',
    'POINT (1)',
    'POINT (1 2',
    'POINT (a b)',
    'LINESTRING (1 2, 3 4) x',
    'CIRCLE (1 2)',
    'POINT (1 2) POINT (3 4)',
  ])('calls %j unreadable', (wkt) => {
    expect(parseWkt(wkt)?.type).toBe('Unreadable');
  });
});
