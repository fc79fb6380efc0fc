import type { Near } from '../answer/answer.ts';
import { type DepthClass, depthRange } from '../depth-class.ts';
import { fill } from './fill.ts';
import type { Words } from './words.ts';

/** `2023-09-11` → 2023年9月11日, 11 September 2023; a month or a year alone is said alone; other text stays as it is. */
export function sayDate(date: string, words: Words): string {
  const [, y, m, d] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(date) ?? [];
  if (!y) return date;
  const month = m ? words.months[Number(m) - 1] : undefined;
  const form = !month ? words.date.year : d ? words.date.day : words.date.month;
  return fill(form, { y, m: month ?? '', d: d ? String(Number(d)) : '' });
}

/** `knee` → up to the knee (30–50 cm). */
export function sayDepth(depth: DepthClass | null, words: Words): string {
  if (!depth) return words.depthUnknown;
  const { fromM, toM } = depthRange(depth);
  const form = toM === null ? words.depthCm.above : fromM === 0 ? words.depthCm.below : words.depthCm.between;
  return fill(form, { depth: words.depth[depth], from: Math.round(fromM * 100), to: Math.round((toM ?? 0) * 100) });
}

/** A distance no more exact than the places are: to 50 m, from a kilometre on to 100 m. */
export function sayDistance(distanceM: number, words: Words): string {
  if (distanceM < 75) return fill(words.distance.within, { n: 100 });
  if (distanceM < 975) return fill(words.distance.m, { n: Math.round(distanceM / 50) * 50 });
  return fill(words.distance.km, { n: Math.round(distanceM / 100) / 10 });
}

/** How to get from here to there: about 400 m north-east. */
export function sayWay({ distanceM, wind }: Near, words: Words): string {
  if (distanceM === 0) return words.inExtent;
  return fill(words.way, { distance: sayDistance(distanceM, words), wind: words.wind[wind] });
}

/** A share in words people use: 0.2 → about a fifth. */
export function sayRoughShare(share: number, words: Words): string {
  const said = sayShare(share, words);
  return said === words.drains.shares[0] ? said : fill(words.drains.roughly, { share: said });
}

/** A share to the nearest of those that have a name: 0.2 → a fifth. */
export function sayShare(share: number, words: Words): string {
  const bounds = [0.08, 0.15, 0.27, 0.42, 0.58, 0.73, 0.87];
  const at = bounds.findIndex((below) => share < below);
  return words.drains.shares[at < 0 ? bounds.length : at];
}

/** Text of a code, or null for one that the words do not have. */
export function sayCode(
  list: 'use' | 'status' | 'level',
  code: string | null | undefined,
  words: Words,
): string | null {
  const texts: { readonly [code: string]: string } = words[list];
  return code && Object.hasOwn(texts, code) ? texts[code] : null;
}

/** A text of the publication in the reader's language, without the full stop it may end with. */
export function bare(text: { zh: string; en: string }, words: Words): string {
  return text[words.language].replace(/[。.]\s*$/, '');
}
