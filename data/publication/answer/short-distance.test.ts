import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAt, distanceM, isInRings, nearestInBox, winds, windTo } from './short-distance.ts';

const spot = fc.tuple(fc.double({ min: 113, max: 115, noNaN: true }), fc.double({ min: 20, max: 45, noNaN: true }));

/** Great-circle distance by the haversine formula, metres. */
function haversineM([lon1, lat1]: [number, number], [lon2, lat2]: [number, number]): number {
  const radians = Math.PI / 180;
  const h =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

describe('short distances on the sphere', () => {
  it('agree with the great circle within 0.1 % and 1 mm up to 20 km', () => {
    fc.assert(
      fc.property(
        spot,
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        (from, dx, dy) => {
          const to: [number, number] = [from[0] + dx, from[1] + dy];
          const right = haversineM(from, to);
          expect(Math.abs(distanceM(from, to) - right)).toBeLessThanOrEqual(right * 1e-3 + 1e-3);
        },
      ),
    );
  });

  it('are the same there and back, in opposite winds', () => {
    fc.assert(
      fc.property(spot, spot, (from, to) => {
        expect(distanceM(from, to)).toBeCloseTo(distanceM(to, from), 6);
      }),
    );
    expect([windTo([114, 30], [114, 30.1]), windTo([114, 30], [114.1, 30])]).toEqual(['n', 'e']);
    expect([windTo([114, 30], [114, 29.9]), windTo([114, 30], [113.9, 30])]).toEqual(['s', 'w']);
    expect([windTo([114, 30], [113.9, 29.9]), windTo([114, 30], [113.9, 30.1])]).toEqual(['sw', 'nw']);
  });

  it('name each of the eight winds by the direction a walker takes', () => {
    for (const [k, wind] of winds.entries()) {
      const angle = (k * Math.PI) / 4;
      const to: [number, number] = [114 + Math.sin(angle) * 0.01, Math.cos(angle) * 0.01];
      expect(windTo([114, 0], to)).toBe(wind);
    }
  });

  it('are nothing within a box and go to its edge from outside', () => {
    expect(nearestInBox([1, 2, 3, 4], [2, 3])).toEqual([2, 3]);
    expect(nearestInBox([1, 2, 3, 4], [0, 9])).toEqual([1, 4]);
  });
});

describe('where a position lies', () => {
  const square = (west: number, south: number): [number, number][] => [
    [west, south],
    [west + 0.01, south],
    [west + 0.01, south + 0.01],
    [west, south + 0.01],
    [west, south],
  ];

  it('is in a ring as often as the square says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        fc.double({ min: -0.02, max: 0.02, noNaN: true }),
        (dx, dy) => {
          const inside = dx > 0 && dx < 0.01 && dy > 0 && dy < 0.01;
          const onEdge = [dx, dy].some((d) => d === 0 || d === 0.01);
          if (!onEdge) expect(isInRings([square(0, 0)], [dx, dy])).toBe(inside);
        },
      ),
    );
  });

  it('is the area that holds it, in any of its parts, before one that is only near', () => {
    const areas = [{ rings: [square(114, 30)] }, { rings: [square(115, 31), square(114.01, 30)] }];
    expect(areaAt(areas, [114.0101, 30.005], 100)).toBe(1);
    expect(areaAt(areas, [114.0099, 30.005], 100)).toBe(0);
    expect(areaAt(areas, [115.005, 31.005], 100)).toBe(1);
  });

  it('is the nearest area across a sliver, and none farther away', () => {
    const areas = [{ rings: [square(114, 30)] }, { rings: [square(114.0104, 30)] }];
    expect(areaAt(areas, [114.0101, 30.005], 100)).toBe(0);
    expect(areaAt(areas, [114.0103, 30.005], 100)).toBe(1);
    expect(areaAt(areas, [114.005, 30.012], 100)).toBeNull();
    expect(areaAt([], [114, 30], 100)).toBeNull();
  });
});
