/** Storm intensity q = A (1 + C lg P) / (t + b)^n, L/(s·ha); t in minutes, P in years (domain reference 2.3). */
export interface StormFormula {
  a: number;
  c: number;
  b: number;
  n: number;
}

/** Central Chongqing, 渝建〔2017〕443号: the sample city's rain, since a made-up formula would be checked by nobody. */
export const cityStorm: StormFormula = { a: 1132, c: 0.958, b: 5.408, n: 0.595 };

/** Intensity in L/(s·ha). */
export function intensity(formula: StormFormula, years: number, minutes: number): number {
  return (formula.a * (1 + formula.c * Math.log10(years))) / (minutes + formula.b) ** formula.n;
}

/** Depth of rain in mm that falls in `minutes`. */
export function rainDepthMm(formula: StormFormula, years: number, minutes: number): number {
  return intensity(formula, years, minutes) * minutes * 0.006;
}

/** Return period that storm pipes of a year were designed for; proposals, not quotations of a standard. */
export function designYears(yearBuilt: number): number {
  if (yearBuilt < 1985) return 0.7;
  if (yearBuilt < 2000) return 1;
  if (yearBuilt < 2014) return 2;
  return 3;
}

/** Minutes until the first drop of a catchment reaches its manhole. */
export const inletMinutes = 10;
