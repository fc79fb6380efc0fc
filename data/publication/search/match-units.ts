import { isHan } from './normal-text.ts';

/** A character of a name with its syllable, or a run of Latin letters and digits as both. */
export interface Unit {
  text: string;
  syllable: string;
}

/** How a query met a name's units: to before `end`. */
export interface UnitMatch {
  end: number;
  /** No syllable but the last was cut short. */
  whole: boolean;
  /** Nor the last. */
  closed: boolean;
  /** Every syllable is given by its first letter alone (zh, ch, sh: one or two). */
  initials: boolean;
}

/**
 * Units of a normal Chinese name without spaces: a Han character each, other letters in runs. Syllables are given one
 * for each unit or one for each Han character; where they are neither, the characters have none.
 */
export function unitsOf(name: string, syllables: readonly string[]): Unit[] {
  const texts = name.match(/[㐀-䶿一-鿿]|[a-z0-9]+/g) ?? [];
  const forEach = syllables.length === texts.length;
  const forHan = syllables.length === texts.filter(isHan).length;
  let next = 0;
  return texts.map((text, k) => {
    if (!isHan(text)) return { text, syllable: text };
    return { text, syllable: (forEach ? syllables[k] : forHan ? syllables[next++] : undefined) ?? '' };
  });
}

/**
 * Reads a query without spaces along the units from `start`: a Han character meets itself, letters meet a syllable's
 * beginning. So characters, pinyin, initials and any mixture of them are one thing. Undefined: they do not meet.
 */
export function matchUnits(query: string, units: readonly Unit[], start: number): UnitMatch | undefined {
  return read(query, 0, units, start, true, true);
}

function read(
  query: string,
  q: number,
  units: readonly Unit[],
  u: number,
  whole: boolean,
  initials: boolean,
): UnitMatch | undefined {
  if (u === units.length) return undefined;
  const { text, syllable } = units[u];
  const letter = query[q];
  if (letter === text) return go(q + 1, true, initials && !isHan(letter));
  // The longest reading first: 'xian' is 先 before it is 西安.
  let length = 0;
  while (length < syllable.length && query[q + length] === syllable[length]) length++;
  for (; length > 0; length--) {
    const initial = length === 1 || (length === 2 && syllable[1] === 'h');
    const met = go(q + length, length === syllable.length, initials && initial);
    if (met) return met;
  }
  return undefined;

  function go(next: number, full: boolean, byInitials: boolean): UnitMatch | undefined {
    if (next === query.length) return { end: u + 1, whole, closed: full, initials: byInitials };
    return read(query, next, units, u + 1, whole && full, byInitials);
  }
}
