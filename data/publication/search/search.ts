import type { Text } from '../../model/text.ts';
import type { Place, PlaceKind, Publication } from '../publication.ts';
import { matchUnits, type Unit, type UnitMatch, unitsOf } from './match-units.ts';
import { foldedText, isHan, normalText } from './normal-text.ts';
import { oneEdit } from './one-edit.ts';

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

export interface Found {
  place: Place;
  match: MatchKind;
  /** Street and district in the reader's language, which tell equal names apart; empty for a district. */
  within: string;
}

export interface Search {
  /** Best first, at most `most`; ties in the order of the publication. An empty query finds nothing. */
  find(query: string, language: keyof Text, most?: number): Found[];
}

/** Kinds in the order people look for them: where they live, then where they go. */
const kindOrder: readonly PlaceKind[] = [
  'district',
  'street',
  'community',
  'road',
  'flood_point',
  'underpass',
  'heritage',
  'underground',
];

interface Entry {
  place: Place;
  kind: number;
  units: Unit[];
  /** Whether each unit has its syllable: else the pinyin is matched by itself. */
  aligned: boolean;
  /** Chinese name, pinyin without spaces, English name: normal; where a word or syllable begins in each. */
  keys: { text: string; folded: string; starts: number[] }[];
}

/**
 * Finds places by Chinese, pinyin (with or without spaces and tones), initials, English, or a mixture, and forgives one
 * wrong letter or character. Exact before beginning before middle before initials before forgiven; within each, the
 * kinds in order, then the shorter name.
 */
export function createSearch({
  places,
  districts,
  streets,
}: Pick<Publication, 'places' | 'districts' | 'streets'>): Search {
  const entries = places.map(entryOf);
  /** How the city's own names are read: enough to hear a wrong character that sounds right. */
  const readings = new Map<string, string>();
  for (const { units } of entries) {
    for (const { text, syllable } of units) if (syllable && isHan(text)) readings.set(text, syllable);
  }

  function within(place: Place, language: keyof Text): string {
    const street = place.street === null ? undefined : places[streets[place.street].place];
    const district = place.district === null ? undefined : places[districts[place.district].place];
    const names = [street, district].flatMap((area) => (area && area !== place ? area.name[language] : []));
    return names.join(language === 'zh' ? ' · ' : ', ');
  }

  return {
    find(query, language, most = 8) {
      const text = normalText(query);
      if (!text) return [];
      let scores = entries.map((entry) => directScore(entry, text));
      if (!scores.some((score) => score < forgivenFrom)) {
        const heard = homophone(text, readings);
        scores = scores.map((score, k) => Math.min(score, forgivingScore(entries[k], text, heard)));
      }
      return scores
        .flatMap((score, k) => (score < never ? { score, k } : []))
        .sort((a, b) => a.score - b.score || a.k - b.k)
        .slice(0, most)
        .map(({ score, k }) => ({
          place: places[k],
          match: matchKinds[Math.floor(score / classStep)],
          within: within(places[k], language),
        }));
    },
  };
}

function entryOf(place: Place): Entry {
  const zh = normalText(place.name.zh);
  const en = normalText(place.name.en);
  const pinyin = normalText(place.pinyin);
  const key = (text: string, words: readonly string[], joint: string): Entry['keys'][number] => {
    const starts: number[] = [];
    let at = 0;
    for (const word of words) {
      starts.push(at);
      at += word.length + joint.length;
    }
    return { text, folded: foldedText(text), starts };
  };
  const compact = zh.replaceAll(' ', '');
  const syllables = pinyin.split(' ');
  const units = unitsOf(compact, pinyin);
  return {
    place,
    kind: kindOrder.indexOf(place.kind),
    units,
    aligned: units.map(({ syllable }) => syllable).join('') === syllables.join(''),
    keys: [key(compact, [...compact], ''), key(syllables.join(''), syllables, ''), key(en, en.split(' '), ' ')],
  };
}

const classStep = 1e6;
const never = matchKinds.length * classStep;
/** Better matches than these leave nothing to forgive. */
const forgivenFrom = matchKinds.indexOf('initials') * classStep;

/** Class, then how loosely (0–9), then kind, then length: lower is better. */
function scoreOf(match: MatchKind, loose: number, entry: Entry): number {
  const length = Math.min(999, entry.keys[0].text.length || entry.keys[2].text.length);
  return matchKinds.indexOf(match) * classStep + loose * 1e5 + entry.kind * 1e3 + length;
}

function directScore(entry: Entry, text: string): number {
  const compact = text.replaceAll(' ', '');
  const { units, keys } = entry;
  let best = never;
  for (let start = 0; start < units.length; start++) {
    const met = matchUnits(compact, units, start);
    if (met) best = Math.min(best, unitScore(entry, met, compact));
    if (best < classStep) return best;
  }
  const pinyin = keys[1].text;
  if (!entry.aligned) best = Math.min(best, textScore(entry, pinyin, compact, keys[1].starts));
  best = Math.min(best, textScore(entry, keys[2].text, text, keys[2].starts));
  if (best >= never && text !== compact && inOrder(text.split(' '), entry)) best = scoreOf('parts', 0, entry);
  return best;
}

function unitScore(entry: Entry, { start, end, whole, closed, initials }: UnitMatch, query: string): number {
  const toEnd = end === entry.units.length;
  if (whole && (closed || !initials)) {
    if (start > 0) return scoreOf('substring', closed ? 0 : 1, entry);
    return toEnd && closed ? scoreOf('exact', 0, entry) : scoreOf('prefix', closed ? 0 : 1, entry);
  }
  // One letter alone is a beginning, nothing more.
  if (query.length === 1) return start === 0 ? scoreOf('prefix', 2, entry) : never;
  const loose = (start > 0 ? 2 : 0) + (toEnd ? 0 : 1);
  return scoreOf(initials ? 'initials' : 'abbreviation', loose, entry);
}

function textScore(entry: Entry, text: string, query: string, starts: readonly number[]): number {
  if (!text.startsWith(query)) {
    const at = query.length > 1 ? text.indexOf(query) : -1;
    if (at < 0) return never;
    return scoreOf('substring', starts.includes(at) ? 0 : 2, entry);
  }
  return scoreOf(text.length === query.length ? 'exact' : 'prefix', 0, entry);
}

/** Whether the words of a query are found one after the other in a name: the two roads of a crossing, say. */
function inOrder(words: readonly string[], { units, keys }: Entry): boolean {
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
  if (inUnits) return true;
  const english = keys[2].text.split(' ');
  let next = 0;
  return words.every((word) => {
    const found = english.findIndex((one, k) => k >= next && one.startsWith(word));
    next = found + 1;
    return found >= 0;
  });
}

/** Shorter queries are too easily something else by one letter. */
const fewestLetters = 4;
const fewestCharacters = 3;

function forgivingScore(entry: Entry, text: string, heard: string): number {
  const compact = text.replaceAll(' ', '');
  const [zh, pinyin, en] = entry.keys;
  let best = never;
  if (heard) {
    const loose = looseAt(heard, pinyin.text, pinyin.starts, sameFrom);
    if (loose < 9) best = scoreOf('homophone', loose, entry);
  }
  if (isHan(text[0])) {
    if (compact.length < fewestCharacters) return best;
    const loose = looseAt(compact, zh.text, zh.starts, oneEdit);
    return loose < 9 ? Math.min(best, scoreOf('typo', loose, entry)) : best;
  }
  if (compact.length < fewestLetters) return best;
  const typed = [
    [compact, pinyin],
    [text, en],
  ] as const;
  for (const [query, key] of typed) {
    const typo = looseAt(query, key.text, key.starts, oneEdit);
    if (typo < 9) best = Math.min(best, scoreOf('typo', typo, entry));
    const folded = foldedText(query);
    if (folded.length < fewestLetters) continue;
    const alike = looseAt(folded, key.folded, [0], sameFrom);
    // What only sounds alike is surer than another letter, if the rest is the same.
    if (alike < 9) best = Math.min(best, scoreOf('typo', alike, entry));
    const both = looseAt(folded, key.folded, [0], oneEdit);
    if (both < 9) best = Math.min(best, scoreOf('sounds-alike', both, entry));
  }
  return best;
}

/** 0: the whole name; 1: its beginning; 2: from a later word on to the end; 3: a later word; 9: nowhere. */
function looseAt(
  query: string,
  text: string,
  starts: readonly number[],
  meets: (query: string, text: string, start: number) => 0 | 1 | 2,
): number {
  let loose = 9;
  for (const start of starts) {
    const met = meets(query, text, start);
    if (met > 0) loose = Math.min(loose, (start > 0 ? 2 : 0) + (met === 2 ? 0 : 1));
    if (loose === 0) break;
  }
  return loose;
}

function sameFrom(query: string, text: string, start: number): 0 | 1 | 2 {
  if (!text.startsWith(query, start)) return 0;
  return text.length - start === query.length ? 2 : 1;
}

/** How a query in Chinese characters sounds, by the city's own names; empty where one of them is not known. */
function homophone(text: string, readings: ReadonlyMap<string, string>): string {
  const syllables = [...text.replaceAll(' ', '')].map((letter) => (isHan(letter) ? readings.get(letter) : letter));
  return isHan(text[0]) && syllables.every((one) => one !== undefined) ? syllables.join('') : '';
}
