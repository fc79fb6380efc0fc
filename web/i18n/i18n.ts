import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/app-state.ts';
import type { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
    returnNull: false;
  }
}

const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/**
 * A language is fetched when it is first needed, and of it first what the first picture says: nobody waits for the words
 * of panels or of the other language.
 */
const texts: Record<Language, { first: () => Promise<object>; later: () => Promise<object> }> = {
  zh: {
    first: () => import('./zh/first.ts').then((module) => module.firstTexts),
    later: () => import('./zh/later.ts').then((module) => module.laterTexts),
  },
  en: {
    first: () => import('./en/first.ts').then((module) => module.firstTexts),
    later: () => import('./en/later.ts').then((module) => module.laterTexts),
  },
};

/**
 * `{{pipes}} {{pipes, pipe|pipes}}`: the noun that a count, already written as text, asks for. A sentence may count
 * several things, and languages that do not tell one from many leave the noun out.
 */
export function nounFor(count: unknown, nouns: string | undefined): string {
  const [one, many = one] = (nouns ?? '').split('|');
  return String(count) === '1' ? one : many;
}

const nothing = (): void => undefined;
const nouns: FormatterModule = { type: 'formatter', init: nothing, add: nothing, addCached: nothing, format: nounFor };

/** Starts the texts of the first picture in a language; call once, before the first render. */
export async function startTexts(language: Language): Promise<void> {
  document.documentElement.lang = htmlLanguage[language];
  await i18next
    .use(initReactI18next)
    .use(nouns)
    .init({
      lng: language,
      resources: { [language]: { translation: await texts[language].first() } },
      // React escapes what it shows; escaping twice would print `&quot;`.
      interpolation: { escapeValue: false },
    });
}

/** Languages whose texts are all there. */
const complete = new Set<Language>();

/** Fetches the other texts of the language in use; nothing that shows them is drawn before. */
export function moreTexts(): Promise<void> {
  return completeTexts(i18next.language as Language);
}

async function completeTexts(language: Language): Promise<void> {
  if (complete.has(language)) return;
  const [first, later] = await Promise.all([texts[language].first(), texts[language].later()]);
  i18next.addResourceBundle(language, 'translation', { ...first, ...later });
  complete.add(language);
}

/** Switches the texts and the document's language. */
export async function switchLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  await completeTexts(language);
  document.documentElement.lang = htmlLanguage[language];
  await i18next.changeLanguage(language);
}
