import { unitLabels } from '../../data/model/units.ts';
import type { Language } from '../state/app-state.ts';

const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value);

/** An area in the unit people say it in: m² below a hectare, ha below a km², then km². */
export function formatAreaM2(areaM2: number, language: Language): string {
  if (areaM2 < 1e4) return `${number(areaM2, language)} ${unitLabels.m2}`;
  return areaM2 < 1e6
    ? `${number(areaM2 / 1e4, language)} ${unitLabels.ha}`
    : `${number(areaM2 / 1e6, language)} ${unitLabels.km2}`;
}

/** A length in metres below a kilometre, then in kilometres. */
export function formatLengthM(lengthM: number, language: Language): string {
  return lengthM < 1000
    ? `${number(lengthM, language)} ${unitLabels.m}`
    : `${number(lengthM / 1000, language)} ${unitLabels.km}`;
}
