import { firstTexts } from './zh/first.ts';
import { laterTexts } from './zh/later.ts';

/** Every Chinese word of the interface. Labels of layers, fields and codes stand in data/model. */
export const zh = { ...firstTexts, ...laterTexts };

type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widen<T[K]> };

/** The shape both languages have. */
export type Texts = Widen<typeof zh>;
