import type { Text } from '../../../data/model/text.ts';

/** An official warning as a city's feed says it. */
export interface Warning {
  /** Colour of the warning; undefined where the feed names another. */
  level: 'red' | 'orange' | 'yellow' | 'blue' | undefined;
  text: Text;
  /** ISO 8601: the moment from which on it is not shown any more. */
  until: string;
}

const levels = ['red', 'orange', 'yellow', 'blue'] as const;

/**
 * The warning a feed's answer (`{ level, text, until }`, the text in one language or in both) holds at a moment.
 * Undefined for none, for one that has run out, and for whatever cannot be read: a warning is never guessed.
 */
export function readWarning(value: unknown, now: Date): Warning | undefined {
  const { level, text, until } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof until !== 'string' || !(new Date(until).getTime() > now.getTime())) return undefined;
  const said = typeof text === 'string' ? { zh: text, en: text } : (text as Partial<Text> | null | undefined);
  if (typeof said?.zh !== 'string' || said.zh.trim() === '') return undefined;
  const en = typeof said.en === 'string' && said.en.trim() !== '' ? said.en : said.zh;
  return { level: levels.find((one) => one === level), text: { zh: said.zh, en }, until };
}
