import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { decodePolygon, encodePolygon } from './polygon-code.ts';

const vertex = fc.tuple(
  fc.integer({ min: -180e6, max: 180e6 }).map((x) => (x === 0 ? 0 : x / 1e6)),
  fc.integer({ min: -90e6, max: 90e6 }).map((y) => (y === 0 ? 0 : y / 1e6)),
);
const ring = fc
  .array(vertex, { minLength: 3, maxLength: 8 })
  .map((vertices): Position[] => [...vertices, [...vertices[0]]]);
const rings = fc.array(ring, { minLength: 1, maxLength: 3 });

test('a polygon in millionths of a degree comes back exactly', () => {
  fc.assert(
    fc.property(rings, (coordinates) => {
      const polygon: PolygonGeometry = { type: 'Polygon', coordinates };
      expect(decodePolygon(encodePolygon(polygon))).toEqual(polygon);
    }),
  );
});

test('a multipolygon comes back exactly', () => {
  fc.assert(
    fc.property(fc.array(rings, { minLength: 2, maxLength: 3 }), (coordinates) => {
      const polygon: PolygonGeometry = { type: 'MultiPolygon', coordinates };
      expect(decodePolygon(encodePolygon(polygon))).toEqual(polygon);
    }),
  );
});

test('the text of a polygon needs no escape in a link', () => {
  fc.assert(
    fc.property(rings, (coordinates) => {
      const text = encodePolygon({ type: 'Polygon', coordinates });
      expect(encodeURIComponent(text)).toBe(text);
    }),
  );
});

test('a drawn block of a street takes less than 40 characters', () => {
  const block: Position[] = [
    [174.7771, -41.2912],
    [174.7789, -41.2912],
    [174.7789, -41.2899],
    [174.7771, -41.2899],
    [174.7771, -41.2912],
  ];
  expect(encodePolygon({ type: 'Polygon', coordinates: [block] }).length).toBeLessThan(40);
});

test('any text gives a polygon or nothing, never an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9_.~-]*$/)), (text) => {
      const polygon = decodePolygon(text);
      for (const [lon, lat] of polygon?.type === 'Polygon' ? polygon.coordinates.flat() : []) {
        expect(Math.abs(lon)).toBeLessThanOrEqual(180);
        expect(Math.abs(lat)).toBeLessThanOrEqual(90);
      }
    }),
  );
});

test('two vertices are no polygon', () => {
  expect(decodePolygon('AABB')).toBeUndefined();
});
