import type { Entry, Key } from './entry.ts';
import { matchUnits, type UnitMatch } from './match-units.ts';
import { foldedText, isHan } from './normal-text.ts';
import { beginsWith, type Met, oneEdit } from './one-edit.ts';

/** How a query met a name, best first. */
export const matchKinds = [
  'exact',
  'prefix',
  'substring',
  'initials',
  'abbreviation',
  'parts',
  'homophone',
  'typo',
  'sounds-alike',
] as const;
export type MatchKind = (typeof matchKinds)[number];

const step = 1e6;

/** No match at all. */
export const never = matchKinds.length * step;

/** Better matches than this leave nothing to forgive. */
export const doubtful = matchKinds.indexOf('initials') * step;

/** A query in the forms it is compared in. */
export interface Query {
  /** Normal, words parted by one space. */
  text: string;
  words: string[];
  /** Without spaces. */
  compact: string;
  folded: string;
  /** Of Chinese characters, how it sounds; empty where that is not known. */
  heard: string;
}

/** Kind of the match, how loose it is within that (0–9), then what the entry is: lower is better. */
function scoreOf(match: MatchKind, loose: number, { order }: Entry): number {
  return matchKinds.indexOf(match) * step + loose * 1e5 + order;
}

/** Kind of the match that a score stands for. */
export function matchOf(score: number): MatchKind {
  return matchKinds[Math.floor(score / step)];
}

/** Score of a query that is typed right, as a whole. */
export function directScore(entry: Entry, { text, compact }: Query): number {
  const { units } = entry;
  const letter = compact[0];
  let best = never;
  for (let start = 0; start < units.length; start++) {
    const unit = units[start];
    if (unit.text[0] !== letter && unit.syllable[0] !== letter) continue;
    const met = matchUnits(compact, units, start);
    if (met) best = Math.min(best, unitScore(entry, start, met, compact));
  }
  if (isHan(letter)) return best;
  if (!entry.aligned) best = Math.min(best, textScore(entry, entry.pinyin, compact));
  return Math.min(best, textScore(entry, entry.en, text));
}

function unitScore(entry: Entry, start: number, { end, whole, closed, initials }: UnitMatch, query: string): number {
  const toEnd = end === entry.units.length;
  if (whole && (closed || !initials)) {
    if (start > 0) return scoreOf('substring', closed ? 0 : 1, entry);
    return toEnd && closed ? scoreOf('exact', 0, entry) : scoreOf('prefix', closed ? 0 : 1, entry);
  }
  // One letter alone is a beginning, nothing more.
  if (query.length === 1) return start === 0 ? scoreOf('prefix', 2, entry) : never;
  return scoreOf(initials ? 'initials' : 'abbreviation', (start > 0 ? 2 : 0) + (toEnd ? 0 : 1), entry);
}

function textScore(entry: Entry, { text, starts }: Key, query: string): number {
  const at = text.indexOf(query);
  if (at < 0 || (at > 0 && query.length === 1)) return never;
  if (at > 0) return scoreOf('substring', starts.includes(at) ? 0 : 2, entry);
  return scoreOf(text.length === query.length ? 'exact' : 'prefix', 0, entry);
}

/** Score of a query whose words stand one after the other in the name, with others between: two roads of a crossing. */
export function partsScore(entry: Entry, { words }: Query): number {
  const { units } = entry;
  let at = 0;
  const inUnits = words.every((word) => {
    for (; at < units.length; at++) {
      const met = matchUnits(word, units, at);
      if (!met) continue;
      at = met.end;
      return true;
    }
    return false;
  });
  if (inUnits) return scoreOf('parts', 0, entry);
  const { text, starts } = entry.en;
  let next = 0;
  const inEnglish = words.every((word) => {
    const found = starts.findIndex((start, k) => k >= next && text.startsWith(word, start));
    next = found + 1;
    return found >= 0;
  });
  return inEnglish ? scoreOf('parts', 1, entry) : never;
}

/** Shorter queries are too easily something else by one letter. */
const fewestLetters = 4;
const fewestCharacters = 3;

/** Score of a query with a slip: a wrong character that sounds right, one wrong letter, letters that sound alike. */
export function forgivingScore(entry: Entry, { text, compact, folded, heard }: Query): number {
  const { zh, pinyin, en } = entry;
  const alike = (entry.folded ??= foldedText(pinyin.text));
  const score = (match: MatchKind, loose: number): number => (loose < 9 ? scoreOf(match, loose, entry) : never);
  if (isHan(compact[0])) {
    const homophone = heard ? score('homophone', looseAt(heard, pinyin, beginsWith)) : never;
    if (compact.length < fewestCharacters) return homophone;
    return Math.min(homophone, score('typo', looseAt(compact, zh, oneEdit)));
  }
  if (compact.length < fewestLetters) return never;
  const typo = Math.min(looseAt(compact, pinyin, oneEdit), looseAt(text, en, oneEdit));
  if (folded.length < fewestLetters) return score('typo', typo);
  // What only sounds alike is nearly as sure as one other letter.
  const same = looseFrom(beginsWith(folded, alike, 0), 0) + 1;
  return Math.min(score('typo', Math.min(typo, same)), score('sounds-alike', looseFrom(oneEdit(folded, alike, 0), 0)));
}

function looseAt(
  query: string,
  { text, starts }: Key,
  meets: (query: string, text: string, start: number) => Met,
): number {
  let loose = 9;
  for (const start of starts) {
    // One letter too many is the most that may not fit.
    if (query.length > text.length - start + 1) break;
    loose = Math.min(loose, looseFrom(meets(query, text, start), start));
  }
  return loose;
}

/** 0: the whole name; 1: its beginning; 2: from a later word to the end; 3: a later word; 9: nowhere. */
function looseFrom(met: Met, start: number): number {
  return met === 0 ? 9 : (start > 0 ? 2 : 0) + (met === 2 ? 0 : 1);
}
