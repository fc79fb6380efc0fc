import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chicagoHyetograph } from './chicago-hyetograph.ts';
import { returnPeriod } from './return-period.ts';
import { getStorm, shippedStorms } from './shipped-storms.ts';
import { findCurve, intensity, rainDepthMm, type StormFormula } from './storm-formula.ts';

const shanghai = getStorm('shanghai').formula;

describe('storm formulas', () => {
  it.each(shippedStorms.flatMap((storm) => storm.checks.map((check) => ({ id: storm.id, storm, check }))))(
    '$id gives its check value (domain reference 2.3, to 0.1 L/(s·hm²))',
    ({ storm, check }) => {
      expect(intensity(findCurve(storm.formula, check.years)!, check.minutes)).toBeCloseTo(check.lPerSHa, 0);
    },
  );

  it('give depths: Shanghai 51.2, central Chongqing 49.3 and old Beijing 49.6 mm in an hour of three years', () => {
    const depth = (id: string): number => rainDepthMm(findCurve(getStorm(id).formula, 3)!, 60);
    expect([depth('shanghai'), depth('chongqing_yuzhong_2017'), depth('beijing_classic')].map((mm) => Math.round(10 * mm) / 10)).toEqual([51.2, 49.3, 49.6]); // prettier-ignore
  });

  it('of the form with single rows speak of those return periods alone', () => {
    const rows: StormFormula = { kind: 'single', rows: [{ years: 2, a: 1000, b: 10, n: 0.7 }, { years: 5, a: 1400, b: 10, n: 0.7 }] }; // prettier-ignore
    expect(findCurve(rows, 2)).toMatchObject({ a: 1000 });
    expect(findCurve(rows, 3)).toBeUndefined();
    const q = intensity(findCurve(rows, 2)!, 15);
    expect(returnPeriod(rows, q, 15)).toBe(2);
    expect(returnPeriod(rows, q - 1, 15)).toBe(0.01);
    expect(returnPeriod(rows, 1e6, 15)).toBe(5);
  });

  it('of the interval form take their parameters from the range of P: A = 10 + 2 ln(5 − 1) = 12.7726', () => {
    const intervals: StormFormula = {
      kind: 'interval',
      ranges: [
        { fromYears: 1, toYears: 3, a: [900, 300, 0], b: [10, 0, 0], n: [0.7, 0, 0] },
        { fromYears: 3, toYears: 10, a: [10, 2, 1], b: [10, 0, 0], n: [0.7, 0, 0] },
      ],
    };
    expect(findCurve(intervals, 5)!.a).toBeCloseTo(12.7726, 4);
    expect(findCurve(intervals, 0.5)).toBeUndefined();
    // The second range does not follow on: the first storm beyond is what counts, 900 + 300 ln 2 at two years.
    expect(returnPeriod(intervals, intensity({ a: 1107.944, b: 10, n: 0.7 }, 20), 20)).toBeCloseTo(2, 4);
  });

  it('have no intensity where 1 + C lg P is not positive', () => {
    expect(findCurve(shanghai, 0.06)).toBeUndefined();
  });

  it('say back the return period whose intensity they gave', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 100, noNaN: true }),
        fc.double({ min: 5, max: 180, noNaN: true }),
        (years, minutes) => {
          expect(returnPeriod(shanghai, intensity(findCurve(shanghai, years)!, minutes), minutes) / years).toBeCloseTo(
            1,
            9,
          );
        },
      ),
    );
  });
});

describe('the Chicago hyetograph', () => {
  const shape = chicagoHyetograph(findCurve(shanghai, 5)!, 120, 5, 0.4);

  it('of Shanghai, P = 5, 120 min, r = 0.4 is the vector of domain reference 2.3, to 0.005 mm', () => {
    const steps = [1.26, 1.36, 1.5, 1.68, 1.91, 2.25, 2.77, 3.73, 6.12, 14.5, 9.06, 5.41, 3.95, 3.16, 2.66, 2.31, 2.06, 1.86, 1.71, 1.58, 1.47, 1.38, 1.31, 1.24]; // prettier-ignore
    expect(shape.totalMm).toBeCloseTo(76.25, 2);
    expect(shape.stepsMm).toHaveLength(24);
    shape.stepsMm.forEach((mm, i) => expect(Math.abs(mm - steps[i]), `step ${i + 1}`).toBeLessThanOrEqual(0.0051));
    expect(shape.peakStep).toBe(9);
  });

  it('conserves the volume and rains at every moment, whatever the storm', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const minutes = fc.integer({ min: 10, max: 1440 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 60 }), share, (duration, step, r) => {
        const { stepsMm, totalMm } = chicagoHyetograph(findCurve(shanghai, 10)!, duration, step, r);
        expect(stepsMm.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(totalMm, 8);
        expect(Math.min(...stepsMm)).toBeGreaterThan(0);
        expect(totalMm).toBeCloseTo(rainDepthMm(findCurve(shanghai, 10)!, duration), 8);
      }),
    );
  });
});
