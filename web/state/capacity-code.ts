import { findStorm } from '../../data/rain/shipped-storms.ts';
import type { CapacityParameters } from './task-parameters.ts';
import { designYears } from './design-storm.ts';
import { numberWithin, oneOf, type Get, type Put } from './link-values.ts';
import { numberFields, type NumberFieldId } from './task-request.ts';

const capacityColors: readonly CapacityParameters['colors'][] = ['storm', 'classes'];

/** What a capacity is asked for, in a link: `storm`, `own` (A_C_b_n), the numbers below, `capcol`. */
export function encodeCapacity(capacity: CapacityParameters, defaults: CapacityParameters, put: Put): void {
  const { own } = capacity;
  put('storm', capacity.storm);
  put('own', capacity.storm === 'own' ? [own.a, own.c, own.b, own.n].join('_') : null);
  for (const [name, word] of Object.entries(capacityNumbers) as [keyof typeof capacityNumbers, string][])
    put(word, capacity[name] === defaults[name] ? null : String(capacity[name]));
  put('capcol', capacity.colors === defaults.colors ? null : capacity.colors);
}

/** Names of the numbers of a capacity question in a link. */
const capacityNumbers = {
  inletMinutes: 't1',
  runoffElsewhere: 'psi',
  years: 'p',
  durationMinutes: 'dur',
  peakShare: 'peak',
} as const;

/** The capacity a link asks for; what is missing or nonsense is the default's. */
export function decodeCapacity(get: Get, defaults: CapacityParameters): CapacityParameters {
  const within = (name: NumberFieldId, text: string | null): number | undefined =>
    numberWithin(text, numberFields[name].min, numberFields[name].max);
  const texts = get('own')?.split('_') ?? [];
  const [a, c, b, n] = (['a', 'c', 'b', 'n'] as const).map((name, i) => within(`capacity.${name}`, texts[i] ?? null));
  const storm = get('storm');
  const isKnown = storm === 'own' || (storm !== null && findStorm(storm) !== undefined);
  return {
    storm: isKnown ? storm : defaults.storm,
    own: a && c && n && b !== undefined ? { a, c, b, n } : defaults.own,
    inletMinutes: within('capacity.inletMinutes', get('t1')) ?? defaults.inletMinutes,
    runoffElsewhere: within('capacity.runoffElsewhere', get('psi')) ?? defaults.runoffElsewhere,
    years: numberWithin(get('p'), designYears.min, designYears.max) ?? defaults.years,
    durationMinutes: within('capacity.durationMinutes', get('dur')) ?? defaults.durationMinutes,
    peakShare: within('capacity.peakShare', get('peak')) ?? defaults.peakShare,
    colors: oneOf(capacityColors, get('capcol')) ?? defaults.colors,
  };
}
