import { fullVelocity } from '../network/manning.ts';
import type { Conduit, ModelLink } from './model.ts';

/** Gravity, m/s². */
const g = 9.81;

/**
 * Routing step, s: the time a wave needs through the quickest conduit flowing full (Courant number 1; velocity by
 * Manning, celerity √(g·height)), between 1 and 5 s. The engine lengthens what is quicker still (LENGTHENING_STEP of the
 * same size).
 */
export function routingStepS(links: readonly ModelLink[]): number {
  const quickest = links.reduce((least, link) => (link.kind === 'conduit' ? Math.min(least, waveS(link)) : least), 5);
  return Math.max(1, Math.floor(quickest));
}

function waveS({ section, roughness, lengthM, fromM, toM }: Conduit): number {
  const velocity = fullVelocity(section, Math.abs(fromM - toM) / lengthM, roughness);
  return lengthM / (velocity + Math.sqrt(g * section.heightM));
}
