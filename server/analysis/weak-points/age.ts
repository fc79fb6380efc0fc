import { clamp01, type Component, unknowns } from './component.ts';

/** An age at which a pipe or structure counts as worn out, years (domain reference 5, a proposal). */
const wornYears = 50;

/** clamp(age ÷ 50, 0, 1) in the year asked about; what was built later than that is new. */
export function ageComponent(yearBuilt: ArrayLike<number>, year: number): Component {
  const x = unknowns(yearBuilt.length);
  const ageYears = unknowns(yearBuilt.length);
  for (let i = 0; i < yearBuilt.length; i++) {
    if (Number.isNaN(yearBuilt[i])) continue;
    ageYears[i] = Math.max(0, year - yearBuilt[i]);
    x[i] = clamp01(ageYears[i] / wornYears);
  }
  return { x, evidence: { ageYears } };
}
