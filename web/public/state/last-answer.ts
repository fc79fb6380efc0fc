import type { Place } from '../../../data/publication/publication.ts';
import type { Section } from '../../../data/publication/words/section.ts';
import { keep, readKept } from './storage.ts';

/** The last answer a person saw on this device. */
export interface LastAnswer {
  /** Null: an answer for the person's position, of which nothing but the words is kept. */
  place: { id: string; name: { zh: string; en: string } } | null;
  /** Day it was seen, ISO 8601. */
  seenOn: string;
  /** Day of the data it was made from. */
  madeOn: string;
  /** The words as they stood, for when nothing else can be had. */
  sections: Section[];
}

/** Sections worth keeping when there is no network: what to do, where not to go, whom to call. */
const lasting: readonly Section['id'][] = [
  'place',
  'reported',
  'walking',
  'driving',
  'during',
  'call',
  'avoid',
  'nearby',
];

/** Keeps an answer on the device; false where it has no room. */
export function keepAnswer(place: Place | null, sections: readonly Section[], madeOn: string): boolean {
  const last: LastAnswer = {
    place: place && { id: place.id, name: place.name },
    seenOn: new Date().toISOString().slice(0, 10),
    madeOn,
    sections: sections
      .filter(({ id }) => lasting.includes(id))
      // A list says what it says by its texts; what they lead to is not kept.
      .map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, place: null })) })),
  };
  return keep('last-answer', last);
}

/** What was kept, or undefined: nothing, or nothing that can be read. */
export function readLastAnswer(kept: unknown = readKept('last-answer')): LastAnswer | undefined {
  const last = kept as Partial<LastAnswer> | null | undefined;
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isTexts = (values: unknown): boolean => Array.isArray(values) && values.every(isText);
  const isWhole =
    isText(last?.seenOn) &&
    isText(last?.madeOn) &&
    (last?.place === null ||
      (isText(last?.place?.id) && isText(last?.place?.name?.zh) && isText(last?.place?.name?.en))) &&
    Array.isArray(last?.sections) &&
    last.sections.every(
      ({ id, heading, sentences, items, calls }) =>
        isText(id) && isText(heading) && isTexts(sentences) && Array.isArray(items) && Array.isArray(calls),
    );
  return isWhole ? (last as LastAnswer) : undefined;
}
