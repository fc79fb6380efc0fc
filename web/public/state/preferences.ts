import { useSyncExternalStore } from 'react';
import { keep, readKept } from './storage.ts';

export type Language = 'zh' | 'en';

/** How a person wants to read; `auto` is what the device says. */
export interface Preferences {
  language: Language;
  scheme: 'auto' | 'light' | 'dark';
  contrast: 'auto' | 'high';
  size: 'normal' | 'large' | 'largest';
}

const allowed: { [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  language: ['zh', 'en'],
  scheme: ['auto', 'light', 'dark'],
  contrast: ['auto', 'high'],
  size: ['normal', 'large', 'largest'],
};

/** Preferences out of what was kept; whatever is not allowed is what the device says. */
export function readPreferences(kept: unknown, deviceLanguages: readonly string[]): Preferences {
  const chosen = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const pick = <Name extends keyof Preferences>(name: Name, fallback: Preferences[Name]): Preferences[Name] =>
    allowed[name].find((value) => value === chosen[name]) ?? fallback;
  const speaksChinese = deviceLanguages.length === 0 || deviceLanguages.some((tag) => /^zh\b/i.test(tag));
  return {
    language: pick('language', speaksChinese ? 'zh' : 'en'),
    scheme: pick('scheme', 'auto'),
    contrast: pick('contrast', 'auto'),
    size: pick('size', 'normal'),
  };
}

let preferences = readPreferences(readKept('preferences'), navigator.languages);
const listeners = new Set<() => void>();
const dark = matchMedia('(prefers-color-scheme: dark)');
const more = matchMedia('(prefers-contrast: more)');

/** Light or dark, and contrast, as drawn now. */
export interface Look {
  scheme: 'light' | 'dark';
  contrast: 'normal' | 'high';
}

export function lookOf({ scheme, contrast }: Preferences): Look {
  return {
    scheme: scheme === 'auto' ? (dark.matches ? 'dark' : 'light') : scheme,
    contrast: contrast === 'high' || more.matches ? 'high' : 'normal',
  };
}

function apply(): void {
  const root = document.documentElement;
  const { scheme, contrast } = lookOf(preferences);
  root.lang = preferences.language === 'zh' ? 'zh-CN' : 'en';
  Object.assign(root.dataset, { scheme, contrast, size: preferences.size });
  for (const listener of listeners) listener();
}

/** Changes some preferences, on the page and on the device. */
export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  keep('preferences', preferences);
  apply();
}

/** Puts the preferences on the document and follows what the device says; call once, before the first render. */
export function startPreferences(): void {
  for (const query of [dark, more]) {
    query.addEventListener('change', () => {
      preferences = { ...preferences };
      apply();
    });
  }
  apply();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => preferences,
  );
}
