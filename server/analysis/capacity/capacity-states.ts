/**
 * What is said of a pipe, by number. `computed` alone has a return period. `cannot`: the survey lacks what a computation
 * needs, in the order in which it is looked at. `notJudged`: a storm is no measure for it.
 */
export const capacityStates = [
  'computed',
  'direction',
  'diameter',
  'width',
  'shape',
  'side-slope',
  'inverts',
  'adverse-slope',
  'roughness',
  'cycle',
  'catchment',
  'runoff-coefficient',
  'foul',
  'pressure',
  'connection',
] as const;
export type CapacityState = (typeof capacityStates)[number];

const firstNotJudged = capacityStates.indexOf('foul');
export const notJudgedStates: readonly CapacityState[] = capacityStates.slice(firstNotJudged);

export const stateCode = Object.fromEntries(capacityStates.map((state, i) => [state, i])) as Record<
  CapacityState,
  number
>;

/** 0 computed, 1 cannot be computed, 2 not judged. */
export function stateGroup(code: number): 0 | 1 | 2 {
  return code === 0 ? 0 : code < firstNotJudged ? 1 : 2;
}
