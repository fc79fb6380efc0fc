import { weakComponents, type WeakWeights } from './components.ts';

/** Components of objects of one kind: component c of object i is `x[c * count + i]`, 0..1, NaN where nobody knows. */
export interface WeakMatrix {
  count: number;
  x: Float32Array;
}

export interface WeakRanking {
  /** 0..100, to four decimals; NaN where nothing that weighs is known. */
  score: Float64Array;
  /** Weight of what is known ÷ all weight, 0..1. */
  completeness: Float32Array;
  /** Objects with a score, the weakest first, of equal ones in their own order. */
  order: Uint32Array;
  /** 1 is the weakest, equal scores have equal ranks; 0 for objects without a score. */
  rank: Uint32Array;
}

/** Scores that differ by less are equal. */
const perPoint = 1e4;
/** Objects that a sort key has room for: 2^32. */
const room = 2 ** 32;

/**
 * Score = 100 · Σ w·x ÷ Σ w over the components that are known; what is missing lowers the completeness and never the
 * score. Weights are not negative; with all of them 0 nothing has a score. The same numbers give the same ranks here
 * and in the browser.
 */
export function rankWeakPoints({ count, x }: WeakMatrix, weights: WeakWeights): WeakRanking {
  const sums = new Float64Array(count);
  const known = new Float64Array(count);
  let all = 0;
  weakComponents.forEach((component, c) => {
    const weight = weights[component];
    if (!(weight > 0)) return;
    all += weight;
    for (let i = 0, at = c * count; i < count; i++, at++) {
      const value = x[at];
      if (value !== value) continue;
      sums[i] += weight * value;
      known[i] += weight;
    }
  });
  const score = new Float64Array(count).fill(NaN);
  const completeness = new Float32Array(count);
  const keys = new Float64Array(count);
  let scored = 0;
  for (let i = 0; i < count; i++) {
    if (known[i] === 0) continue;
    const points = Math.round((100 * perPoint * sums[i]) / known[i]);
    score[i] = points / perPoint;
    completeness[i] = known[i] / all;
    keys[scored++] = (100 * perPoint - points) * room + i;
  }
  // Typed arrays sort numbers without a comparator, twenty times faster than objects with one.
  const sorted = keys.subarray(0, scored).sort();
  const order = new Uint32Array(scored);
  const rank = new Uint32Array(count);
  let [lastPoints, lastRank] = [-1, 0];
  for (let place = 0; place < scored; place++) {
    const points = Math.floor(sorted[place] / room);
    const i = sorted[place] - points * room;
    if (points !== lastPoints) [lastPoints, lastRank] = [points, place + 1];
    order[place] = i;
    rank[i] = lastRank;
  }
  return { score, completeness, order, rank };
}
