import type { Text } from '../model/text.ts';
import type { StormFormula } from './storm-formula.ts';

/** How sure a formula is: read in a source, read in weak or void sources only, from memory alone. */
export type Sureness = 'seen' | 'superseded' | 'memory' | 'own';

/** A storm formula with what makes it checkable. */
export interface StormRecord {
  id: string;
  title: Text;
  formula: StormFormula;
  /** Durations and return periods it was made for; absent: not known. */
  minutes?: readonly [from: number, to: number];
  years?: readonly [from: number, to: number];
  /** Edition, as its publisher names it. */
  version?: string;
  source: Text;
  sure: Sureness;
  /** Intensities that whoever uses it can check, L/(s·hm²). */
  checks: readonly { years: number; minutes: number; lPerSHa: number }[];
}
