/** Whether a letter of a normal text is a Han character: nothing else in one lies beyond ASCII. */
export const isHan = (letter: string): boolean => letter > '\u007f';

/**
 * A text for comparing: narrow, small letters without tones or accents, ü as v (lü, lv, lu: and lǜ are one), Han
 * characters and digits kept, everything else one space.
 */
export function normalText(text: string): string {
  // Most names need none of it, and there are thousands.
  if (/^(?:[a-z0-9]+(?: [a-z0-9]+)*|[㐀-䶿一-鿿]+)$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u(\u0308|:)/g, 'v')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9㐀-䶿一-鿿]+/g, ' ')
    .trim();
}

/**
 * Letters that many people do not tell apart made one: zh z, ch c, sh s; n l; ang an, eng en, ing in; ü u. Of a query
 * and a name alike, so that boundaries of syllables need not be known.
 */
export function foldedText(text: string): string {
  return text
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replace(/l/g, 'n')
    .replace(/v/g, 'u');
}
