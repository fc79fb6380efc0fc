import fc from 'fast-check';
import commonJs from 'gcoord';
import { describe, expect, it } from 'vitest';
import { distanceM } from './short-distance.ts';
import { toCityCoordinates } from './to-city-coordinates.ts';

// Its types describe an ES module; Node is given the CommonJS one, whose export is the library itself.
const gcoord = commonJs as unknown as typeof commonJs.default;

const inChina = fc.tuple(fc.double({ min: 80, max: 130, noNaN: true }), fc.double({ min: 22, max: 48, noNaN: true }));

describe('a device’s position in the coordinates of the city', () => {
  it('is left alone in WGS 84', () => {
    expect(toCityCoordinates({ coordinates: 'WGS84' }, [114.1, 30.2])).toEqual([114.1, 30.2]);
  });

  it('is moved to GCJ-02 as the library that publishes moves it, within 1 mm', () => {
    fc.assert(
      fc.property(inChina, (at) => {
        const moved = gcoord.transform(at, gcoord.WGS84, gcoord.GCJ02);
        expect(distanceM(toCityCoordinates({ coordinates: 'GCJ02' }, at), moved)).toBeLessThan(1e-3);
      }),
    );
  });
});
