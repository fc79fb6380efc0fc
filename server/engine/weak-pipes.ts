import { classifyWeakPoints, weakClasses } from '../../data/weak-points/classes.ts';
import { proposedWeights } from '../../data/weak-points/components.ts';
import { rankWeakPoints } from '../../data/weak-points/rank.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { RecordClasses } from '../analysis/pipe-classes.ts';
import { weakCityOf, type WeakQuestion } from './weak-city-of.ts';

/** Floods near and what lies around a pipe are reasons of a place in their own right: no figure counts twice. */
const ownWeights = { ...proposedWeights, flood: 0, exposure: 0 };

/**
 * Which pipes are weak, red or orange (the weakest 5 % of the city's mains), by what is known of the pipe itself: for each
 * record `weak`, `other`, or `unknown` where it is not ranked. Undefined for a city without pipes.
 */
export async function weakPipes(context: AnalysisContext, question: WeakQuestion): Promise<RecordClasses | undefined> {
  const { pipes } = context.dataset.layers;
  if (!pipes?.count) return undefined;
  const { matrix, record } = (await weakCityOf(context, question)).pipes;
  const { classOf } = classifyWeakPoints(rankWeakPoints(matrix, ownWeights));
  const codes = new Uint8Array(pipes.count).fill(2);
  record.forEach((at, i) => {
    if (classOf[i] < weakClasses.length) codes[at] = classOf[i] <= weakClasses.indexOf('orange') ? 0 : 1;
  });
  return { names: ['weak', 'other', 'unknown'], codes };
}
