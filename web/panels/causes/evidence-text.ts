import type { TFunction } from 'i18next';
import type { CauseEvidence } from '../../../server/contract/causes.ts';
import type { Language } from '../../state/app-state.ts';
import { formatArea, formatNumber, formatQuantity } from '../../ui/format.ts';

/** Below this a return period says no more than that nearly every rain is too much. */
const leastYears = 0.1;

/** A return period in words: two digits, and `less than 0.1` for what is carried hardly ever. */
export function yearsText(years: number | undefined, t: TFunction, language: Language): string {
  if (years === undefined) return '?';
  if (years < leastYears) return t('causes.yearsUnder', { years: formatNumber(leastYears, language, 1) });
  return formatNumber(years, language, years < 10 ? 1 : 0);
}

/** Words of each kind of evidence. */
const words = {
  'no-drain': 'causes.evidence.noDrain',
  'drowned-outfall': 'causes.evidence.drownedOutfall',
  hollow: 'causes.evidence.hollow',
  'adverse-slope': 'causes.evidence.adverseSlope',
  'blocked-pipe': 'causes.evidence.blockedPipe',
  'weak-pump': 'causes.evidence.weakPump',
  'few-inlets': 'causes.evidence.fewInlets',
  'large-into-small': 'causes.evidence.largeIntoSmall',
  'small-pipe': 'causes.evidence.smallPipe',
  misconnection: 'causes.evidence.misconnection',
} as const satisfies Record<CauseEvidence['mechanism'], string>;

/** What a piece of evidence says, with its numbers; a number nobody knows is a question mark. */
export function evidenceText({ mechanism, values }: CauseEvidence, t: TFunction, language: Language): string {
  const metres = (value: number | undefined, digits = 2): string =>
    value === undefined ? '?' : formatQuantity(value, 'm', language, digits);
  const flow = (value: number | undefined): string =>
    value === undefined ? '?' : formatQuantity(value, 'm3/s', language, 2);
  const size = (value: number | undefined): string => (value === undefined ? 'DN ?' : `DN${Math.round(value * 1000)}`);
  const flap = values.hasFlap === 1 ? 'yes' : values.hasFlap === 0 ? 'no' : 'unknown';
  return t(words[mechanism], {
    nearest: metres(values.nearestM, 0),
    strict: metres(values.strictM, 0),
    gap: metres(values.gapM, 0),
    usual: metres(values.usualM, 0),
    outfallInvert: metres(values.outfallInvertM),
    floodLevel: metres(values.floodLevelM),
    waterLevel: metres(values.waterLevelM),
    ground: metres(values.groundM),
    flap: t(`causes.flap.${flap}`),
    depth: metres(values.depthM),
    area: values.areaM2 === undefined ? '?' : formatArea(values.areaM2, language),
    spill: metres(values.spillM),
    rise: metres(values.riseM),
    length: metres(values.lengthM, 0),
    grade: t(values.functionalClass === 4 ? 'causes.grade.four' : 'causes.grade.three'),
    pump: flow(values.pumpM3s),
    demand: flow(values.demandM3s),
    full: flow(values.fullM3s),
    widest: size(values.widestM),
    size: size(values.diameterM),
    years: yearsText(values.years, t, language),
    carries: yearsText(values.carriesYears, t, language),
  });
}

/** Where it was seen, from the flood-prone point. */
export function whereText({ distanceM, mechanism }: CauseEvidence, t: TFunction, language: Language): string {
  if (distanceM < 1) return t('causes.here');
  const distance = formatQuantity(distanceM, 'm', language, 0);
  return t(mechanism === 'hollow' ? 'causes.away' : 'causes.below', { distance });
}
