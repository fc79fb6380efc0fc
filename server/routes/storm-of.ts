import { findStorm, shippedStorms } from '../../data/rain/shipped-storms.ts';
import type { CapacityRequest } from '../contract/capacity.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { EngineVersion } from '../engine/engine.ts';

type Storm = NonNullable<CapacityRequest['storm']>;
const known = shippedStorms.map(({ id }) => id).join(', ');

/** What is asked for, else the city's own. Throws `storm-missing` where there is neither. */
export function stormOf(request: Pick<CapacityRequest, 'storm'>, version: EngineVersion): Storm {
  const asked = findStormOf(request, version);
  if (asked) return asked;
  const detail = `${version.city} has no storm formula of its own: name one of ${known}, or give one`;
  throw new ProblemError('storm-missing', detail);
}

/** The same; undefined where there is neither. Throws `storm-missing` for a formula nobody knows. */
export function findStormOf({ storm }: Pick<CapacityRequest, 'storm'>, { settings }: EngineVersion): Storm | undefined {
  const asked = storm ?? (settings.stormFormula === undefined ? undefined : { id: settings.stormFormula });
  if (asked && 'id' in asked && !findStorm(asked.id))
    throw new ProblemError('storm-missing', `"${asked.id}" is no known storm formula; known are ${known}`);
  return asked;
}
