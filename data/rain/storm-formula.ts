/** Parameters of an interval formula: p1 + p2 · ln(P − p3). */
export type LogParameters = readonly [p1: number, p2: number, p3: number];

/**
 * Storm intensity 暴雨强度公式, L/(s·hm²), in the three forms cities publish it in (domain reference 2.3):
 * `total` 总公式 q = A (1 + C lg P) / (t + b)^n for every P; `interval` 分区间 q = A / (t + b)^n with A, b and n that
 * depend on P, range by range; `single` 单一重现期 q = A / (t + b)^n with one row for each P it was made for.
 * A is 167 · A1. P in years, t in minutes.
 */
export type StormFormula =
  | { kind: 'total'; a: number; c: number; b: number; n: number }
  | {
      kind: 'interval';
      /** Ascending; a range ends where the next begins, with its own `toYears` for the last. */
      ranges: readonly { fromYears: number; toYears: number; a: LogParameters; b: LogParameters; n: LogParameters }[];
    }
  | { kind: 'single'; rows: readonly { years: number; a: number; b: number; n: number }[] };

/** q = a / (t + b)^n for one return period. */
export interface StormCurve {
  a: number;
  b: number;
  n: number;
}

/** The curve of a return period; undefined where the formula does not speak of it, or gives nothing above zero. */
export function findCurve(formula: StormFormula, years: number): StormCurve | undefined {
  const curve = curveOf(formula, years);
  return curve && curve.a > 0 && curve.b >= 0 && curve.n > 0 ? curve : undefined;
}

function curveOf(formula: StormFormula, years: number): StormCurve | undefined {
  if (formula.kind === 'total') {
    const { a, c, b, n } = formula;
    return { a: a * (1 + c * Math.log10(years)), b, n };
  }
  if (formula.kind === 'single') return formula.rows.find((row) => row.years === years);
  const range = formula.ranges.find(({ fromYears, toYears }) => years >= fromYears && years <= toYears);
  if (!range) return undefined;
  const at = ([p1, p2, p3]: LogParameters): number => (p2 === 0 ? p1 : p1 + p2 * Math.log(years - p3));
  return { a: at(range.a), b: at(range.b), n: at(range.n) };
}

/** Intensity in L/(s·hm²) after `minutes`. */
export function intensity({ a, b, n }: StormCurve, minutes: number): number {
  return a / (minutes + b) ** n;
}

/** L/(s·hm²) in 1 mm/min, as A = 167 · A1 has it; exact would be 166.67, 0.2 % less. */
export const intensityPerMmMin = 167;

/** Depth of rain in mm that falls in `minutes`, at the mean intensity of that duration: H = q · t / 167. */
export function rainDepthMm(curve: StormCurve, minutes: number): number {
  return (intensity(curve, minutes) * minutes) / intensityPerMmMin;
}
