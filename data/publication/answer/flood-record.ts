import { depthClasses } from '../depth-class.ts';
import type { Place } from '../publication.ts';
import type { FloodRecord } from './answer.ts';

/** What is on record at flood points taken together. */
export function floodRecord(points: readonly Place[]): FloodRecord {
  const depthOf = ({ flood }: Place): number => (flood?.depthClass ? depthClasses.indexOf(flood.depthClass) : -1);
  const lastOf = ({ flood }: Place): string => flood?.lastEventOn ?? '';
  // ISO dates: the order of their letters is the order of the days.
  const later = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);
  const sorted = points.toSorted((a, b) => depthOf(b) - depthOf(a) || later(lastOf(a), lastOf(b)));
  const facts = sorted.flatMap(({ flood }) => flood ?? []);
  const lastEventOn =
    facts
      .flatMap((fact) => fact.lastEventOn ?? [])
      .sort()
      .at(-1) ?? null;
  const atLast = facts.filter((fact) => lastEventOn && fact.lastEventOn === lastEventOn);
  return {
    points: sorted,
    depthClass: facts[0]?.depthClass ?? null,
    lastEventOn,
    lastDepthClass: depthClasses.findLast((depth) => atLast.some((fact) => fact.lastDepthClass === depth)) ?? null,
    events: facts.reduce((sum, fact) => sum + fact.events, 0),
    eventsSince: facts.flatMap((fact) => fact.eventsSince ?? []).sort()[0] ?? null,
  };
}
