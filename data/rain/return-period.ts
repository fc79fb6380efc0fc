import { findCurve, intensity, type StormFormula } from './storm-formula.ts';

/** What is carried is stated within these, years: beyond them a formula says nothing that anybody measured. */
export const returnPeriodBounds = { least: 0.01, greatest: 1000 } as const;

/**
 * Return period, years, whose intensity at a duration is `lPerSHa`; clamped to `returnPeriodBounds`. Total formula:
 * P = 10^((q (t + b)^n / A − 1) / C) (domain reference 2.4). Interval formula: the greatest P it speaks of whose
 * intensity is no more, to 1e-6; single rows: the greatest P that has a row; below the first of either, the bound.
 */
export function returnPeriod(formula: StormFormula, lPerSHa: number, minutes: number): number {
  const { least, greatest } = returnPeriodBounds;
  const clamp = (years: number): number => Math.min(greatest, Math.max(least, years));
  if (formula.kind === 'total') {
    const { a, c, b, n } = formula;
    // As exponentials: a power takes several times as long, and a city asks for one per pipe.
    const times = (lPerSHa * Math.exp(n * Math.log(minutes + b))) / a;
    return clamp(Math.exp((Math.LN10 / c) * (times - 1)));
  }
  const carries = (years: number): boolean => {
    const curve = findCurve(formula, years);
    return curve !== undefined && intensity(curve, minutes) <= lPerSHa;
  };
  if (formula.kind === 'single')
    return clamp(formula.rows.reduce((best, { years }) => (carries(years) ? Math.max(best, years) : best), 0));
  let found = 0;
  for (const { fromYears, toYears } of formula.ranges) {
    // Where one range does not follow on from the one before, the storm that first goes beyond is what counts.
    if (!carries(fromYears)) break;
    if (carries(toYears)) {
      found = toYears;
      continue;
    }
    let [low, high] = [fromYears, toYears];
    while (high - low > 1e-6 * high) {
      const middle = (low + high) / 2;
      if (carries(middle)) low = middle;
      else high = middle;
    }
    found = low;
    break;
  }
  return clamp(found);
}
