import { weakComponents, type WeakComponent, type WeakWeights } from './components.ts';
import type { WeakMatrix } from './rank.ts';

/** What one component adds to the score of an object, in points of 100. */
export interface WeakReason {
  component: WeakComponent;
  points: number;
}

/** Components that add to an object's score, most first, and those that weigh but are not known. */
export function weakReasons(
  { count, x }: WeakMatrix,
  object: number,
  weights: WeakWeights,
): { reasons: WeakReason[]; unknown: WeakComponent[] } {
  const valueOf = (c: number): number => x[c * count + object];
  const weighing = weakComponents.map((component, c) => ({ component, c })).filter(({ component }) => weights[component] > 0); // prettier-ignore
  const known = weighing.filter(({ c }) => !Number.isNaN(valueOf(c)));
  const all = known.reduce((sum, { component }) => sum + weights[component], 0);
  return {
    reasons: known
      .map(({ component, c }) => ({ component, points: (100 * weights[component] * valueOf(c)) / all }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points),
    unknown: weighing.filter(({ c }) => Number.isNaN(valueOf(c))).map(({ component }) => component),
  };
}
