import type { Text } from '../../model/text.ts';
import type { Place } from '../publication.ts';

/**
 * A part of what is said, in the order it is said: the page, the print, the page without JavaScript and the shared text
 * are all made of these. Empty lists are left out by who shows them.
 */
export interface Section {
  id: SectionId;
  /** How it is marked: something that happened or must not be done, care, nothing on record, not known. */
  tone: 'alert' | 'care' | 'calm' | 'unknown' | 'plain';
  heading: string;
  sentences: string[];
  items: Item[];
  calls: Call[];
}

export type SectionId =
  | 'place'
  | 'reported'
  | 'walking'
  | 'driving'
  | 'during'
  | 'call'
  | 'avoid'
  | 'nearby'
  | 'zone'
  | 'before'
  | 'after'
  | 'drains'
  | 'sure'
  | 'unknown'
  | 'sources'
  | 'rules'
  | 'limits'
  | 'text';

/** A line of a list. `place`: what its title leads to. */
export interface Item {
  title: string;
  text: string;
  place: Place | null;
}

/** A number to call. `tel` stands in a `tel:` address; null: not to be called, and `note` says why. */
export interface Call {
  label: string;
  number: string;
  tel: string | null;
  note: string | null;
}

/** A section of a heading and sentences; lists are added by `with`. */
export function section(
  id: SectionId,
  heading: string,
  sentences: readonly string[],
  more: Partial<Section> = {},
): Section {
  return { id, tone: 'plain', heading, sentences: [...sentences], items: [], calls: [], ...more };
}

/** A list item that is a sentence and leads nowhere. */
export function line(text: string): Item {
  return { title: '', text, place: null };
}

/** A call for a number as people write it; `note` for one that must not be dialled. */
export function callTo(label: string, number: string, fictionalNote: string | null): Call {
  const digits = number.replace(/[\s()（）-]/g, '');
  const dials = fictionalNote === null && /^\+?\d{3,}$/.test(digits);
  return { label, number, tel: dials ? digits : null, note: fictionalNote };
}

/** Of a text in both languages the one that is there: the reader's, else the other. */
export function textIn(text: Text, language: 'zh' | 'en'): string {
  return text[language] || text.zh || text.en;
}
