import type { CapacityRequest } from '../contract/capacity.ts';
import type { EngineVersion } from '../engine/engine.ts';
import { findStormOf } from './storm-of.ts';

/** What a question about weak points leaves open: the day, and the storm formula where the city has one. */
export function putDefaults(
  question: Pick<CapacityRequest, 'storm'> & { today?: string },
  version: EngineVersion,
): void {
  question.today ??= new Date().toISOString().slice(0, 10);
  const storm = findStormOf(question, version);
  if (storm) question.storm = storm;
}
