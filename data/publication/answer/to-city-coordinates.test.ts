import { describe, expect, it } from 'vitest';
import { toCityCoordinates } from './to-city-coordinates.ts';

describe('a device’s position in the coordinates of the city', () => {
  it('is left alone in WGS 84', () => {
    expect(toCityCoordinates({ coordinates: 'WGS84' }, [114.1, 30.2])).toEqual([114.1, 30.2]);
  });

  // Pairs of the test table that the open libraries for GCJ-02 share; tolerance 1e-6°, 0.1 m.
  it.each([
    [121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
    [113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
    [116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
  ])('is moved to GCJ-02 at %f, %f', (lon, lat, gcjLon, gcjLat) => {
    const [x, y] = toCityCoordinates({ coordinates: 'GCJ02' }, [lon, lat]);
    expect(x).toBeCloseTo(gcjLon, 6);
    expect(y).toBeCloseTo(gcjLat, 6);
  });
});
