import type { Truth } from '../../data/demo/city/truth.ts';
import { weakComponents, type WeakComponent } from '../../data/weak-points/components.ts';
import { rankWeakPoints } from '../../data/weak-points/rank.ts';
import type { WeakObjects } from '../../server/analysis/weak-points/weak-objects.ts';

export interface TruthScore {
  truths: number;
  /** Share of the truths with one of their objects among the weakest k. */
  recall: number;
  /** Share of the weakest k that are objects of a truth, of all that could be: min(k, objects of truths). */
  precision: number;
}

/** How well the weakest objects, by some weights, are those that were planted. */
export function scoreAgainstTruth(
  objects: WeakObjects,
  keys: readonly string[],
  truths: readonly Truth[],
  k: number,
  weights: Parameters<typeof rankWeakPoints>[1],
): TruthScore {
  const placeOf = new Map(Array.from(objects.record, (record, i) => [keys[record], i]));
  const { order, rank } = rankWeakPoints(objects.matrix, weights);
  const placesOf = (truth: Truth): number[] => truth.keys.map((key) => placeOf.get(key)).filter((at) => at !== undefined); // prettier-ignore
  const found = truths.filter((truth) => placesOf(truth).some((at) => rank[at] > 0 && rank[at] <= k));
  const planted = new Set(truths.flatMap(placesOf));
  const hits = Array.from(order.subarray(0, k)).filter((at) => planted.has(at));
  return {
    truths: truths.length,
    recall: found.length / truths.length,
    precision: hits.length / Math.min(k, planted.size),
  };
}

/** Weights that ask for one weakness alone. */
export function only(component: WeakComponent): Record<WeakComponent, number> {
  return Object.fromEntries(weakComponents.map((name) => [name, name === component ? 1 : 0])) as Record<WeakComponent, number>; // prettier-ignore
}
