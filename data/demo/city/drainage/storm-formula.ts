import { getStorm } from '../../../rain/shipped-storms.ts';
import { findCurve, intensity as intensityOf, type StormFormula } from '../../../rain/storm-formula.ts';

/** Shipped formula of the sample city's rain, since a made-up one would be checked by nobody: central Chongqing. */
export const cityStormId = 'chongqing_yuzhong_2017';
export const cityStorm: StormFormula = getStorm(cityStormId).formula;

/** Intensity in L/(s·ha). */
export function intensity(formula: StormFormula, years: number, minutes: number): number {
  return intensityOf(findCurve(formula, years)!, minutes);
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
