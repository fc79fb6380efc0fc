import type { Text } from '../../model/text.ts';
import type { Place, Publication } from '../publication.ts';
import { type Entry, entryOf } from './entry.ts';
import { foldedText, isHan, normalText } from './normal-text.ts';
import {
  directScore,
  doubtful,
  forgivingScore,
  type MatchKind,
  matchOf,
  never,
  partsScore,
  type Query,
} from './score.ts';

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

/**
 * Finds places by Chinese, pinyin (with or without spaces and tones), initials, English, or a mixture, and forgives one
 * wrong letter or character. Exact before beginning before middle before initials before forgiven; within each, the
 * kinds people look for, then the shorter name. Each query looks at every name: no index to build or to keep.
 */
export function createSearch({
  places,
  districts,
  streets,
}: Pick<Publication, 'places' | 'districts' | 'streets'>): Search {
  const entries = places.map(entryOf);
  /** How the city's own names are read: enough to hear a wrong character that sounds right. */
  const readings = new Map<string, string>();
  for (const { units } of entries) for (const { text, syllable } of units) if (syllable) readings.set(text, syllable);

  function queryOf(text: string): Query {
    const compact = text.replaceAll(' ', '');
    const syllables = [...compact].map((letter) => (isHan(letter) ? readings.get(letter) : letter));
    const heard = syllables.includes(undefined) ? '' : syllables.join('');
    return { text, words: text.split(' '), compact, folded: foldedText(compact), heard };
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
      const asked = queryOf(text);
      const best = createBest(most);
      const rank = (score: (entry: Entry, query: Query) => number): void =>
        entries.forEach((entry, k) => best.add(score(entry, asked), k));
      rank(directScore);
      if (asked.words.length > 1 && best.least() === never) rank(partsScore);
      if (best.least() >= doubtful) rank(forgivingScore);
      return best.list().map(({ score, k }) => ({
        place: places[k],
        match: matchOf(score),
        within: within(places[k], language),
      }));
    },
  };
}

/** The lowest scores, each index once, equal ones by index. */
function createBest(most: number) {
  const kept: { score: number; k: number }[] = [];
  return {
    add(score: number, k: number): void {
      if (score >= never || (kept.length >= most && score > kept[kept.length - 1].score)) return;
      const known = kept.findIndex((one) => one.k === k);
      if (known >= 0 && kept[known].score <= score) return;
      if (known >= 0) kept.splice(known, 1);
      const at = kept.findIndex((one) => one.score > score || (one.score === score && one.k > k));
      kept.splice(at < 0 ? kept.length : at, 0, { score, k });
      if (kept.length > most) kept.pop();
    },
    least: (): number => kept[0]?.score ?? never,
    list: () => kept,
  };
}
