import type { AnalysisName } from './engine.ts';

/**
 * Analyses of a whole city that take a second and more, on their own or because they build what the next ones stand on
 * (capacity, hollows, components of weak points). They leave the processor to the main thread.
 */
const long: ReadonlySet<AnalysisName> = new Set([
  'blank-areas',
  'capacity',
  'capacity-pipe',
  'causes',
  'policy-matrix',
  'public-figures',
  'swmm-export',
  'terrain-hollows',
  'weak-columns',
  'weak-points',
]);

/** Whether it takes so long that others are to go before it. */
export function isLong(name: AnalysisName): boolean {
  return long.has(name);
}
