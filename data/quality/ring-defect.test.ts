import * as fc from 'fast-check';
import GeometryFactory from 'jsts/org/locationtech/jts/geom/GeometryFactory.js';
import GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import IsValidOp from 'jsts/org/locationtech/jts/operation/valid/IsValidOp.js';
import { describe, expect, it } from 'vitest';
import type { Position } from '../model/feature.ts';
import { findRingDefect } from './ring-defect.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** What JTS says of the same geometry. */
function isValidByJts(polygons: Position[][][]): boolean {
  const geometry: unknown = new GeoJSONReader(new GeometryFactory()).read({
    type: 'MultiPolygon',
    coordinates: polygons,
  });
  return IsValidOp.isValid(geometry);
}

describe('findRingDefect', () => {
  const cases: [string, Position[][][], string | undefined][] = [
    ['a square', [[box(0, 0, 4, 4)]], undefined],
    ['no polygon at all', [], undefined],
    ['a hole', [[box(0, 0, 4, 4), box(1, 1, 2, 2)]], undefined],
    [
      'a hole that touches its shell in a point',
      [
        [
          box(0, 0, 4, 4),
          [
            [0, 2],
            [1, 1],
            [1, 3],
            [0, 2],
          ],
        ],
      ],
      undefined,
    ],
    ['two holes that touch in a point', [[box(0, 0, 9, 9), box(1, 1, 2, 2), box(2, 2, 3, 3)]], undefined],
    ['parts that touch in a point', [[box(0, 0, 1, 1)], [box(1, 1, 2, 2)]], undefined],
    ['an island in a hole', [[box(0, 0, 9, 9), box(1, 1, 8, 8)], [box(2, 2, 3, 3)]], undefined],
    [
      'points that repeat',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 0],
            [4, 4],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      undefined,
    ],
    [
      'a vertex in the middle of a straight side',
      [
        [
          [
            [0, 0],
            [2, 0],
            [4, 0],
            [4, 4],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      undefined,
    ],
    [
      'a bow tie',
      [
        [
          [
            [0, 0],
            [4, 4],
            [4, 0],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      'ring crosses or touches itself',
    ],
    [
      'a spike',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [4, 6],
            [4, 4],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      'ring crosses or touches itself',
    ],
    [
      'a ring through the same vertex twice',
      [
        [
          [
            [0, 0],
            [2, 2],
            [4, 0],
            [4, 4],
            [2, 2],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      'ring crosses or touches itself',
    ],
    [
      'a vertex on another side',
      [
        [
          [
            [0, 0],
            [4, 0],
            [2, 2],
            [4, 4],
            [0, 4],
            [0, 3],
            [2, 2],
            [0, 1],
            [0, 0],
          ],
        ],
      ],
      'ring crosses or touches itself',
    ],
    [
      'a line there and back',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 0],
            [0, 0],
          ],
        ],
      ],
      'fewer than three different points',
    ],
    [
      'a flat triangle',
      [
        [
          [
            [0, 0],
            [4, 0],
            [2, 0],
            [0, 0],
          ],
        ],
      ],
      'ring crosses or touches itself',
    ],
    ['a hole outside', [[box(0, 0, 4, 4), box(5, 5, 6, 6)]], 'hole outside its shell'],
    ['a hole across its shell', [[box(0, 0, 4, 4), box(3, 3, 6, 6)]], 'rings cross or overlap'],
    ['a hole along its shell', [[box(0, 0, 4, 4), box(0, 1, 2, 2)]], 'rings cross or overlap'],
    ['a hole in a hole', [[box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)]], 'hole within a hole'],
    ['parts that share a side', [[box(0, 0, 1, 1)], [box(1, 0, 2, 1)]], 'rings cross or overlap'],
    [
      'a hole that touches its shell in two points',
      [
        [
          box(0, 0, 4, 4),
          [
            [0, 2],
            [2, 1],
            [4, 2],
            [2, 3],
            [0, 2],
          ],
        ],
      ],
      'rings cut the interior in two',
    ],
    [
      'holes in a chain from side to side',
      [
        [
          box(0, 0, 4, 4),
          [
            [0, 2],
            [2, 2],
            [1, 3],
            [0, 2],
          ],
          [
            [2, 2],
            [4, 2],
            [3, 3],
            [2, 2],
          ],
        ],
      ],
      'rings cut the interior in two',
    ],
    ['a part within a part', [[box(0, 0, 9, 9)], [box(2, 2, 3, 3)]], 'polygon within a polygon'],
  ];

  it.each(cases)('judges %s', (_, polygons, what) => {
    expect(findRingDefect(polygons)?.what).toBe(what);
    expect(isValidByJts(polygons)).toBe(what === undefined);
  });

  it('agrees with JTS on rings through the points of a small grid, where contacts are common', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })) as fc.Arbitrary<Position>;
    const ring = fc.array(point, { minLength: 3, maxLength: 7 }).map((points): Position[] => [...points, points[0]]);
    fc.assert(
      fc.property(ring, (points) => {
        expect(findRingDefect([[points]]) === undefined).toBe(isValidByJts([[points]]));
      }),
      { numRuns: 2000, seed: 20 },
    );
  });

  it('agrees with JTS on two boxes or triangles as shell and hole, and as two parts', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })) as fc.Arbitrary<Position>;
    const triangle = fc.tuple(point, point, point).map(([a, b, c]): Position[] => [a, b, c, a]);
    fc.assert(
      fc.property(triangle, triangle, fc.boolean(), (first, second, asHole) => {
        const polygons = asHole ? [[first, second]] : [[first], [second]];
        expect(findRingDefect(polygons) === undefined).toBe(isValidByJts(polygons));
      }),
      { numRuns: 2000, seed: 20 },
    );
  });
});
