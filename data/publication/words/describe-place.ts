import type { Near } from '../answer/answer.ts';
import type { Place } from '../publication.ts';
import { fill } from './fill.ts';
import { sayCode, sayDate, sayDepth, sayWay } from './phrases.ts';
import { type Item, textIn } from './section.ts';
import type { Words } from './words.ts';

/** A place in a list: its name, what is known about it and, seen from another place, where it lies. */
export function describePlace(place: Place, words: Words, seen?: Near): Item {
  return {
    title: textIn(place.name, words.language),
    text: [...(seen ? [sayWay(seen, words)] : []), ...factsOf(place, words)].join(words.item.join),
    place,
  };
}

function factsOf(place: Place, words: Words): string[] {
  const { flood, kind } = place;
  if (flood) {
    const depth = sayDepth(flood.depthClass, words);
    const facts = [flood.depthClass ? fill(words.item.depth, { depth }) : depth];
    if (flood.lastEventOn) facts.push(fill(words.item.last, { date: sayDate(flood.lastEventOn, words) }));
    const status = sayCode('status', flood.status, words);
    if (status) facts.push(status);
    const level = sayCode('level', flood.riskLevel, words);
    if (level) facts.push(level);
    return facts;
  }
  if (kind === 'underpass' || kind === 'underground') {
    const what = sayCode('use', place.use, words) ?? words.kind[kind];
    const depthM = place.warningDepthM ?? null;
    if (depthM === null) return kind === 'underpass' ? [what, words.item.warnsUnknown] : [what];
    return [what, fill(words.item.warns, { cm: Math.round(depthM * 100) })];
  }
  return [words.kind[kind]];
}
