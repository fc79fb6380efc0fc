import type { Publication } from '../../../data/publication/publication.ts';

/** Digits with the signs people put between them; from seven digits on it may be a telephone number. */
const numbers = /\+?\d(?:[ \-()]?\d){6,}/g;
/** A mobile phone is somebody's own, also where a record calls it a hotline. */
const mobile = /^(?:\+?86)?1[3-9]\d{9}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Telephone numbers in the words of a publication that are no public hotline, with where they stand. */
export function forbiddenPhones(publication: Publication): string[] {
  const lines = [
    ...publication.city.hotlines.map(({ number }) => number),
    ...publication.places.flatMap(({ flood }) => [flood?.hotline?.zh ?? '', flood?.hotline?.en ?? '']),
  ];
  const known = new Set(lines.flatMap(phonesIn).filter((phone) => !mobile.test(phone)));
  const found: string[] = [];
  for (const [path, words] of textsOf(publication, '')) {
    for (const phone of phonesIn(words)) if (!known.has(phone)) found.push(`${path}: ${phone}`);
  }
  return found;
}

function phonesIn(words: string): string[] {
  if (day.test(words)) return [];
  return [...words.matchAll(numbers)].map(([number]) => number.replace(/[^\d+]/g, ''));
}

/** Members that hold numbers of another kind: releases, versions, the approval of a map. */
const otherNumbers = new Set(['release', 'dataVersion', 'id', 'mapApproval']);

/** Texts that people read, with their paths. */
function* textsOf(value: unknown, path: string): Generator<[string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (otherNumbers.has(name)) continue;
      yield* textsOf(member, path === '' ? name : `${path}.${name}`);
    }
  }
}
