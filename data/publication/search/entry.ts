import type { Place, PlaceKind } from '../publication.ts';
import { type Unit, unitsOf } from './match-units.ts';
import { normalText } from './normal-text.ts';

/** A text that queries are compared with, and where its words or syllables begin. */
export interface Key {
  text: string;
  starts: number[];
}

/** A place as the search knows it. */
export interface Entry {
  /** Kind in the order people look for them, then the length of the name: the lower the sooner, below 10,000. */
  order: number;
  units: Unit[];
  /** Whether each unit has its syllable: else pinyin is compared by itself. */
  aligned: boolean;
  /** Chinese name and pinyin without spaces, English name; all normal. */
  zh: Key;
  pinyin: Key;
  /** Pinyin folded, made when a query first needs it. */
  folded?: string;
  en: Key;
}

/** Where people live first, then where they go. */
const kinds: readonly PlaceKind[] = [
  'district',
  'street',
  'community',
  'road',
  'flood_point',
  'underpass',
  'heritage',
  'underground',
];

/** What the search compares of a place: its names in every spelling, and where its kind stands among equals. */
export function entryOf({ name, pinyin, kind }: Place): Entry {
  const zh = normalText(name.zh).replaceAll(' ', '');
  const syllables = normalText(pinyin).split(' ').filter(Boolean);
  const en = normalText(name.en).split(' ');
  const units = unitsOf(zh, syllables);
  return {
    order: kinds.indexOf(kind) * 1000 + Math.min(999, zh.length),
    units,
    aligned: units.map(({ syllable }) => syllable).join('') === syllables.join(''),
    zh: keyOf([...zh], ''),
    pinyin: keyOf(syllables, ''),
    en: keyOf(en, ' '),
  };
}

function keyOf(words: readonly string[], joint: string): Key {
  let at = -joint.length;
  const starts = words.map((word) => {
    const start = at + joint.length;
    at = start + word.length;
    return start;
  });
  return { text: words.join(joint), starts };
}
