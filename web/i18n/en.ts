import { firstTexts } from './en/first.ts';
import { laterTexts } from './en/later.ts';
import type { Texts } from './zh.ts';

/** Every English word of the interface. */
export const en: Texts = { ...firstTexts, ...laterTexts };
