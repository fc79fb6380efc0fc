import { describe, expect, it } from 'vitest';
import { areaOfUse } from './crs-area.ts';
import { findProjection } from './crs.ts';

describe('areaOfUse', () => {
  it('knows an area for exactly the systems that have a projection', () => {
    for (let epsg = 2000; epsg < 33_000; epsg++) {
      const crs = `EPSG:${epsg}`;
      expect([crs, areaOfUse(crs) !== undefined]).toEqual([crs, findProjection(crs) !== undefined]);
    }
  });

  it.each([
    ['EPSG:4547', 500_000, 114],
    ['EPSG:4526', 38_500_000, 114],
    ['EPSG:4499', 21_500_000, 123],
    ['EPSG:4508', 500_000, 111],
    ['EPSG:32650', 500_000, 117],
    ['EPSG:32760', 500_000, 177],
  ])('lies around the central meridian of %s', (crs, easting, meridian) => {
    const [west, , east] = areaOfUse(crs) ?? [0, 0, 0, 0];
    expect((west + east) / 2).toBe(meridian);
    expect(findProjection(crs)?.inverse(easting, crs === 'EPSG:32760' ? 6e6 : 3e6)[0]).toBeCloseTo(meridian, 9);
  });
});
