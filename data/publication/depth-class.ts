/** Classes of standing water a body understands. */
export type DepthClass = 'ankle' | 'shin' | 'knee' | 'waist' | 'deeper';

/**
 * Upper bounds, metres, each excluded; the order is that of the classes. 0.15 is the depth one lane may have under GB
 * 50014; at 0.3 m a car's sill is reached and the British hazard bands begin anew; 0.5 m is the first class of the
 * Japanese maps and an adult's knee; at 1 m nobody walks safely. Proposals beside the parts of the body, not a standard.
 */
const bounds: readonly (readonly [DepthClass, number])[] = [
  ['ankle', 0.15],
  ['shin', 0.3],
  ['knee', 0.5],
  ['waist', 1],
  ['deeper', Infinity],
];

export const depthClasses: readonly DepthClass[] = bounds.map(([name]) => name);

/** Class of a depth in metres; null for one that is not known. */
export function depthClassOf(depthM: number | null | undefined): DepthClass | null {
  if (depthM === null || depthM === undefined || !(depthM >= 0)) return null;
  return bounds.find(([, below]) => depthM < below)![0];
}

/** Depths of a class, metres: from `fromM` to below `toM`; the last one has no end. */
export function depthRange(depth: DepthClass): { fromM: number; toM: number | null } {
  const at = depthClasses.indexOf(depth);
  const toM = bounds[at][1];
  return { fromM: at === 0 ? 0 : bounds[at - 1][1], toM: toM === Infinity ? null : toM };
}
