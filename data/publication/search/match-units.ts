import { isHan } from './normal-text.ts';

/** A character of a name with its syllable, or a run of Latin letters and digits as both. */
export interface Unit {
  text: string;
  syllable: string;
}

/** How a query met a name's units: from `start` to before `end`; `whole`: no syllable but the last was cut short. */
export interface UnitMatch {
  start: number;
  end: number;
  whole: boolean;
  /** The last syllable is typed in full too. */
  closed: boolean;
  /** Every syllable is given by its first letter (zh, ch, sh: one or two). */
  initials: boolean;
}

/**
 * Units of a Chinese name: a Han character each, other letters in runs. Syllables are given one for each unit or one
 * for each Han character; where they are neither, they stand alone, so that pinyin still finds the name.
 */
export function unitsOf(name: string, pinyin: string): Unit[] {
  const texts = name.match(/[㐀-䶿一-鿿]|[a-z0-9]+/g) ?? [];
  const syllables = pinyin.split(' ').filter(Boolean);
  if (syllables.length === texts.length) {
    return texts.map((text, k) => ({ text, syllable: isHan(text) ? syllables[k] : text }));
  }
  const inOrder = syllables.values();
  if (syllables.length === texts.filter(isHan).length) {
    return texts.map((text) => ({ text, syllable: isHan(text) ? inOrder.next().value! : text }));
  }
  return texts.map((text) => ({ text, syllable: isHan(text) ? '' : text }));
}

/**
 * Reads a query without spaces along the units from `start`: a Han character meets itself, letters meet a syllable's
 * beginning. So characters, pinyin, initials and any mixture of them are one thing. Undefined: they do not meet.
 */
export function matchUnits(query: string, units: readonly Unit[], start: number): UnitMatch | undefined {
  return read(0, start, true, true);

  function read(q: number, u: number, whole: boolean, initials: boolean): UnitMatch | undefined {
    if (u === units.length) return undefined;
    const { text, syllable } = units[u];
    if (isHan(query[q])) {
      if (text !== query[q]) return undefined;
      return go(q + 1, u, whole, true, false);
    }
    let length = 0;
    while (length < syllable.length && query[q + length] === syllable[length]) length++;
    // The longest reading first: 'xian' is 先 before it is 西安.
    for (; length > 0; length--) {
      const full = length === syllable.length;
      const initial = length === 1 || (length === 2 && syllable[1] === 'h');
      const met = go(q + length, u, whole, full, initials && initial);
      if (met) return met;
    }
    return undefined;
  }

  function go(q: number, u: number, whole: boolean, full: boolean, initials: boolean): UnitMatch | undefined {
    if (q === query.length) return { start, end: u + 1, whole, closed: full, initials };
    return read(q, u + 1, whole && full, initials);
  }
}
