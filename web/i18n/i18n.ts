import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/app-state.ts';
import type { Texts, zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
    returnNull: false;
  }
}

const htmlLanguage: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

/** A language is fetched when it is first needed: nobody waits for the words of the other one. */
const texts: Record<Language, () => Promise<Texts>> = {
  zh: () => import('./zh.ts').then((module) => module.zh),
  en: () => import('./en.ts').then((module) => module.en),
};

/** Starts the texts in a language; call once, before the first render. */
export async function startTexts(language: Language): Promise<void> {
  document.documentElement.lang = htmlLanguage[language];
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await texts[language]() } },
    // React escapes what it shows; escaping twice would print `&quot;`.
    interpolation: { escapeValue: false },
  });
}

/** Switches the texts and the document's language. */
export async function switchLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await texts[language]());
  }
  document.documentElement.lang = htmlLanguage[language];
  await i18next.changeLanguage(language);
}
