import { findStorm, shippedStorms } from '../../data/rain/shipped-storms.ts';
import { AnalysisError } from '../analysis/analysis-error.ts';
import type { AnalysisDataset } from '../analysis/columns.ts';
import type { CapacityRequest } from '../contract/capacity.ts';
import type { AnalysisName } from './engine.ts';

type City = Pick<AnalysisDataset, 'city' | 'stormFormula'>;
/** What these analyses may leave open. */
type Open = Pick<CapacityRequest, 'storm'> & { today?: string; rain?: unknown; design?: unknown };
type Storm = NonNullable<Open['storm']>;

const known = shippedStorms.map(({ id }) => id).join(', ');

/**
 * A question with what it leaves open: the storm formula is the city's, the day is today. Throws `storm-missing` for a
 * formula nobody knows, and where one is needed and there is none.
 */
export function completeQuestion(name: AnalysisName, request: unknown, city: City): unknown {
  const question = request as Open;
  switch (name) {
    case 'capacity':
    case 'capacity-pipe':
    case 'causes':
      return { ...question, storm: getStormOf(question, city) };
    case 'swmm-export':
      return question.rain || !question.design ? question : { ...question, storm: getStormOf(question, city) };
    case 'weak-points':
    case 'weak-columns':
    case 'policy-matrix': {
      const storm = findStormOf(question, city);
      const today = question.today ?? new Date().toISOString().slice(0, 10);
      return { ...question, today, ...(storm ? { storm } : {}) };
    }
    default:
      return request;
  }
}

function getStormOf(question: Open, city: City): Storm {
  const storm = findStormOf(question, city);
  if (storm) return storm;
  const detail = `${city.city} has no storm formula of its own: name one of ${known}, or give one`;
  throw new AnalysisError('storm-missing', '', detail);
}

function findStormOf({ storm }: Open, { stormFormula }: City): Storm | undefined {
  const asked = storm ?? (stormFormula === undefined ? undefined : { id: stormFormula });
  if (asked && 'id' in asked && !findStorm(asked.id))
    throw new AnalysisError('storm-missing', '', `"${asked.id}" is no known storm formula; known are ${known}`);
  return asked;
}
