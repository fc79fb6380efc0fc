import type { WeakRanking } from './rank.ts';

/** From the weakest on; the words and colours of the four warning classes. */
export const weakClasses = ['red', 'orange', 'yellow', 'blue'] as const;

/** The classes in words. */
export const weakClassLabels: Record<(typeof weakClasses)[number], { zh: string; en: string }> = {
  red: { zh: '红', en: 'Red' },
  orange: { zh: '橙', en: 'Orange' },
  yellow: { zh: '黄', en: 'Yellow' },
  blue: { zh: '蓝', en: 'Blue' },
};

/** The weakest share of the ranked objects of a kind that a class reaches down to; a proposal. Blue is all the rest. */
export const classShares = [0.01, 0.05, 0.2] as const;

/** Class of each object, an index into `weakClasses`; `noClass` for one without a score. */
export const noClass = 255;

/**
 * Classes by rank: equal ranks have equal classes, and a score of 0 is blue. `leastScore` is the lowest score in each
 * class, NaN for a class with nobody in it.
 */
export function classifyWeakPoints({ score, order, rank }: WeakRanking): {
  classOf: Uint8Array;
  counts: number[];
  leastScore: number[];
} {
  const classOf = new Uint8Array(score.length).fill(noClass);
  const counts = weakClasses.map(() => 0);
  const leastScore = weakClasses.map(() => NaN);
  const lastRanks = classShares.map((share) => Math.ceil(share * order.length));
  for (const i of order) {
    const found = score[i] > 0 ? lastRanks.findIndex((last) => rank[i] <= last) : -1;
    const at = found < 0 ? weakClasses.length - 1 : found;
    classOf[i] = at;
    counts[at]++;
    leastScore[at] = score[i];
  }
  return { classOf, counts, leastScore };
}
