import type { AnalysisName } from './engine.ts';

/**
 * Analyses of a whole city that take a second and more, on their own or because they build what the next ones stand on
 * (capacity, hollows, components of weak points). They share that with each other, so they run in the same workers, and
 * leave a worker to the short questions.
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
  'terrain-hollows',
  'weak-columns',
  'weak-points',
]);

/** Whether short questions are not to wait for it. */
export function isLong(name: AnalysisName): boolean {
  return long.has(name);
}
