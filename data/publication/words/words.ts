import type { zh } from './zh.ts';

/** The same keys and lists for every language; each text is its own. */
type Shape<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? { readonly [K in keyof T]: Shape<T[K]> }
    : { readonly [K in keyof T]: Shape<T[K]> };

/** All that the public page says, in one language. A file that lacks a text, or has one too many, does not compile. */
export type Words = Omit<Shape<typeof zh>, 'language'> & { readonly language: 'zh' | 'en' };
