/*
 * Looks for what only the staff may know in what the public is served: the one search of the publication check and of
 * the test over every artefact.
 */

/** A value that tells something of an asset, and of which. */
export interface Secret {
  value: string;
  of: string;
}

export interface Leak extends Secret {
  /** Name of the artefact. */
  where: string;
  /** What stands around the value there. */
  around: string;
}

const coordinates = new Set(['at', 'bbox', 'rings']);

/**
 * The words and numbers of a publication without its coordinates: a latitude of 29.811° is no level of 29.811 m. Where
 * things lie is looked at vertex by vertex.
 */
export function searchableText(publication: unknown): string {
  return JSON.stringify(publication, (name, value: unknown) => (coordinates.has(name) ? undefined : value));
}

/** What may stand beside a value that is not part of a longer one. */
const isWordLetter = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter);

/**
 * Secrets that stand in a text as words of their own: `12.345` is not found in `112.3456`, `Y1` not in `Y12`. Chinese
 * names have no blanks around them, so a secret that begins or ends with a Chinese letter may stand anywhere.
 */
export function leaksIn(where: string, text: string, secrets: readonly Secret[]): Leak[] {
  const leaks: Leak[] = [];
  for (const { value, of } of secrets) {
    const find = (from: number): number => text.indexOf(value, from);
    for (let at = find(0); at >= 0; at = find(at + 1)) {
      const end = at + value.length;
      if (isPartOfLonger(text[at - 1], value[0]) || isPartOfLonger(text[end], value.at(-1)!)) continue;
      leaks.push({ value, of, where, around: text.slice(Math.max(0, at - 30), end + 30) });
      break;
    }
  }
  return leaks;
}

function isPartOfLonger(beside: string | undefined, letter: string): boolean {
  if (/\p{Script=Han}/u.test(letter)) return false;
  return isWordLetter(beside) && !/\p{Script=Han}/u.test(beside!);
}
