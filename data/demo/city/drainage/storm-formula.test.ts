import { describe, expect, it } from 'vitest';
import { cityStorm, designYears, intensity, rainDepthMm } from './storm-formula.ts';

describe('the storm formula', () => {
  it('gives the check values of domain reference 2.3 for central Chongqing', () => {
    expect(intensity(cityStorm, 3, 15)).toBeCloseTo(274.2, 1);
    expect(rainDepthMm(cityStorm, 3, 60)).toBeCloseTo(49.3, 0);
  });

  it('asks more of younger pipes', () => {
    expect([1975, 1990, 2008, 2018].map(designYears)).toEqual([0.7, 1, 2, 3]);
  });
});
