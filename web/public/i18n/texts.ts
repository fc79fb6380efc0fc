import { en as enWords } from '../../../data/publication/words/en.ts';
import type { Words } from '../../../data/publication/words/words.ts';
import { zh as zhWords } from '../../../data/publication/words/zh.ts';
import { usePreferences, type Language } from '../state/preferences.ts';
import { en } from './en.ts';
import { zh, type OwnTexts } from './zh.ts';

export interface Texts {
  /** What is said about places, risks and what to do: content. */
  words: Words;
  /** What the controls of the page say. */
  own: OwnTexts;
}

const texts: Record<Language, Texts> = { zh: { words: zhWords, own: zh }, en: { words: enWords, own: en } };

/** All texts in the language of the reader. */
export function useTexts(): Texts {
  return texts[usePreferences().language];
}
